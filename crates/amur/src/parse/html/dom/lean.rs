//! A page without what nobody looks at in its tree: programs, styles, comments, most attributes. Half of a page and more is
//! such, and a parser of HTML takes every letter of it into its hands.
//!
//! What is left parses to the same tree but for that. Where it is not plain how a parser would read on, the rest of the
//! page is left as it is.

use memchr::{memchr, memchr_iter, memmem};

/// Attributes that are read, by us or by the rules of HTML.
const READ: [&str; 26] = [
    "action",
    "aria-hidden",
    "class",
    "color",
    "content",
    "data-component",
    "data-testid",
    "datetime",
    "encoding",
    "face",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "prompt",
    "property",
    "rel",
    "role",
    "shadowrootmode",
    "size",
    "style",
    "type",
    "xml:lang",
];

/// A page on its way.
pub(super) struct Lean<'a> {
    page: &'a str,
    at: usize,
    pub(super) kept: String,
    pub(super) lines: Lines,
}

/// Which line of the source a line of what was kept is.
#[derive(Default)]
pub(super) struct Lines {
    /// Line breaks so far.
    kept: u32,
    /// From a line on, how many more lines the source had before it.
    more: Vec<(u32, u32)>,
}

impl Lines {
    /// The line of the source.
    pub(super) fn source(&self, line: u32) -> u32 {
        let before = self.more.partition_point(|(from, _)| *from <= line);
        before.checked_sub(1).map_or(line, |last| line + self.more[last].1)
    }

    /// Line breaks were left out before the line that follows the last break.
    fn skip(&mut self, breaks: u32) {
        let all = self.more.last().map_or(0, |last| last.1) + breaks;
        self.more.push((self.kept + 1, all));
    }
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    /// It ends in `/>`.
    is_closed: bool,
    /// It says that it holds JSON.
    is_json: bool,
}

/// The page without what nobody looks at.
pub(super) fn lean(page: &str) -> Lean<'_> {
    let mut lean = Lean { page, at: 0, kept: String::with_capacity(page.len() / 2), lines: Lines::default() };
    if lean.read().is_none() {
        lean.keep(page.len());
    }
    lean
}

impl<'a> Lean<'a> {
    /// Reads to the end of the page; nothing where the rest is to be left as it is.
    fn read(&mut self) -> Option<()> {
        let page = self.page;
        while let Some(found) = memchr(b'<', &page.as_bytes()[self.at..]) {
            self.keep(self.at + found);
            let rest = &page[self.at..];
            match rest.as_bytes().get(1)? {
                b'!' if rest.starts_with("<!--") => self.comment()?,
                // Other text where drawings stand, a comment elsewhere.
                b'!' if rest.starts_with("<![CDATA[") => return None,
                b'/' if rest.as_bytes().get(2)?.is_ascii_alphabetic() => self.end_tag()?,
                b'!' | b'/' | b'?' => self.keep(self.at + memchr(b'>', rest.as_bytes())? + 1),
                letter if letter.is_ascii_alphabetic() => self.element()?,
                _ => self.keep(self.at + 1),
            }
        }
        self.keep(page.len());
        Some(())
    }

    /// Keeps the page up to a place.
    fn keep(&mut self, end: usize) {
        let part = &self.page[self.at..end];
        self.lines.kept += breaks(part);
        self.kept.push_str(part);
        self.at = end;
    }

    /// Leaves out the page up to a place, but for one of its line breaks.
    fn skip(&mut self, end: usize) {
        let breaks = breaks(&self.page[self.at..end]);
        if breaks > 0 {
            self.kept.push('\n');
            self.lines.kept += 1;
        }
        if breaks > 1 {
            self.lines.skip(breaks - 1);
        }
        self.at = end;
    }

    /// Parts what was kept before something that was left out from what follows it: `a=1` and `/>` are not `a=1/>`.
    fn part(&mut self, was_skipped: bool) {
        if was_skipped && !matches!(self.page.as_bytes()[self.at], b'>' | b' ') {
            self.kept.push(' ');
        }
    }

