//! What a line is to its page and its article: where it stands, what stands around it, whether its words come again.

mod alike;
mod around;
mod stems;

use super::article::Article;
use super::attributes::*;
use super::context;
use super::lines::Line;
use super::model::{Features, Model};
use super::shape::{Observer, Shape};

/// A page whose lines are being looked at.
pub(super) struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    seen: Seen,
}

/// What is known of its lines.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    shapes: Vec<Shape>,
    /// Which lines read like paragraphs and say nothing that speaks against it.
    prose: Vec<bool>,
    own: Vec<Attributes>,
}

/// Which lines read like paragraphs; of text in columns, those that go on.
fn prose(text: &str, lines: &[Line], shapes: &[Shape]) -> Vec<bool> {
    let mut prose: Vec<bool> = shapes.iter().map(|shape| shape.is_prose() && !shape.is_furniture()).collect();
    let goes_on = |at: usize| goes_on(text, lines, shapes, at);
    let broken = (1..shapes.len()).filter(|&at| goes_on(at)).count();
    if broken >= 4 && broken * 3 >= shapes.len() {
        for (at, prose) in prose.iter_mut().enumerate() {
            *prose |= goes_on(at) || (at + 1 < shapes.len() && goes_on(at + 1));
        }
    }
    prose
}

/// Whether a line goes on with the sentence of the one directly above it.
fn goes_on(text: &str, lines: &[Line], shapes: &[Shape], at: usize) -> bool {
    let Some(above) = at.checked_sub(1) else { return false };
    let open = !shapes[above].ends_sentence && shapes[above].words >= 4;
    let next = lines[at].number == lines[above].number + 1;
    let unfinished = || lines[above].span.of(text).ends_with([',', '，', '、', '-']);
    open && next && (shapes[at].starts_lower || unfinished())
}

impl<'a> Page<'a> {
    /// What can be said of its lines before it is known where the article lies.
    pub(super) fn new(text: &'a str, lines: &'a [Line], is_outlet: &dyn Fn(&str) -> bool) -> Self {
        let mut observer = Observer::new(text, is_outlet);
        let shapes: Vec<Shape> = lines.iter().map(|line| observer.shape(line)).collect();
        let own = shapes.iter().map(|shape| shape.own).collect();
        let seen = Seen { prose: prose(text, lines, &shapes), shapes, own };
        let mut page = Self { text, lines, seen };
        page.continuations();
        page.positions();
        page.runs();
        page.repetitions();
        page.patterns();
        context::add(text, lines, &mut page.seen.own);
        page
    }

    /// The same page, of which this much is known.
    #[cfg(feature = "train")]
    pub(super) fn again(text: &'a str, lines: &'a [Line], seen: Seen) -> Self {
        Self { text, lines, seen }
    }

    /// What is known of its lines by now.
    #[cfg(feature = "train")]
    pub(super) fn into_seen(self) -> Seen {
        self.seen
    }

    /// What the model sees of it.
    pub(super) fn features(mut self, model: &Model) -> Vec<Features> {
        let article = Article::find(model, &self.so_far());
        self.place(&article);
        let headline = article.headline(model, &self.so_far());
        self.headlines(headline);
        self.so_far()
    }

    /// What is known by now.
    pub(super) fn so_far(&self) -> Vec<Features> {
        Features::of(&self.seen.own)
    }

    fn set(&mut self, at: usize, attribute: usize, holds: bool) {
        if holds {
            self.seen.own[at].insert(attribute);
        }
    }

    fn continuations(&mut self) {
        let mut any = 0;
        for at in 1..self.lines.len() {
            let holds = goes_on(self.text, self.lines, &self.seen.shapes, at);
            self.set(at, CONTINUES, holds);
            self.set(at - 1, CONTINUED, holds);
            any += usize::from(holds);
        }
        if any >= 4 && any * 3 >= self.lines.len() {
            (0..self.lines.len()).for_each(|at| self.set(at, WRAPPED, true));
        }
    }

    fn positions(&mut self) {
        let count = self.lines.len();
        let gaps = (1..count).any(|at| self.lines[at].number > self.lines[at - 1].number + 1);
        for at in 0..count {
            let behind = count - at;
            self.set(at, [FIRST, SECOND, TOP, TOP, TOP, TOP].get(at).copied().unwrap_or(FIRST), at < 6);
            self.set(at, if behind == 1 { LAST } else { BOTTOM }, behind <= 4);
            let gap = at > 0 && self.lines[at].number > self.lines[at - 1].number + 1;
            self.set(at, if gap { GAP } else { PACKED }, gaps && at > 0);
        }
    }

    /// How many paragraphs stand together, and whether another line stands between or beside some.
    fn runs(&mut self) {
        let count = self.lines.len();
        let mut at = 0;
        while at < count {
            let end = (at..count).find(|&next| !self.seen.prose[next]).unwrap_or(count);
            for line in at..end {
                self.set(line, few(end - at, [RUN_1, RUN_1, RUN_2, RUN_MORE]), true);
            }
            at = end + 1;
        }
        for at in 0..count {
            if self.seen.prose[at] {
                continue;
            }
            let (above, below) = (self.reads_on((0..at).rev()), self.reads_on(at + 1..count));
            self.set(at, AMID, above && below);
            self.set(at, AMID_SHAPES + self.seen.shapes[at].rough(), above && below);
            self.set(at, PROSE_ABOVE, above && !below);
            self.set(at, PROSE_BELOW, below && !above);
        }
    }

    /// Whether the nearest of some lines is a paragraph, a little furniture left aside.
    fn reads_on(&self, mut lines: impl Iterator<Item = usize>) -> bool {
        lines
            .by_ref()
            .take(3)
            .find(|&at| !self.seen.shapes[at].is_furniture())
            .is_some_and(|at| self.seen.prose[at])
    }
}

/// One of four by number: 0, 1, 2 to 4, more.
fn few(number: usize, of: [usize; 4]) -> usize {
    of[match number {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    }]
}
