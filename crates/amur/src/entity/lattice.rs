//! Where Chinese words begin and end around a known name: whether the name cuts through a word.
//!
//! 其中美国 is 其中 and 美国, though 中美 stands in it. The ways to read the characters around a name as words are compared by
//! what the words cost; where a reading that runs across an edge of the name is the cheapest, the name is there by chance.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::script::is_han;
use crate::tsv;

/// Words with their cost in bits.
static COSTS: LazyLock<HashMap<&str, u32, FixedState>> = LazyLock::new(|| {
    let mut costs = HashMap::with_capacity_and_hasher(WORDS, FixedState::default());
    tsv::rows(include_str!("../../data/han_words.tsv"))
        .filter_map(|[cost, words]| Some((cost.parse().ok()?, words)))
        .flat_map(|(cost, words): (u32, &str)| words.split(' ').map(move |word| (word, cost)))
        .for_each(|(word, cost)| {
            costs.insert(word, cost);
        });
    costs
});

/// How many words there are, about.
const WORDS: usize = 50_000;

/// Which two characters stand beside each other in a word, a bit each by their hash: what it denies is in no word.
static PAIRS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut pairs = vec![0; 1 << (PLACES - 6)];
    for word in COSTS.keys() {
        for (one, other) in word.chars().zip(word.chars().skip(1)) {
            let (at, bit) = place(one, other);
            pairs[at] |= bit;
        }
    }
    pairs
});

/// How many pairs are told apart, as a power of two.
const PLACES: u32 = 19;

/// The bit of two characters.
fn place(one: char, other: char) -> (usize, u64) {
    let key = u64::from(one) << 32 | u64::from(other);
    // The golden ratio spreads the bits; the highest are the best ones.
    let place = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - PLACES);
    ((place / 64) as usize, 1 << (place % 64))
}

/// Traditional characters with the simplified ones that words are listed in.
static SIMPLIFIED: LazyLock<HashMap<char, char, FixedState>> = LazyLock::new(|| {
    let one = |text: &str| text.chars().next();
    tsv::rows(include_str!("../../data/han_simplified.tsv"))
        .filter_map(|[traditional, simplified]| Some((one(traditional)?, one(simplified)?)))
        .collect()
});

/// Which characters those are, a bit each: few are.
static TRADITIONAL: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut traditional = vec![0; 1 << 10];
    for code in SIMPLIFIED.keys().map(|char| *char as usize) {
        if let Some(bits) = traditional.get_mut(code / 64) {
            *bits |= 1 << (code % 64);
        }
    }
    traditional
});

/// Characters of the longest word.
const LONGEST: usize = 5;
/// Characters of context on either side of a name.
const AROUND: usize = 4;
/// The cost of a known name that is not listed: news names it more often than other books do.
const NAME: u32 = 15;
/// The cost of a character that is not listed.
const RARE: u32 = 20;

/// A character as simplified text writes it.
pub(super) fn simplified(char: char) -> char {
    let code = char as usize;
    match TRADITIONAL.get(code / 64) {
        Some(bits) if bits >> (code % 64) & 1 == 0 => char,
        _ => SIMPLIFIED.get(&char).copied().unwrap_or(char),
    }
}

/// Whether this is a frequent word, in simplified characters.
pub(super) fn is_word(word: &str) -> bool {
    COSTS.contains_key(word)
}

/// Whether a name at `start..end` of a text cuts through a word. Names of more than three characters do not arise by chance.
pub(super) fn is_cut(text: &str, start: usize, end: usize) -> bool {
    if text[start..end].chars().nth(3).is_some() || !may_cross(text, start, end) {
        return false;
    }
    let window = Window::around(text, start, end);
    window.is_crossed() && {
        let (name, all) = (&window.name, window.len());
        let kept =
            window.path(0, name.start) + window.path(name.start, name.end) + window.path(name.end, all);
        window.path(0, all) < kept
    }
}

/// Whether some word has the two characters at an edge of a name beside each other: without one, none runs across.
fn may_cross(text: &str, start: usize, end: usize) -> bool {
    let is_joined = |edge: usize| {
        let (before, after) = text.split_at(edge);
        let pair = before.chars().next_back().zip(after.chars().next());
        pair.is_some_and(|(one, other)| {
            let (at, bit) = place(simplified(one), simplified(other));
            PAIRS[at] & bit != 0
        })
    };
    is_joined(start) || is_joined(end)
}

/// A name and the ideographs around it.
struct Window {
    text: String,
    /// Where each character begins, and where the last one ends.
    at: Vec<usize>,
    /// The characters of the name.
    name: std::ops::Range<usize>,
}

