//! Reading the tables of `data/`: tab-separated, `#` comments, one header line.

/// The rows of a built-in table with `N` columns, without comments and header.
///
/// Rows of another width are left out; the tests check that there are none.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(table).skip(1).filter_map(|(_, line)| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// The lines of a table that are neither blank nor comment, numbered from 1; the first is the header.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    table
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
}
