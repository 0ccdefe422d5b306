//! Figures: numbers that measure something, with value, unit, bounds, change, and what they measure.
//!
//! [`figures`] takes the numbers of a sentence one by one: [`measure`] finds its unit or what it counts, [`names`] drops
//! those that are part of a name, [`around`] reads the words beside it, [`context`] what is measured and when. Once the
//! names and citations of the document are known, [`credit()`] tells whose figures they are.

mod around;
mod context;
mod count;
mod credit;
mod finder;
mod measure;
mod names;
mod range;
mod units;
mod words;

use crate::lexis::Reading;
use crate::{Role, Span, TimeExpression};

pub(crate) use credit::credit;
pub(crate) use words::FigureWords;

/// A number that measures something.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Figure {
    /// The number with its unit; of a count, the number alone.
    pub span: Span,
    /// Index of its sentence in [`Document::sentences`](crate::Document::sentences).
    pub sentence: u32,
    /// What kind of figure it is.
    pub kind: FigureKind,
    /// The value, multipliers counted in; of a range, its lower end.
    pub value: f64,
    /// The upper end of a range.
    pub value_high: Option<f64>,
    /// Whether the text gives the value as a limit.
    pub bound: Bound,
    /// ISO 4217, a subunit by name, `%`, `pp`, a UCUM code, or the thing counted as the text names it.
    pub unit: Option<String>,
    /// Whether the text calls it approximate.
    pub approximate: bool,
    /// Whether it tells by how much something rose or fell.
    pub change: Change,
    /// The words for what is measured.
    pub measures: Option<Span>,
    /// The period it refers to, as a TIMEX3 value; not the one it is compared with.
    pub period: Option<String>,
    /// The words for whom the figure is credited to.
    pub source: Option<Span>,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
        pub enum $name { $($(#[$of])* $value,)+ }

        impl $name {
            /// The name used in the `figures` table.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $text,)+ }
            }
        }
    };
}

named! {
    /// What kind of figure it is.
    FigureKind {
        /// An amount of money.
        Money "money",
        /// Per cent or percentage points.
        Percent "percent",
        /// An amount in a unit of measure, durations included.
        Quantity "quantity",
        /// A number of things.
        Count "count",
        /// A place in an order.
        Ordinal "ordinal",
        /// How old somebody or something is.
        Age "age",
    }
}

named! {
    /// Whether a value is a limit.
    Bound {
        /// At least the value, or more.
        Over "over",
        /// At most the value, or less.
        Under "under",
        /// The value itself.
        None "none",
    }
}

named! {
    /// The direction of a change.
    Change {
        /// A rise.
        Up "up",
        /// A fall.
        Down "down",
        /// No change is told.
        None "none",
    }
}

/// The figures of a sentence in a block of some role; `times` are its time expressions.
pub(crate) fn figures(
    reading: &Reading<'_>,
    sentence: u32,
    role: Role,
    times: &[TimeExpression],
) -> Vec<Figure> {
    finder::Finder::new(reading, times, role == Role::Heading).figures(sentence)
}
