//! HTML entities left in plain text: `&quot;`, `&#8217;`, `&amp;nbsp;`.

use htmlize::unescape;

/// The longest entity that is looked for, without `&` and `;`.
const LONGEST: usize = 32;
/// How often a text may have been escaped.
const TIMES: usize = 3;

/// Replaces entities that end in `;` by what they stand for, a line break by a space; whether there were any.
pub(super) fn repair(text: &mut String) -> bool {
    let mut found = false;
    for _ in 0..TIMES {
        let Some(once) = once(text) else { break };
        // What was escaped once more shows by the `&` that came out of it.
        let again = once.amp;
        *text = once.text;
        found = true;
        if !again {
            break;
        }
    }
    found
}

struct Once {
    text: String,
    /// Whether an entity stood for `&`.
    amp: bool,
}

/// The text with every entity replaced; nothing where there is none.
fn once(text: &str) -> Option<Once> {
    text.find('&')?;
    let mut out = String::new();
    let mut amp = false;
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match entity(from) {
            Some((length, meaning)) => {
                amp |= meaning == "&";
                out.push_str(&meaning);
                rest = &from[length..];
            }
            None => {
                out.push('&');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    (out != text).then_some(Once { text: out, amp })
}

/// The length and the meaning of the entity at the start of a text.
fn entity(text: &str) -> Option<(usize, String)> {
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = text.bytes().skip(1).take(LONGEST).take_while(name).count();
    if length == 0 || text.as_bytes().get(length + 1) != Some(&b';') {
        return None;
    }
    let whole = &text[..length + 2];
    let meaning = unescape(whole);
    // Of `&copyright;` a browser reads the first five letters; here that is a name like any other.
    if meaning.starts_with('&') && meaning.len() > 1 || meaning.len() > 1 && meaning.ends_with(';') {
        return None;
    }
    let meaning = meaning.replace(['\n', '\r'], " ");
    Some((whole.len(), meaning))
}

#[cfg(test)]
mod tests {
    fn repaired(text: &str) -> String {
        let mut text = text.to_owned();
        super::repair(&mut text);
        text
    }

    #[test]
    fn entities_are_read() {
        assert_eq!(repaired("&ldquo;Yes&rdquo; &#8211; &#x2014;&nbsp;&Eacute;"), "“Yes” – —\u{a0}É");
        assert_eq!(repaired("R&amp;D, &amp;quot;x&amp;quot;, &amp;amp;lt;"), "R&D, \"x\", <");
        assert_eq!(repaired("it&#146;s&#10;so"), "it’s so");
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in ["AT&T; R&D", "?a=1&copy=2&lt", "&copyright;", "&;", "&#;", "& &", "&проч;", "&unheard;"]
        {
            assert_eq!(repaired(text), text);
        }
    }
}