    fn comment(&mut self) -> Option<()> {
        let start = self.at + "<!--".len();
        let rest = &self.page[start..];
        // `<!-->` and `<!--->` are whole, and some end in `--!>`.
        let length = memmem::find(rest.as_bytes(), b"-->")?;
        if rest.starts_with('>') || rest.starts_with("->") || rest[..length].contains("--!>") {
            return None;
        }
        self.keep(start);
        self.skip(start + length);
        self.keep(start + length + "-->".len());
        Some(())
    }

    fn end_tag(&mut self) -> Option<()> {
        let start = self.at;
        let end = start + memchr(b'>', &self.page.as_bytes()[start..])? + 1;
        // Attributes of an end tag may hold anything.
        if self.page[start..end].contains(['"', '\'', '=']) {
            return None;
        }
        self.keep(end);
        Some(())
    }

    /// A start tag, and the text of an element that holds no others.
    fn element(&mut self) -> Option<()> {
        let tag = self.start_tag()?;
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        let is_program = is("script") || is("style");
        let is_text = ["noscript", "iframe", "noembed", "noframes", "xmp", "textarea", "title"];
        if is("plaintext") || (is_program && tag.is_closed) {
            return None;
        }
        if is_program {
            let end = self.end_of(tag.name)?;
            let program = &self.page[self.at..end];
            // A script within a comment of a script goes on behind its end.
            if memmem::find(program.as_bytes(), b"<!--").is_some_and(|at| opens(&program[at..], "script")) {
                return None;
            }
            if tag.is_json { self.keep(end) } else { self.skip(end) }
        } else if is_text.into_iter().any(is) {
            let end = self.end_of(tag.name)?;
            self.keep(end);
        }
        Some(())
    }

    /// Where the end tag of a name begins.
    fn end_of(&self, name: &str) -> Option<usize> {
        let rest = &self.page.as_bytes()[self.at..];
        memmem::find_iter(rest, b"</").map(|at| (self.at + at, &rest[at + 2..])).find_map(|(at, behind)| {
            let is_it = behind.get(..name.len())?.eq_ignore_ascii_case(name.as_bytes());
            (is_it && ends_name(*behind.get(name.len())?)).then_some(at)
        })
    }

    /// A start tag with the attributes that are read.
    fn start_tag(&mut self) -> Option<Tag<'a>> {
        let (page, bytes) = (self.page, self.page.as_bytes());
        let length = bytes[self.at..].iter().position(|byte| ends_name(*byte))?;
        let name = &page[self.at + 1..self.at + length];
        self.keep(self.at + length);
        let mut is_json = false;
        let mut was_skipped = false;
        loop {
            let start = self.at + bytes[self.at..].iter().position(|byte| !is_gap(*byte))?;
            if bytes[start] == b'>' {
                self.part(was_skipped);
                self.keep(start + 1);
                return Some(Tag { name, is_closed: bytes[start - 1] == b'/', is_json });
            }
            let attribute = attribute(page, start)?;
            let known = &page[start..attribute.name_end];
            if READ.iter().any(|read| read.eq_ignore_ascii_case(known)) {
                is_json |= known.eq_ignore_ascii_case("type") && holds_json(&page[start..attribute.end]);
                self.part(was_skipped);
                self.keep(attribute.end);
                was_skipped = false;
            } else {
                self.skip(attribute.end);
                was_skipped = true;
            }
        }
    }
}

/// Where the name of an attribute ends, and where it does.
struct Attribute {
    name_end: usize,
    end: usize,
}

