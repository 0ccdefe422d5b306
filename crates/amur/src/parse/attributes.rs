//! What can be true of a line, by name: the vocabulary of `data/line_model.tsv`.

use super::cues::{CLASSES, PLACES};

/// A set of attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes([u64; WORDS]);

/// 64-bit words of a set.
const WORDS: usize = 8;
/// Attributes there may be.
pub(super) const CAPACITY: usize = 64 * WORDS;

impl Attributes {
    /// No attribute.
    pub(super) const NONE: Self = Self([0; WORDS]);

    /// Adds one.
    pub(super) const fn insert(&mut self, attribute: usize) {
        self.0[attribute / 64] |= 1 << (attribute % 64);
    }

    /// Whether it is there.
    #[inline]
    pub(super) fn has(&self, attribute: usize) -> bool {
        self.0[attribute / 64] >> (attribute % 64) & 1 == 1
    }

    /// Those that are in another set, too.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// Whether one of a range is there.
    pub(super) fn has_any(&self, range: std::ops::Range<usize>) -> bool {
        let bits = |word: usize| {
            let from = range.start.saturating_sub(64 * word).min(64);
            let to = range.end.saturating_sub(64 * word).min(64);
            let below = |bit: usize| if bit == 64 { u64::MAX } else { (1 << bit) - 1 };
            below(to) & !below(from)
        };
        (range.start / 64..=range.end / 64)
            .any(|word| self.0.get(word).is_some_and(|set| set & bits(word) != 0))
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(at, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
                word &= word - 1;
                Some(64 * at + bit)
            })
        })
    }
}

