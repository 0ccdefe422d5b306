//! The scores of the languages of a text, by the table of n-grams.

use super::script::{Kind, Script, kind};
use super::table::{BASE, BOUNDARY, COMMON, ORDER, STEPS, Table, extend};

/// Letters after which a text is looked at no further, and steps between the looks at whether the matter is clear.
const ENOUGH: usize = 400;
const LOOK: usize = 32;
/// N-grams that wait at most.
const WAITING: usize = 512;
/// Steps by which the best language is so far ahead that more text changes nothing.
const CLEAR: i32 = 40 * STEPS as i32;

/// What the n-grams of a text say.
pub(super) struct Scores {
    /// By number of language, in steps.
    sums: [i32; 128],
    /// Letters, and symbols that were scored: letters and ends of words.
    pub(super) letters: usize,
    symbols: usize,
    /// N-grams that wait to be looked up.
    keys: Vec<u64>,
}

impl Scores {
    /// Scores the letters of one script.
    pub(super) fn of(table: &Table, text: &str, script: Script) -> Self {
        let mut scores = Self { sums: [0; 128], letters: 0, symbols: 0, keys: Vec::with_capacity(WAITING) };
        let mut window = Window::new(if script == Script::Han { 1 } else { ORDER });
        for char in text.chars() {
            match kind(char) {
                Kind::Letter(own, letter) if own == script => {
                    window.push(letter);
                    scores.add(table, &window);
                    scores.letters += 1;
                    if scores.letters.is_multiple_of(LOOK) {
                        scores.look_up(table);
                        if scores.letters >= ENOUGH || scores.is_clear() {
                            return scores;
                        }
                    }
                }
                // The counts of Hindi and Marathi end a word at a vowel sign.
                Kind::Mark if script != Script::Devanagari => {}
                _ => scores.end_word(table, &mut window),
            }
        }
        scores.end_word(table, &mut window);
        scores.look_up(table);
        scores
    }

    fn end_word(&mut self, table: &Table, window: &mut Window) {
        if window.end_word() {
            self.add(table, window);
            window.restart();
        }
    }

    fn add(&mut self, table: &Table, window: &Window) {
        self.symbols += 1;
        if self.keys.len() + ORDER > WAITING {
            self.look_up(table);
        }
        window.keys(|key| self.keys.push(key));
    }

    /// Adds what the waiting n-grams say.
    fn look_up(&mut self, table: &Table) {
        table.add(&self.keys, &mut self.sums);
        self.keys.clear();
    }

    /// Whether one language is far ahead of all.
    fn is_clear(&self) -> bool {
        let (mut best, mut second) = (i32::MIN, i32::MIN);
        for sum in &self.sums[..COMMON] {
            if *sum > best {
                (best, second) = (*sum, best);
            } else if *sum > second {
                second = *sum;
            }
        }
        best - second > CLEAR
    }

    /// The score of a language in nats, of use beside those of others only.
    pub(super) fn of_language(&self, number: usize) -> f64 {
        f64::from(self.sums[number]) / STEPS
    }

    /// How well a language fits: the mean log-probability of a symbol.
    pub(super) fn fit(&self, number: usize) -> f64 {
        (self.of_language(number) + self.of_language(COMMON)) / self.symbols.max(1) as f64 + BASE.ln()
    }
}

/// The last symbols of the word that is being read.
struct Window {
    symbols: [char; ORDER],
    len: usize,
    order: usize,
}

impl Window {
    fn new(order: usize) -> Self {
        let mut window = Self { symbols: [BOUNDARY; ORDER], len: 0, order };
        window.restart();
        window
    }

    fn restart(&mut self) {
        self.len = 1;
        self.symbols[0] = BOUNDARY;
    }

    fn push(&mut self, symbol: char) {
        if self.len == ORDER {
            self.symbols.copy_within(1.., 0);
            self.len -= 1;
        }
        self.symbols[self.len] = symbol;
        self.len += 1;
    }

    /// Adds the end of the word, if there is a word and words have ends.
    fn end_word(&mut self) -> bool {
        let is_word = self.order > 1 && self.len > 1;
        if is_word {
            self.push(BOUNDARY);
        }
        is_word
    }

    /// The keys of the n-grams that end here, from short to long.
    #[inline]
    fn keys(&self, mut each: impl FnMut(u64)) {
        let mut key = 0;
        for symbol in self.symbols[..self.len].iter().rev().take(self.order) {
            key = extend(key, *symbol);
            each(key);
        }
    }
}