/// The attribute that begins at a place; nothing where the page ends in it.
fn attribute(page: &str, start: usize) -> Option<Attribute> {
    let bytes = page.as_bytes();
    let until = |from: usize, is_end: fn(u8) -> bool| {
        bytes[from..].iter().position(|byte| is_end(*byte)).map(|length| from + length)
    };
    // A name may begin with `=`.
    let name_end = until(start + 1, |byte| ends_name(byte) || byte == b'=')?;
    let sign = until(name_end, |byte| !byte.is_ascii_whitespace())?;
    if bytes[sign] != b'=' {
        return Some(Attribute { name_end, end: name_end });
    }
    let value = until(sign + 1, |byte| !byte.is_ascii_whitespace())?;
    let end = match bytes[value] {
        quote @ (b'"' | b'\'') => value + 1 + memchr(quote, &bytes[value + 1..])? + 1,
        b'>' => value,
        _ => until(value, |byte| byte.is_ascii_whitespace() || byte == b'>')?,
    };
    Some(Attribute { name_end, end })
}

fn holds_json(attribute: &str) -> bool {
    attribute.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"json"))
}

/// Whether a start tag of a name stands in a text.
fn opens(text: &str, name: &str) -> bool {
    memchr_iter(b'<', text.as_bytes()).any(|at| {
        let behind = text.as_bytes().get(at + 1..at + 1 + name.len());
        behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name.as_bytes()))
    })
}

/// What ends the name of a tag or an attribute.
fn ends_name(byte: u8) -> bool {
    is_gap(byte) || byte == b'>'
}

/// What stands between attributes.
fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

/// Line breaks of all kinds.
fn breaks(part: &str) -> u32 {
    let bytes = part.as_bytes();
    let lone = memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    (memchr_iter(b'\n', bytes).count() + lone) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(page: &str) -> String {
        lean(page).kept
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        assert_eq!(
            kept("<p onclick=\"a > b\" class=x data-n='1'>One<!-- two --></p><script>if (a<b) {}</script>."),
            "<p class=x>One<!----></p><script></script>."
        );
        assert_eq!(
            kept("<STYLE media=print>p { }</STYLE ><svg><path d=\"M0\"/>"),
            "<STYLE></STYLE ><svg><path />"
        );
        assert_eq!(
            kept("<script type=\"application/ld+json\">{\"a\": \"<b>\"}</script>"),
            "<script type=\"application/ld+json\">{\"a\": \"<b>\"}</script>"
        );
        assert_eq!(kept("<title>a <b x=1></title><b x=1>"), "<title>a <b x=1></title><b>");
    }

    #[test]
    fn attributes_stay_apart() {
        assert_eq!(kept("<a href=x alt=\"y\"rel=z>"), "<a href=x rel=z>");
        assert_eq!(kept("<a href=x alt=\"y\"/rel=z>"), "<a href=x /rel=z>");
        assert_eq!(kept("<a href=x alt=\"y\"/>"), "<a href=x />");
        assert_eq!(kept("<a =x alt = y hidden>"), "<a hidden>");
    }

    #[test]
    fn where_it_is_not_plain_the_page_is_left_as_it_is() {
        for page in [
            "<p alt=\"never closed>",
            "<script>never closed <p alt=1>",
            "<script><!-- <script> </script> --></script><p alt=1>",
            "<svg><style/><p alt=1></svg>",
            "<!--> <p alt=1> -->",
            "</p title=\">\"><p alt=1>",
            "<svg><![CDATA[<p alt=1>]]></svg>",
            "<plaintext><p alt=1>",
            "<",
            "<p",
            "<!",
            "</",
        ] {
            assert_eq!(kept(page), page);
        }
    }

    #[test]
    fn lines_are_those_of_the_source() {
        let page = "<p>one</p>\n<script>\na\n\nb\n</script>\n<p alt=\"x\r\ny\rz\"\n>six</p><!--\n\n\n--><p>nine\n<p>ten";
        let lean = lean(page);
        for word in ["one", "six", "nine", "ten"] {
            let line = |text: &str| 1 + breaks(&text[..text.find(word).expect("it is kept")]);
            assert_eq!(lean.lines.source(line(&lean.kept)), line(page), "{word}: {:?}", lean.kept);
        }
    }
}
