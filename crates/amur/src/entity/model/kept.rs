//! Results that are kept by their key, in places that are as many for any amount of text.

/// Values by key: each key has one place, and the last that came there stays.
#[derive(Debug)]
pub(super) struct Kept<V, const PLACES: usize> {
    places: Vec<Place<V>>,
}

/// A key with its value, in a line of the cache of their own.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Place<V> {
    key: u64,
    value: V,
}

impl<V, const PLACES: usize> Default for Kept<V, PLACES> {
    fn default() -> Self {
        const { assert!(PLACES.is_power_of_two() && PLACES > 1) };
        Self { places: Vec::new() }
    }
}

impl<V: Clone + Default, const PLACES: usize> Kept<V, PLACES> {
    /// Takes all out, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.places.clear();
    }

    /// The value that is kept for a key, which is a hash; the value that is made where there is none.
    #[inline]
    pub(super) fn get_or(&mut self, key: u64, make: impl FnOnce() -> V) -> &mut V {
        if self.places.is_empty() {
            self.places.resize(PLACES, Place::default());
        }
        // No key is that of an empty place.
        let key = key | 1;
        let place = &mut self.places[(key >> (64 - PLACES.trailing_zeros())) as usize % PLACES];
        if place.key != key {
            *place = Place { key, value: make() };
        }
        &mut place.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_key_of_a_place_stays() {
        let mut kept = Kept::<u8, 4>::default();
        let (first, second, elsewhere) = (1 << 62, 1 << 62 | 2, 1 << 63);
        assert_eq!(*kept.get_or(first, || 1), 1);
        assert_eq!(*kept.get_or(elsewhere, || 2), 2);
        assert_eq!(*kept.get_or(first, || 3), 1);
        assert_eq!(*kept.get_or(second, || 4), 4);
        assert_eq!(*kept.get_or(first, || 5), 5);
        assert_eq!(*kept.get_or(elsewhere, || 6), 2);
    }
}
