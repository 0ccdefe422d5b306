//! The classes that patterns name besides words.

use super::Unit;

/// Symbols above this are classes, below words.
const CLASSES: u32 = 1 << 24;

macro_rules! classes {
    ($($class:ident $name:literal,)+) => {
        /// A class of words or numbers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Class { $($class,)+ }

        impl Class {
            /// The class of a name in the TSVs.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$class),)+ _ => None }
            }
        }
    };
}

classes! {
    // Of words.
    Month "month", WeakMonth "weak-month", Weekday "weekday", WeakWeekday "weak-weekday", Weekdays "weekdays", Unit "unit",
    Season "season", Part "part", Zone "zone", Meridiem "meridiem", Suffix "suffix", Place "place", Future "future",
    Past "past", Closed "closed", Holiday "holiday", Last "last", BeforeLast "before-last", This "this", Next "next",
    Recent "recent", Portion "portion",
    // Of numbers: a year of four digits or in words, one or two digits, any amount, a day of the month, `4th`.
    Year "year", WordYear "wordyear", Num "num", N "n", Day "day", Ordinal "ordinal", OrdinalDigits "ordinal-digits",
    Dotted "dotted", Compact "compact", Clock "clock", Quarter "quarter", Half "half", Decade "decade",
    // Of what was found before.
    Date "date", Dur "dur", Time "time",
}

impl Class {
    /// The class that a word of this one is read as, where its text allows it.
    pub(super) fn read(self) -> Self {
        match self {
            Self::WeakMonth => Self::Month,
            Self::WeakWeekday => Self::Weekday,
            _ => self,
        }
    }

    /// The class as a symbol of the trie.
    pub(super) fn symbol(self) -> u32 {
        CLASSES + self as u32
    }
}

/// The value of a word of a class: a number, or the name of a unit.
pub(super) fn value(text: &str) -> Option<f64> {
    text.parse().ok().or_else(|| Unit::named(text).map(Unit::code))
}
