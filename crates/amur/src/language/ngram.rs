//! The scores of the languages of a text, by the table of n-grams.

use super::memo::Memo;
use super::script::{Kind, Script, kind};
use super::table::{BASE, BOUNDARY, LANES, ORDER, STEPS, Sums, Table, extend};

/// Letters after which a text is looked at no further, and steps between the looks at whether the matter is clear.
const ENOUGH: usize = 400;
const LOOK: usize = 32;
/// Steps by which the best language is so far ahead that more text changes nothing.
const CLEAR: i32 = 40 * STEPS as i32;
/// Symbols whose weights fit into [`Sums`] together.
const FITTING: usize = 32;

/// What the n-grams of a text say.
pub(super) struct Scores {
    /// By number of language, in steps; the last of what languages have in common.
    sums: [i32; LANES],
    /// Letters, and symbols that were scored: letters and ends of words.
    pub(super) letters: usize,
    symbols: usize,
    /// What the last symbols said, to be added to the sums.
    last: Sums,
}

impl Scores {
    /// Scores the letters of one script.
    pub(super) fn of(table: &Table, text: &str, script: Script) -> Self {
        let mut scores = Self { sums: [0; LANES], letters: 0, symbols: 0, last: [0; LANES] };
        Memo::with(|memo| scores.read(table, memo, text, script));
        scores.add_up();
        scores
    }

    fn read(&mut self, table: &Table, memo: &mut Memo, text: &str, script: Script) {
        let mut window = Window::new(if script == Script::Han { 1 } else { ORDER });
        for char in text.chars() {
            match kind(char) {
                Kind::Letter(own, letter) if own == script => {
                    window.push(letter);
                    self.add(table, memo, &window);
                    self.letters += 1;
                    if self.letters.is_multiple_of(LOOK) && (self.letters >= ENOUGH || self.is_clear()) {
                        return;
                    }
                }
                // The counts of Hindi and Marathi end a word at a vowel sign.
                Kind::Mark if script != Script::Devanagari => {}
                _ => self.end_word(table, memo, &mut window),
            }
        }
        self.end_word(table, memo, &mut window);
    }

    fn end_word(&mut self, table: &Table, memo: &mut Memo, window: &mut Window) {
        if window.end_word() {
            self.add(table, memo, window);
            window.restart();
        }
    }

    /// Adds what the symbol says that was read last.
    fn add(&mut self, table: &Table, memo: &mut Memo, window: &Window) {
        let (keys, count) = window.keys();
        let sums = memo.sums(table, &keys[..count]);
        self.last.iter_mut().zip(sums).for_each(|(last, sum)| *last += *sum);
        self.symbols += 1;
        if self.symbols.is_multiple_of(FITTING) {
            self.add_up();
        }
    }

    fn add_up(&mut self) {
        self.sums.iter_mut().zip(&self.last).for_each(|(sum, last)| *sum += i32::from(*last));
        self.last = [0; LANES];
    }

    /// Whether one language is far ahead of all.
    fn is_clear(&mut self) -> bool {
        self.add_up();
        let (mut best, mut second) = (i32::MIN, i32::MIN);
        for sum in &self.sums[..LANES - 1] {
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
        (self.of_language(number) + self.of_language(LANES - 1)) / self.symbols.max(1) as f64 + BASE.ln()
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

    /// The keys of the n-grams that end here, from short to long, and how many there are.
    #[inline]
    fn keys(&self) -> ([u64; ORDER], usize) {
        let mut keys = [0; ORDER];
        let mut key = 0;
        let symbols = self.symbols[..self.len].iter().rev().take(self.order);
        let count = symbols.len();
        for (slot, symbol) in keys.iter_mut().zip(symbols) {
            key = extend(key, *symbol);
            *slot = key;
        }
        (keys, count)
    }
}
