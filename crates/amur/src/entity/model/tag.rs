//! Tags of tokens: outside a name, or its beginning, inside, last or only token (BILOU), for each of three types.

use crate::EntityType;

/// How many tags there are.
pub const TAGS: usize = 13;
/// Outside any name.
pub const OUTSIDE: usize = 0;
/// The types that models tell apart.
pub const TYPES: [EntityType; 3] = [EntityType::Per, EntityType::Org, EntityType::Loc];

/// The place of a token in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its first token.
    Begin,
    /// Neither its first nor its last.
    Inside,
    /// Its last token.
    Last,
    /// Its only token.
    Unit,
}

impl Place {
    const ALL: [Self; 4] = [Self::Begin, Self::Inside, Self::Last, Self::Unit];

    /// The place of token `at` in a name of `length` tokens.
    #[must_use]
    pub fn of(at: usize, length: usize) -> Self {
        match (at == 0, at + 1 == length) {
            (true, true) => Self::Unit,
            (true, false) => Self::Begin,
            (false, true) => Self::Last,
            (false, false) => Self::Inside,
        }
    }
}

/// The tag of a place in a name whose type has this index in [`TYPES`].
#[must_use]
pub fn tag(kind: usize, place: Place) -> usize {
    1 + 4 * kind + place as usize
}

/// The type's index and the place that a tag stands for; none outside names.
#[must_use]
pub fn parts(tag: usize) -> Option<(usize, Place)> {
    let inner = tag.checked_sub(1)?;
    Some((inner / 4, Place::ALL[inner % 4]))
}

/// Whether `after` may follow `before`. What is outside stands before the first and after the last token.
#[must_use]
pub const fn follows(before: usize, after: usize) -> bool {
    let open = before != OUTSIDE && (before - 1) % 4 < 2;
    let continues = after != OUTSIDE && matches!((after - 1) % 4, 1 | 2);
    if open { continues && (before - 1) / 4 == (after - 1) / 4 } else { !continues }
}

/// The names in a row of tags, as (first token, one past the last, index of the type).
pub fn names(tags: &[usize]) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(tag) = tags.get(at) {
            let start = at;
            at += 1;
            let Some((kind, place)) = parts(*tag) else { continue };
            if place == Place::Begin {
                while tags
                    .get(at)
                    .and_then(|tag| parts(*tag))
                    .is_some_and(|(_, place)| place == Place::Inside)
                {
                    at += 1;
                }
                at = (at + 1).min(tags.len());
            }
            return Some((start, at, kind));
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_follow() {
        let [begin, inside, last, unit] = Place::ALL.map(|place| tag(1, place));
        assert!(follows(OUTSIDE, begin) && follows(begin, last) && follows(begin, inside));
        assert!(follows(last, unit) && follows(unit, OUTSIDE));
        assert!(
            !follows(OUTSIDE, inside) && !follows(begin, OUTSIDE) && !follows(begin, tag(2, Place::Last))
        );
    }

    #[test]
    fn tags_to_names() {
        let tags =
            [0, tag(0, Place::Unit), tag(2, Place::Begin), tag(2, Place::Inside), tag(2, Place::Last), 0];
        assert_eq!(names(&tags).collect::<Vec<_>>(), [(1, 2, 0), (2, 5, 2)]);
        assert_eq!((0..3).map(|at| Place::of(at, 3)).collect::<Vec<_>>(), Place::ALL[..3]);
    }
}
