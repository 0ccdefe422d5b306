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
    /// What the last symbols said, to be added to the sums, and how many they are.
    last: Sums,
    waiting: usize,
}

impl Scores {
    /// Scores the letters of one script.
    pub(super) fn of(table: &Table, text: &str, script: Script) -> Self {
        let mut scores = Self { sums: [0; LANES], letters: 0, symbols: 0, last: [0; LANES], waiting: 0 };
        Memo::with(|memo| scores.read(table, memo, text, script));
        scores.add_up();
        scores
    }

    fn read(&mut self, table: &Table, memo: &mut Memo, text: &str, script: Script) {
        let order = if script == Script::Han { 1 } else { ORDER };
        let mut word = Word::new(order);
        for char in text.chars() {
            match kind(char) {
                Kind::Letter(own, letter) if own == script => {
                    if word.is_full() && self.add_letters(table, memo, &mut word) {
                        return;
                    }
                    word.push(letter);
                }
                // The counts of Hindi and Marathi end a word at a vowel sign.
                Kind::Mark if script != Script::Devanagari => {}
                _ => {
                    if self.end_word(table, memo, &mut word) {
                        return;
                    }
                }
            }
        }
        self.end_word(table, memo, &mut word);
    }

    /// Adds what a word says with its end. Whether that is enough.
    fn end_word(&mut self, table: &Table, memo: &mut Memo, word: &mut Word) -> bool {
        if word.is_whole() {
            return self.add_word(table, memo, word);
        }
        if self.add_letters(table, memo, word) {
            return true;
        }
        if word.window.end_word() {
            self.add(word.window.sums(table, memo), 1);
        }
        word.restart();
        false
    }

    /// Adds what a whole word says with its end, if there is a word. Whether that is enough.
    fn add_word(&mut self, table: &Table, memo: &mut Memo, word: &mut Word) -> bool {
        let letters = word.len;
        if letters == 0 {
            return false;
        }
        let whole = *memo.word(word.hash, |memo| word.sums(letters + 1, table, memo));
        // A look at whether the matter is clear is taken at a certain letter, which may be within the word.
        let first = LOOK - self.letters % LOOK;
        if first > letters {
            self.add(&whole, letters + 1);
        } else {
            let start = *memo.word(word.hash_of(first), |memo| word.sums(first, table, memo));
            self.add(&start, first);
            if self.letters + first >= ENOUGH || self.is_clear() {
                self.letters += first;
                return true;
            }
            let rest = std::array::from_fn(|lane| whole[lane] - start[lane]);
            self.add(&rest, letters + 1 - first);
        }
        self.letters += letters;
        word.restart();
        false
    }

    /// Adds what the letters say that a word has so far, one by one. Whether that is enough.
    fn add_letters(&mut self, table: &Table, memo: &mut Memo, word: &mut Word) -> bool {
        for letter in &word.letters[..word.len] {
            word.window.push(*letter);
            self.add(word.window.sums(table, memo), 1);
            self.letters += 1;
            if self.letters.is_multiple_of(LOOK) && (self.letters >= ENOUGH || self.is_clear()) {
                return true;
            }
        }
        word.len = 0;
        false
    }

    /// Adds what some symbols say.
    #[inline]
    fn add(&mut self, sums: &Sums, symbols: usize) {
        if self.waiting + symbols > FITTING {
            self.add_up();
        }
        self.last.iter_mut().zip(sums).for_each(|(last, sum)| *last += *sum);
        self.symbols += symbols;
        self.waiting += symbols;
    }

    fn add_up(&mut self) {
        self.sums.iter_mut().zip(&self.last).for_each(|(sum, last)| *sum += i32::from(*last));
        self.last = [0; LANES];
        self.waiting = 0;
    }