/// Attributes of the line alone come first, its length before all; then those of its place in the page.
macro_rules! attributes {
    ($($name:ident $text:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
        enum Order { $($name,)* End }
        $(#[allow(dead_code)] pub(super) const $name: usize = Order::$name as usize;)*
        const NAMED: usize = Order::End as usize;
        const NAMES: [&str; NAMED] = [$($text),*];
    };
}

attributes! {
    // How long it is, in words.
    WORDS_1 "words 1" WORDS_2 "words 2" WORDS_4 "words 3-4" WORDS_7 "words 5-7" WORDS_11 "words 8-11" WORDS_17 "words 12-17"
    WORDS_29 "words 18-29" WORDS_59 "words 30-59" WORDS_MORE "words 60-"
    PROSE "prose"
    END_STOP "ends .!?" END_COLON "ends :" END_ELLIPSIS "ends …" END_COMMA "ends ," END_BRACKET "ends )" END_ARROW "ends >"
    END_DIGIT "ends digit" END_ASKS "ends ?"
    START_LOWER "starts lower" START_DIGIT "starts digit" START_BULLET "starts bullet" START_QUOTE "starts quote"
    START_BRACKET "starts bracket" START_SYMBOL "starts symbol" START_NUMBERED "starts numbered"
    CAPITALS "all capitals" TITLE_CASE "title case" IDEOGRAPHS "ideographs"
    QUOTE "quotation" DOUBLED "doubled" ROW "table row" MENU "menu" NAME "name" MAIL "mail" URL "url" HANDLE "handle"
    HASHTAG "hashtag" DATE "date" DATE_LINE "date line" CLOCK "clock" COUNTER "counter" BARS "bars" GLUED "glued"
    HEADING_1 "heading 1" HEADING_2 "heading 2-" OUTLET "known outlet" DATELINE "dateline" RESIDUE "residue" LABEL "label:"
    MONEY "money" PART_FIRST "first part" PART_LATER "later part" ITEM "item" CONTINUES "continues" CONTINUED "continued"
    READER_MORE "readers" CREDIT "credit" NO_LETTERS "no letters" SHOUTS "!" PERSON "person" CLOCK_LINE "clock alone" FRACTION "1/9" PRICE "price" PHONE "phone" REFERENCE "reference" NUMBERS "numbers"
    MENU_SOME "menu words 2-3" MENU_WORDS "menu words 4-"
    // Its place in the page.
    FIRST "line 1" SECOND "line 2" TOP "line 3-6" LAST "last line" BOTTOM "last 2-4"
    GAP "gap before" PACKED "no gap before"
    BEFORE_FAR "before 4-" BEFORE_NEAR "before 2-3" BEFORE_NEXT "before 1" CORE_FIRST "core first" CORE "core"
    CORE_LAST "core last" AFTER_NEXT "after 1" AFTER_NEAR "after 2-3" AFTER_FAR "after 4-" NO_CORE "no core"
    RUN_1 "run 1" RUN_2 "run 2" RUN_MORE "run 3-" AMID "between prose" PROSE_ABOVE "prose above" PROSE_BELOW "prose below"
    BEHIND_0 "prose behind 0" BEHIND_1 "prose behind 1" BEHIND_4 "prose behind 2-4" BEHIND_MORE "prose behind 5-"
    AHEAD_0 "prose ahead 0" AHEAD_1 "prose ahead 1" AHEAD_4 "prose ahead 2-4" AHEAD_MORE "prose ahead 5-"
        HEADLINE "headline" HEADLINE_AGAIN "headline again" HEADLINE_PART "headline in part" NEXT_HEADLINE "above headline 1" ABOVE_HEADLINE "above headline 2-"
    UNDER_HEADLINE "under headline" BELOW_HEADLINE "below headline 2-3"
    UNDER_LABEL "under label 1" BELOW_LABEL "under label 2-3" FAR_LABEL "under label 4-" UNDER_COMMENTS "under comments" STRANGER "reader, shares little" PAST_MARKER "past marker"
    // The first of four, told by number.
    SHARES_0 "shares 0" SHARES_LOW "shares -.2" SHARES_SOME "shares -.4" SHARES_HIGH "shares .4-"
    SEEN "seen above" COMES_AGAIN "comes again" NAMES_PAGE "names page" WRAPPED "wrapped page"
    LABEL_AGAIN "label: again" ASKS_AMONG "asks, as others do" SAME_START "starts like next"
    // How probably it is a line of the article.
    WITHIN_LITTLE "within -.1" WITHIN_LOW "within -.5" WITHIN_HIGH "within -.9" WITHIN_MOST "within .9-"
    // What lines around it tell.
    LINKS_1 "links 1" LINKS_2 "links 2-3" LINKS_4 "links 4-7" LINKS_MORE "links 8-"
    TAGS_1 "tags 1" TAGS_2 "tags 2-3" TAGS_4 "tags 4-7" TAGS_MORE "tags 8-" DAY "day"
}

/// Where attributes of cues start: one for every class and place, then the same of lines that read like paragraphs.
pub(super) const CUES: usize = NAMED;
/// Where pairs of place and shape start.
pub(super) const PAIRS: usize = CUES + 2 * CLASSES.len() * PLACES.len();

/// Rough places and shapes, whose pairs are attributes too.
pub(super) const PLACE_NAMES: [&str; 5] = ["top", "core", "after", "listed", "no core"];
pub(super) const SHAPE_NAMES: [&str; 8] =
    ["word", "phrase", "line", "long line", "sentence", "prose", "long prose", "item"];
/// Number of attributes.
pub(super) const COUNT: usize = AMID_SHAPES + SHAPE_NAMES.len();
/// Where pairs of place and shared vocabulary start.
pub(super) const PLACE_SHARES: usize = PAIRS + PLACE_NAMES.len() * SHAPE_NAMES.len();
/// Where pairs of place and class of a cue start.
pub(super) const PLACE_CUES: usize = PLACE_SHARES + PLACE_NAMES.len() * 4;
/// Where the classes of the nearest telling cues above and below start.
pub(super) const CUE_ABOVE: usize = PLACE_CUES + PLACE_NAMES.len() * CLASSES.len();
pub(super) const CUE_BELOW: usize = CUE_ABOVE + CLASSES.len();
/// Where pairs of place and shape of lines without any cue start, and shapes of lines between paragraphs.
pub(super) const BARE: usize = CUE_BELOW + CLASSES.len();
pub(super) const AMID_SHAPES: usize = BARE + PLACE_NAMES.len() * SHAPE_NAMES.len();

const _: () = assert!(COUNT <= CAPACITY);

/// Whose attribute a feature is.
pub(super) const SLOTS: [&str; 3] = ["", "above: ", "below: "];

/// The name of every feature, by its number: the line's own attributes, then the ones of the line above and below.
pub(crate) fn feature_names() -> Vec<String> {
    let places = |at: usize| PLACE_NAMES[at];
    let cues = ["cue", "prose cue"].into_iter().flat_map(|kind| {
        CLASSES
            .iter()
            .flat_map(move |class| PLACES.iter().map(move |place| format!("{kind} {class} {place}")))
    });
    let pairs = (0..PLACE_NAMES.len())
        .flat_map(|at| SHAPE_NAMES.iter().map(move |shape| format!("{}, {shape}", places(at))));
    let shares = (0..PLACE_NAMES.len())
        .flat_map(|at| (0..4).map(move |share| format!("{}, {}", places(at), NAMES[SHARES_0 + share])));
    let place_cues = (0..PLACE_NAMES.len())
        .flat_map(|at| CLASSES.iter().map(move |class| format!("{}, cue {class}", places(at))));
    let nearest = ["above", "below"]
        .into_iter()
        .flat_map(|side| CLASSES.iter().map(move |class| format!("nearest cue {side} {class}")));
    let bare = pairs.clone().map(|pair| format!("{pair}, no cue"));
    let amid = SHAPE_NAMES.iter().map(|shape| format!("between prose, {shape}"));
    let own = NAMES.iter().map(|&name| name.to_owned());
    let all = own.chain(cues).chain(pairs).chain(shares).chain(place_cues).chain(nearest).chain(bare);
    let attributes: Vec<String> = all.chain(amid).collect();
    SLOTS.iter().flat_map(|slot| attributes.iter().map(move |name| format!("{slot}{name}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let names = feature_names();
        assert_eq!(names.len(), SLOTS.len() * COUNT);
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }

    #[test]
    fn sets() {
        let mut set = Attributes::default();
        for attribute in [3, 64, 200] {
            set.insert(attribute);
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 200]);
        assert!(set.has(64) && !set.has(65));
        assert!(set.has_any(4..65) && set.has_any(3..4) && !set.has_any(4..64) && !set.has_any(65..200));
    }
}
