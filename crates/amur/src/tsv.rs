//! Reading the tables of `data/`: tab-separated, `#` comments, one header line.

/// The rows of a built-in table with `N` columns, without comments and header.
///
/// Rows of another width are left out; the tests check that there are none.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(table).skip(1).filter_map(|(_, line)| cells(line))
}

/// The parts of a text between marks of one ASCII character.
pub(crate) fn split(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let whole = rest?;
        let Some(at) = memchr::memchr(mark, whole.as_bytes()) else { return rest.take() };
        rest = whole.get(at + 1..);
        whole.get(..at)
    })
}

/// The cells of a row of `N` columns; `None` where it has another number.
pub(crate) fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut cells = [""; N];
    let mut all = split(line, b'\t');
    for cell in &mut cells {
        *cell = all.next()?;
    }
    all.next().is_none().then_some(cells)
}

/// The lines of a table that are neither blank nor comment, numbered from 1; the first is the header.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    table
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_rows() {
        assert_eq!(cells("a\t\tб"), Some(["a", "", "б"]));
        assert_eq!(cells::<2>("a\tb\tc"), None);
        assert_eq!(cells::<3>("a\tb"), None);
        assert_eq!(split("", b'|').collect::<Vec<_>>(), [""]);
        assert_eq!(split("a||", b'|').collect::<Vec<_>>(), ["a", "", ""]);
    }
}
