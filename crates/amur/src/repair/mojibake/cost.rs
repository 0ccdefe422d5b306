//! How implausible a word is as something that somebody wrote.
//!
//! The sum of what each character costs by itself, of what two neighbours cost by their classes, and, of Cyrillic
//! letters, of how seldom the second follows the first in any language written with them. Whole text costs next to
//! nothing in any language; text read in a wrong encoding puts capitals behind small letters, symbols between letters,
//! accents beside accents. A point is a tenth of what one clear oddity costs.

use std::sync::OnceLock;

use super::class::{CLASSES, Class, Classes, Script, classes};
use crate::tsv;

const BIGRAMS: &str = include_str!("../../../data/cyrillic_bigrams.tsv");
/// Points of one step in the table of bigrams, whose steps are half a nat.
const STEP: u32 = 5;
/// What a word costs from which on it is looked at more closely.
const SUSPICIOUS: u32 = 8;
/// The same for Cyrillic letters alone, in all and for each.
const SUSPICIOUS_LETTERS: u32 = 20;
const SUSPICIOUS_LETTER: u32 = 3;

/// The costs of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// By the classes of its characters.
    pub(super) classes: u32,
    /// By the sequence of its Cyrillic letters.
    pub(super) letters: u32,
    n_letters: u32,
}

impl Cost {
    pub(super) fn total(self) -> u32 {
        self.classes + self.letters
    }

    /// Whether a word of this cost may be damaged.
    pub(super) fn is_suspicious(self) -> bool {
        self.classes >= SUSPICIOUS
            || (self.letters >= SUSPICIOUS_LETTERS && self.letters >= SUSPICIOUS_LETTER * self.n_letters)
    }
}

/// The cost of a word, or of several.
pub(super) fn cost(text: &str) -> Cost {
    let mut meter = Meter::new();
    text.chars().for_each(|char| meter.push(char));
    meter.finish()
}

/// Adds up what the characters of a word cost, one after the other.
pub(super) struct Meter {
    costs: &'static Costs,
    classes: &'static Classes,
    cost: Cost,
    before: Class,
    letter: u8,
}

/// A character as a meter takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    class: Class,
    /// The number of a Cyrillic letter, 0 of other characters.
    letter: u8,
}

impl Meter {
    pub(super) fn new() -> Self {
        let (costs, classes) = (costs(), classes());
        Self { costs, classes, cost: Cost::default(), before: Class::Space, letter: 0 }
    }

    #[inline]
    pub(super) fn push(&mut self, char: char) {
        // A small letter behind another costs by their sequence alone.
        if self.before == Class::CyrillicLower && matches!(char, 'а'..='я') {
            return self.push_letter(self.costs.letter(char));
        }
        self.push_sign(self.sign(char));
    }

    /// What a character is to a meter.
    #[inline]
    pub(super) fn sign(&self, char: char) -> Sign {
        let class = self.classes.get(char);
        let is_cyrillic = matches!(class, Class::CyrillicLower | Class::CyrillicUpper);
        Sign { class, letter: if is_cyrillic { self.costs.letter(char) } else { 0 } }
    }

    /// Adds what a character costs that was looked up before.
    #[inline]
    pub(super) fn push_sign(&mut self, sign: Sign) {
        self.cost.classes += u32::from(self.costs.classes[self.before as usize][sign.class as usize]);
        self.before = sign.class;
        self.push_letter(sign.letter);
    }

    #[inline]
    fn push_letter(&mut self, letter: u8) {
        if self.letter != 0 || letter != 0 {
            self.cost.letters += u32::from(self.costs.sequence(self.letter, letter));
            self.cost.n_letters += u32::from(letter != 0);
        }
        self.letter = letter;
    }

    /// What the word costs at least.
    pub(super) fn so_far(&self) -> u32 {
        self.cost.total()
    }

