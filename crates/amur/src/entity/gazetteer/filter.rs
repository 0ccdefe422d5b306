//! How names may begin, in little memory: most words of a text are told to begin none.

/// What is known of the hash of some first characters: whether they are the key of a name, and whether one goes on.
///
/// A filter by the last bits of the hash: what it denies is not there, what it affirms may be.
#[derive(Debug)]
pub(super) struct Filter(Vec<u64>);

pub(super) const WHOLE: u64 = 1;
pub(super) const BEGUN: u64 = 2;

impl Filter {
    /// How many hashes it tells apart, two bits each.
    const PLACES: usize = 1 << 19;

    pub(super) fn new() -> Self {
        Self(vec![0; Self::PLACES / 32])
    }

    pub(super) fn add(&mut self, hash: u64, what: u64) {
        let place = hash as usize % Self::PLACES;
        self.0[place / 32] |= what << (2 * (place % 32));
    }

    #[inline]
    pub(super) fn get(&self, hash: u64) -> u64 {
        let place = hash as usize % Self::PLACES;
        self.0.get(place / 32).map_or(0, |bits| bits >> (2 * (place % 32)) & (WHOLE | BEGUN))
    }
}

/// Which two characters names begin with, a bit each by their hash: what it denies begins none.
#[derive(Debug)]
pub(super) struct Pairs(Vec<u64>);

impl Pairs {
    const PLACES: usize = 1 << 16;

    pub(super) fn new() -> Self {
        Self(vec![0; Self::PLACES / 64])
    }

    pub(super) fn add(&mut self, first: char, second: Option<char>) {
        let (at, bit) = Self::place(first, second);
        self.0[at] |= bit;
    }

    /// Whether a name may begin so, or be the first character alone.
    #[inline]
    pub(super) fn may_begin(&self, first: char, second: Option<char>) -> bool {
        let has = |(at, bit): (usize, u64)| self.0.get(at).is_some_and(|bits| bits & bit != 0);
        has(Self::place(first, second)) || has(Self::place(first, None))
    }

    #[inline]
    fn place(first: char, second: Option<char>) -> (usize, u64) {
        let pair = u32::from(first) << 8 ^ second.map_or(0, u32::from);
        // The golden ratio spreads the bits; the highest are the best ones.
        let place = pair.wrapping_mul(0x9E37_79B9) >> 16;
        (place as usize / 64, 1 << (place % 64))
    }
}
