//! A group of number words below a thousand, or below ten thousand in Chinese.

/// A group under construction: `two hundred and five` before its scale.
pub(super) struct Group {
    pub(super) high: f64,
    pub(super) low: Option<f64>,
    /// What the next addend must stay below.
    pub(super) room: f64,
    /// The last multiplier within the group.
    pub(super) times: f64,
    pub(super) digits: bool,
    /// Whether a zero stood before the last addend, so that 一万零五 is not 一万五.
    pub(super) zero: bool,
    /// Whether only the signs 0 to 9 were read: a number spelt digit by digit.
    pub(super) spelt: usize,
}

impl Group {
    pub(super) fn new() -> Self {
        Self {
            high: 0.0,
            low: None,
            room: f64::INFINITY,
            times: f64::INFINITY,
            digits: false,
            zero: false,
            spelt: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.low.is_none() && self.high == 0.0
    }

    pub(super) fn value(&self) -> f64 {
        self.high + self.low.unwrap_or(0.0)
    }
}
