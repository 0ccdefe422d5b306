//! The table of units and currencies.

use std::sync::LazyLock;

use crate::tsv;

/// What a unit measures, as far as the steps care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Money,
    /// A hundredth of a currency.
    Subunit,
    Percent,
    Other,
}

/// A row of `data/units.tsv`.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) code: &'static str,
    pub(super) dimension: Dimension,
    pub(super) factor: f64,
    pub(super) symbols: &'static str,
    /// Names in English, Russian, Chinese and Vietnamese.
    pub(super) names: [&'static str; 4],
}

/// All units.
pub(super) static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| {
    tsv::rows(include_str!("../../data/units.tsv"))
        .filter_map(|[code, kind, factor, symbols, english, russian, chinese, vietnamese]| {
            let dimension = match kind {
                "money" => Dimension::Money,
                "subunit" => Dimension::Subunit,
                "percent" => Dimension::Percent,
                _ => Dimension::Other,
            };
            let names = [english, russian, chinese, vietnamese];
            Some(Unit { code, dimension, factor: factor.parse().ok()?, symbols, names })
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let table = include_str!("../../data/units.tsv");
        assert_eq!(UNITS.len(), tsv::lines(table).count() - 1);
        assert!(UNITS.iter().filter(|unit| unit.dimension == Dimension::Money).all(|unit| {
            (3..=4).contains(&unit.code.len()) && unit.code.bytes().all(|byte| byte.is_ascii_uppercase())
        }));
    }
}