    /// Whether one language is far ahead of all.
    fn is_clear(&mut self) -> bool {
        self.add_up();
        let sums = &self.sums[..LANES - 1];
        let best = sums.iter().fold(i32::MIN, |best, sum| best.max(*sum));
        sums.iter().filter(|sum| **sum >= best - CLEAR).count() == 1
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

/// Letters of a word that is kept: what they say and the end of the word fits into [`Sums`].
const LETTERS: usize = FITTING - 1;

/// The word that is being read: the letters that were not added yet, and those before them, if there are any.
struct Word {
    letters: [char; LETTERS],
    len: usize,
    hash: u64,
    window: Window,
}

impl Word {
    fn new(order: usize) -> Self {
        Self { letters: [BOUNDARY; LETTERS], len: 0, hash: 0, window: Window::new(order) }
    }

    fn restart(&mut self) {
        self.len = 0;
        self.hash = 0;
        self.window.restart();
    }

    /// Whether its letters have to be added before another one comes.
    fn is_full(&self) -> bool {
        self.len == LETTERS
    }

    fn push(&mut self, letter: char) {
        self.letters[self.len] = letter;
        self.len += 1;
        self.hash = extend(self.hash, letter);
    }

    /// Whether all its letters are there, and its end says something.
    fn is_whole(&self) -> bool {
        self.window.len == 1 && self.window.order > 1
    }

    /// The hash of some of its first letters, which is that of no word.
    fn hash_of(&self, letters: usize) -> u64 {
        extend(self.letters[..letters].iter().fold(0, |hash, letter| extend(hash, *letter)), BOUNDARY)
    }

    /// What the first symbols of a whole word say together: its letters and its end.
    fn sums(&self, symbols: usize, table: &Table, memo: &mut Memo) -> Sums {
        let mut window = Window::new(self.window.order);
        let mut all: Sums = [0; LANES];
        for letter in self.letters[..self.len].iter().chain([&BOUNDARY]).take(symbols) {
            window.push(*letter);
            all.iter_mut().zip(window.sums(table, memo)).for_each(|(all, sum)| *all += *sum);
        }
        all
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

    /// What the symbol says that was read last.
    #[inline]
    fn sums<'m>(&self, table: &Table, memo: &'m mut Memo) -> &'m Sums {
        let (keys, count) = self.keys();
        memo.sums(table, &keys[..count])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::detector::TABLE;

    /// The same sums, letter by letter and without a memory.
    fn plainly(table: &Table, text: &str, script: Script) -> ([i32; LANES], usize, usize) {
        let mut window = Window::new(ORDER);
        let (mut sums, mut letters, mut symbols) = ([0; LANES], 0, 0);
        let mut add = |window: &Window| {
            let (keys, count) = window.keys();
            sums.iter_mut().zip(table.sums(&keys[..count])).for_each(|(sum, of)| *sum += i32::from(of));
            symbols += 1;
        };
        for char in text.chars().chain([' ']) {
            match kind(char) {
                Kind::Letter(own, letter) if own == script => {
                    window.push(letter);
                    add(&window);
                    letters += 1;
                }
                Kind::Mark => {}
                _ if window.end_word() => {
                    add(&window);
                    window.restart();
                }
                _ => {}
            }
        }
        (sums, letters, symbols)
    }

    #[test]
    fn a_look_within_a_word_changes_nothing() {
        let table = TABLE.as_ref().unwrap();
        let text = "on sale in casa de la me no te son era come ten pan man sol mar via";
        let scores = Scores::of(table, text, Script::Latin);
        let (sums, letters, symbols) = plainly(table, text, Script::Latin);
        assert!(letters > LOOK && text.replace(' ', "").len() == letters);
        assert_eq!((scores.sums, scores.letters, scores.symbols), (sums, letters, symbols));
    }

    #[test]
    fn words_say_what_their_letters_say() {
        let table = TABLE.as_ref().unwrap();
        let long = "a".repeat(LETTERS + 1);
        for text in ["The ferry left", "a a a", "  Nga\u{300}y", &long[1..], &long, "x 1 y-z", ""] {
            let scores = Scores::of(table, text, Script::Latin);
            let again = Scores::of(table, text, Script::Latin);
            let (sums, letters, symbols) = plainly(table, text, Script::Latin);
            // No look ends these texts before their end.
            assert_eq!((scores.sums, scores.letters, scores.symbols), (sums, letters, symbols), "{text}");
            assert_eq!((again.sums, again.letters, again.symbols), (sums, letters, symbols), "{text}");
        }
    }
}