impl Window {
    fn around(text: &str, start: usize, end: usize) -> Self {
        let before: Vec<char> =
            text[..start].chars().rev().take_while(|char| is_han(*char)).take(AROUND).collect();
        let name = before.len()..before.len() + text[start..end].chars().count();
        let after = text[end..].chars().take_while(|char| is_han(*char)).take(AROUND);
        let most = 2 * AROUND + name.len();
        let characters = String::with_capacity(most * '一'.len_utf8());
        let mut window = Self { text: characters, at: Vec::with_capacity(most + 1), name };
        window.at.push(0);
        for char in before.into_iter().rev().chain(text[start..end].chars()).chain(after) {
            window.text.push(simplified(char));
            window.at.push(window.text.len());
        }
        window
    }

    /// How many characters there are.
    fn len(&self) -> usize {
        self.at.len() - 1
    }

    /// Whether a listed word runs across an edge of the name, and not just on from it.
    fn is_crossed(&self) -> bool {
        let across = |start: usize, end: usize| {
            (start < self.name.start && self.name.start < end && end != self.name.end)
                || (self.name.start < start && start < self.name.end && self.name.end < end)
        };
        (0..self.len()).any(|start| {
            (start + 2..=(start + LONGEST).min(self.len()))
                .any(|end| across(start, end) && self.listed(start, end).is_some())
        })
    }

    fn listed(&self, start: usize, end: usize) -> Option<u32> {
        COSTS.get(&self.text[self.at[start]..self.at[end]]).copied()
    }

    /// The cost of characters as one word; `None` if they are none.
    fn cost(&self, start: usize, end: usize) -> Option<u32> {
        let (same_start, same_end) = (start == self.name.start, end == self.name.end);
        if same_start && same_end {
            return Some(self.listed(start, end).unwrap_or(NAME));
        }
        // 青岛 is a name if 青岛市 is one.
        if same_start && end + 1 == self.name.end && self.ends_with_unit() {
            return Some(self.listed(start, end).unwrap_or(RARE).min(NAME - 3));
        }
        // 中国通 holds the name 中国, and does not cut it.
        let around = start <= self.name.start && self.name.end <= end;
        if around && (same_start || same_end) {
            return None;
        }
        self.listed(start, end).or((end - start == 1).then_some(RARE))
    }

    /// Whether the name ends with what kind of place it is, and has two characters before.
    fn ends_with_unit(&self) -> bool {
        let last = &self.text[self.at[self.name.end - 1]..self.at[self.name.end]];
        self.name.len() > 2 && matches!(last, "省" | "市" | "县" | "区" | "州" | "镇")
    }

    /// The least cost of reading a stretch as words.
    fn path(&self, from: usize, to: usize) -> u32 {
        let mut least = vec![u32::MAX; to - from + 1];
        least[0] = 0;
        for start in from..to {
            let so_far = least[start - from];
            for end in start + 1..=(start + LONGEST).min(to) {
                if let Some(cost) = self.cost(start, end) {
                    let place = &mut least[end - from];
                    *place = (*place).min(so_far.saturating_add(cost));
                }
            }
        }
        least[to - from]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the first occurrence of a name is cut.
    fn cut(text: &str, name: &str) -> bool {
        let start = text.find(name).unwrap();
        is_cut(text, start, start + name.len())
    }

    #[test]
    fn names_that_arise_by_chance() {
        for (text, name) in [
            ("其中美国最多", "中美"),
            ("广大发展中国家的愿望", "中国"),
            ("中国人民热爱和平", "中国人"),
            ("在青岛市民看来", "青岛市"),
            ("盐城市委第五巡察组", "盐城市"),
            ("這種做法中國不接受", "法中"),
        ] {
            assert!(cut(text, name), "{name} in {text}");
        }
    }

    #[test]
    fn names_that_stand() {
        for (text, name) in [
            ("其中美国最多", "美国"),
            ("中国人民热爱和平", "中国"),
            ("中美关系", "中美"),
            ("盐城市在苏北", "盐城市"),
            ("韩国会参加", "韩国"),
            ("他是中国通", "中国"),
            ("中国", "中国"),
        ] {
            assert!(!cut(text, name), "{name} in {text}");
        }
    }

    #[test]
    fn edges_that_no_word_crosses_are_left_out() {
        let words: Vec<&str> = COSTS.keys().copied().filter(|word| word.chars().count() > 1).collect();
        let mut left_out = 0;
        for (one, other) in words.iter().zip(words.iter().rev()).step_by(7) {
            let text = format!("{one}{other}");
            let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for edges in at.windows(3) {
                let (start, end) = (edges[0], edges[2]);
                left_out += usize::from(!may_cross(&text, start, end));
                assert!(
                    may_cross(&text, start, end) || !Window::around(&text, start, end).is_crossed(),
                    "{text}"
                );
            }
        }
        assert!(left_out > 0);
    }

    #[test]
    fn the_list_of_words() {
        assert!(
            COSTS.len() > 30_000 && COSTS.keys().all(|word| (1..=LONGEST).contains(&word.chars().count()))
        );
        assert!(COSTS.values().all(|cost| (4..=RARE).contains(cost)));
    }
}
