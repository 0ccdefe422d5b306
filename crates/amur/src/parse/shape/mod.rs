//! What can be seen of a line without knowing its neighbours.

mod kinds;
mod parts;
mod signs;

use std::cell::OnceCell;

use super::attributes::*;
use super::cues::{self, Folded, cue, prose_cue};
use super::dates;
use super::lines::Line;
use kinds::{ends_sentence, first_sign, is_date_line, last_sign, short};
use signs::Signs;

/// What can be seen of a line.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Attributes of the line alone.
    pub(super) own: Attributes,
    /// Words, of a long line some; of Chinese, half the characters.
    pub(super) words: usize,
    /// It ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// It begins with a small letter, so that it may go on from the line above.
    pub(super) starts_lower: bool,
}

/// Words of a line that reads like a paragraph, if it ends as a sentence does; and if it does not.
const PARAGRAPH: (usize, usize) = (10, 25);
/// Bytes of a line that are looked at from its start, and from its end: a paragraph shows itself long before.
const HEAD: usize = 600;
const TAIL: usize = 160;

impl Shape {
    /// Whether the line reads like a paragraph.
    pub(super) fn is_prose(&self) -> bool {
        self.own.has(PROSE)
    }

    /// Whether its words alone say that it is furniture.
    pub(super) fn is_furniture(&self) -> bool {
        let has = |class, place| self.own.has(cue(class, place)) || self.own.has(prose_cue(class, place));
        let whole = [cues::RELATED, cues::BOILERPLATE, cues::AD, cues::SECTION, cues::DATE];
        let start = [cues::AD, cues::RELATED, cues::BOILERPLATE];
        whole.iter().any(|&class| self.own.has(cue(class, cues::WHOLE)))
            || start.iter().any(|&class| has(class, cues::START))
            || self.own.has(cue(cues::BYLINE, cues::START))
            || has(cues::CAPTION, cues::END)
            || has(cues::BOILERPLATE, cues::ANY)
            || (self.own.has(READER_MORE) && !self.own.has(QUOTE))
            || self.own.has(MENU)
            || self.own.has(MENU_SOME)
            || self.own.has(MENU_WORDS)
            || self.own.has(DATE_LINE)
    }

    /// Whether it is the label of a list of other stories.
    pub(super) fn is_label(&self) -> bool {
        self.own.has(cue(cues::RELATED, cues::WHOLE))
    }

    /// Whether readers' comments follow it.
    pub(super) fn opens_comments(&self) -> bool {
        self.own.has(cue(cues::COMMENTS, cues::WHOLE)) || self.own.has(cue(cues::COMMENTS, cues::START))
    }

    /// Whether it is one of the lines that stand after articles.
    pub(super) fn is_marker(&self) -> bool {
        self.is_label() || self.opens_comments() || self.own.has(cue(cues::BOILERPLATE, cues::WHOLE))
    }

    /// Which of [`SHAPE_NAMES`] it has.
    pub(super) fn rough(&self) -> usize {
        match self.words {
            _ if self.own.has(ITEM) => 7,
            _ if self.is_prose() => 5 + usize::from(self.words >= 40),
            _ if self.ends_sentence && self.words >= 3 => 4,
            0..=2 => 0,
            3..=5 => 1,
            6..=11 => 2,
            _ => 3,
        }
    }
}

/// Looks at the lines of one text.
pub(super) struct Observer<'a> {
    text: &'a str,
    is_outlet: &'a dyn Fn(&str) -> bool,
    /// How dates with slashes are read, once a line has a date.
    day_first: OnceCell<bool>,
    folded: Folded,
}

impl<'a> Observer<'a> {
    /// `is_outlet` tells whether a line is the name of a known outlet.
    pub(super) fn new(text: &'a str, is_outlet: &'a dyn Fn(&str) -> bool) -> Self {
        Self { text, is_outlet, day_first: OnceCell::new(), folded: Folded::default() }
    }

    /// Looks at a line.
    pub(super) fn shape(&mut self, line: &Line) -> Shape {
        let content = line.span.of(self.text);
        let (head, tail) = ends(content);
        let of_head = Signs::of(head);
        let signs = of_head.and(&content[head.len()..]);
        let words = of_head.words();
        let ends_sentence = ends_sentence(content);
        let first = content.chars().next().unwrap_or(' ');
        let mut own = Attributes::default();
        let mut set = |attribute: usize, holds: bool| {
            if holds {
                own.insert(attribute);
            }
        };
        set(length(words), true);
        set(PROSE, words >= PARAGRAPH.1 || (words >= PARAGRAPH.0 && ends_sentence));
        last_sign(content, &mut set);
        first_sign(content, first, &mut set);
        set(QUOTE, signs.has(Signs::QUOTE));
        let bullet = content.starts_with(['-', '–', '—', '•', '*', '·', '▪', '●', '◦']);
        set(ITEM, line.is_item || bullet);
        set(ROW, words < 60 && signs.may_have_parts() && parts::is_row(content));
        set(HEADING_1, line.heading == 1);
        set(HEADING_2, line.heading > 1);
        set(PART_FIRST, line.part == 1);
        set(PART_LATER, line.part > 1);
        set(MONEY, of_head.has(Signs::MONEY));
        set(PRICE, of_head.digits > 0 && kinds::has_price(head));
        set(REFERENCE, of_head.digits > 3 && kinds::is_reference(head));
        set(SHOUTS, of_head.has(Signs::SHOUT));
        set(DOUBLED, content.len() < 1000 && kinds::is_doubled(content));
        set(DATELINE, of_head.has(Signs::DATELINE) && kinds::is_dateline(head));
        set(RESIDUE, of_head.has(Signs::RESIDUE) && kinds::has_residue(head));
        if words < PARAGRAPH.1 {
            short(content, &signs, words, self.is_outlet, &mut set);
            let date = dates::has_year(content).then(|| dates::find(content, self.is_day_first())).flatten();
            set(DATE, date.is_some());
            set(DATE_LINE, date.is_some_and(|date| is_date_line(content, words, date.start..date.end)));
        }
        let attribute = if own.has(PROSE) { prose_cue } else { cue };
        for text in [head, tail].into_iter().filter(|text| !text.is_empty()) {
            self.folded.set(text, signs.has(Signs::GLUED));
            cues::mark(&self.folded, &mut own, attribute);
        }
        Shape { own, words, ends_sentence, starts_lower: first.is_lowercase() }
    }

    fn is_day_first(&self) -> bool {
        *self.day_first.get_or_init(|| dates::is_day_first(self.text))
    }
}

/// The start of a line, and its end where that lies beyond.
fn ends(content: &str) -> (&str, &str) {
    if content.len() <= HEAD + TAIL {
        return (content, "");
    }
    let head = boundary(content, HEAD);
    (&content[..head], &content[boundary(content, content.len() - TAIL)..])
}

/// The last boundary of characters up to a byte.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Which attribute tells this number of words.
fn length(words: usize) -> usize {
    match words {
        0 | 1 => WORDS_1,
        2 => WORDS_2,
        3 | 4 => WORDS_4,
        5..=7 => WORDS_7,
        8..=11 => WORDS_11,
        12..=17 => WORDS_17,
        18..=29 => WORDS_29,
        30..=59 => WORDS_59,
        _ => WORDS_MORE,
    }
}