    /// What the word costs, if it ends here.
    pub(super) fn finish(mut self) -> Cost {
        self.cost.classes += u32::from(self.costs.classes[self.before as usize][Class::Space as usize]);
        if self.letter != 0 {
            self.cost.letters += u32::from(self.costs.sequence(self.letter, 0));
        }
        self.cost
    }
}

/// More than the Cyrillic letters of the table.
const LETTERS: usize = 64;

/// All costs, made once.
struct Costs {
    /// By the classes of two neighbours; what the second costs by itself is in it.
    classes: [[u8; CLASSES]; CLASSES],
    /// By the numbers of two Cyrillic letters; 0 is the edge of a word.
    letters: [[u8; LETTERS]; LETTERS],
    /// The numbers of the letters from U+0400 to U+04FF.
    numbers: [u8; 256],
}

impl Costs {
    #[inline]
    fn letter(&self, char: char) -> u8 {
        self.numbers[u32::from(char) as usize & 0xFF]
    }

    /// What a letter costs behind another.
    #[inline]
    fn sequence(&self, first: u8, second: u8) -> u8 {
        self.letters[usize::from(first) % LETTERS][usize::from(second) % LETTERS]
    }
}

fn costs() -> &'static Costs {
    static COSTS: OnceLock<Costs> = OnceLock::new();
    COSTS.get_or_init(|| {
        let mut classes = [[0; CLASSES]; CLASSES];
        for first in Class::all() {
            for second in Class::all() {
                classes[first as usize][second as usize] = alone(second) + together(first, second);
            }
        }
        let (letters, numbers) = bigrams();
        Costs { classes, letters, numbers }
    })
}

/// The table of bigrams, with a last letter that stands for all that are not in it.
fn bigrams() -> ([[u8; LETTERS]; LETTERS], [u8; 256]) {
    let rows: Vec<[&str; 2]> = tsv::rows(BIGRAMS).take(LETTERS - 1).collect();
    let unknown = rows.len();
    let mut letters = [[(9 * STEP) as u8; LETTERS]; LETTERS];
    let mut numbers = [unknown as u8; 256];
    for (number, [letter, digits]) in rows.iter().enumerate() {
        for (place, digit) in letters[number].iter_mut().zip(digits.bytes()) {
            *place = digit.saturating_sub(b'0') * STEP as u8;
        }
        for char in letter.chars().flat_map(|char| [char].into_iter().chain(char.to_uppercase())) {
            if matches!(char, '\u{400}'..='\u{4ff}') {
                numbers[u32::from(char) as usize & 0xFF] = number as u8;
            }
        }
    }
    // As in the table.
    for (yo, ye) in [('ё', 'е'), ('Ё', 'Е')] {
        numbers[u32::from(yo) as usize & 0xFF] = numbers[u32::from(ye) as usize & 0xFF];
    }
    (letters, numbers)
}

/// What a character of this class costs wherever it stands.
fn alone(class: Class) -> u8 {
    match class {
        Class::Control => 40,
        Class::Unassigned => 30,
        Class::Box | Class::HanRare => 20,
        Class::RareLetter => 15,
        Class::HanSecond | Class::Replacement => 10,
        Class::HalfKana => 8,
        Class::Invisible => 2,
        _ => 0,
    }
}

/// What two neighbours of these classes cost.
fn together(first: Class, second: Class) -> u8 {
    use Class::*;
    if let (Some(one), Some(other)) = (first.script(), second.script()) {
        return if one == other { within(first, second) } else { mixed(one, other) };
    }
    let (before, after) = (first.script().is_some(), second.script().is_some());
    match (first, second) {
        (ThaiBefore, _) | (_, ThaiAfter) => 20,
        (_, Combining) => {
            if before {
                8
            } else {
                15
            }
        }
        (OddSymbol, OddSymbol) => 10,
        (OddSymbol, Symbol) | (Symbol, OddSymbol) => 8,
        (OddSymbol, Opening | Closing | LowQuote | Dash | Dots | Apostrophe)
        | (Opening | Closing | LowQuote | Dash | Dots | Apostrophe, OddSymbol) => 8,
        (Symbol, Symbol) => 10,
        (Symbol, Opening | Closing | LowQuote | Dash | Dots | Apostrophe) => 8,
        (AccentUpper, Symbol | OddSymbol | Opening) => 18,
        (AccentLower, Symbol) => 12,
        (OddSymbol, Digit) | (Digit, OddSymbol) => 2,
        (OddSymbol, _) if after => 15,
        (_, OddSymbol) if before => 15,
        (OddSymbol, _) | (_, OddSymbol) => 3,
        (Symbol, _) if after => 6,
        (_, Symbol) if before => 6,
        (_, LowQuote) if before => 10,
        (_, Opening) if before => 6,
        (Closing, _) if after => 6,
        (AccentUpper, NoBreak) => 7,
        (Thai | ThaiAfter, NoBreak) | (Mark, Thai) => 3,
        (_, Wide) if before && first.script() != Some(Script::East) => 5,
        (Picture, _) if after => 6,
        (_, Picture) if before => 6,
        (Dash, _) if after => 1,
        (_, Dash) if before => 1,
        _ => 0,
    }
}

/// What two letters of one script cost beside each other.
fn within(first: Class, second: Class) -> u8 {
    use Class::*;
    match (first, second) {
        (AsciiLower, AsciiUpper) => 8,
        (AsciiLower, AccentUpper) => 12,
        (AccentLower, AsciiUpper) => 10,
        (AccentLower, AccentUpper) | (CyrillicLower, CyrillicUpper) | (GreekLower, GreekUpper) => 15,
        (AccentUpper, AccentLower) => 12,
        (AccentUpper, AccentUpper) => 10,
        (AccentLower, AccentLower) => 7,
        (ThaiBefore, ThaiBefore | ThaiAfter) => 20,
        _ => 0,
    }
}

/// What letters of two scripts cost beside each other.
fn mixed(one: Script, other: Script) -> u8 {
    match (one, other) {
        (Script::Latin, Script::East) | (Script::East, Script::Latin) => 3,
        (Script::Latin, Script::Cyrillic) | (Script::Cyrillic, Script::Latin) => 10,
        (Script::Latin, Script::Greek | Script::Thai) | (Script::Greek | Script::Thai, Script::Latin) => 15,
        (Script::East, _) | (_, Script::East) => 20,
        _ => 25,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_cost_by_their_sequence_alone() {
        let lower = Class::CyrillicLower as usize;
        assert_eq!(costs().classes[lower][lower], 0);
        assert!(tsv::rows::<2>(BIGRAMS).count() < LETTERS);
    }

    #[test]
    fn whole_words_cost_little() {
        for word in [
            "“Russia’s",
            "сотрудничество,",
            "«Единая",
            "співробітництво",
            "合作，双方同意。",
            "đường",
            "Größe",
            "façade",
            "นายกรัฐมนตรี",
            "НАТО",
            "L’été",
            "€5bn",
            "Müller-Straße",
            "ĐƯỜNG",
            "Ἑλλάς",
            "Құрметті",
            "협력",
            "シャープ",
        ] {
            assert!(!cost(word).is_suspicious(), "{word}: {:?}", cost(word));
        }
    }

    #[test]
    fn damaged_words_cost_much() {
        for word in [
            "â€œRussia",
            "РїСЂРёРІРµС‚",
            "Ïðèâåò",
            "рТЙЧЕФ",
            "оПХБЕР",
            "п÷я─п╦п╡п╣я┌",
            "涓浗",
            "Viá»‡t",
            "Ã©tÃ©",
            "โ€œNow",
            "Byย",
            "ЏаЁўҐв",
            "ÖÐ¹ú",
            "–ü—Ä–∏",
            "╧ЁштхЄ",
            "镳桠弪",
        ] {
            assert!(cost(word).is_suspicious(), "{word}: {:?}", cost(word));
        }
    }
}
