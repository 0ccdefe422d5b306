//! Sequences of UTF-8 among the characters that their bytes were read as.

use super::encoding::Single;

/// A character of a line, and the byte it was read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) at: usize,
    pub(super) char: char,
    pub(super) byte: Option<u8>,
}

/// A sequence that was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    /// What it stands for; U+FFFD where a lost byte leaves that open.
    pub(super) char: char,
    /// How many characters of the line it takes.
    pub(super) length: usize,
    /// Points for being a sequence at all, which text that is no UTF-8 has by accident only.
    pub(super) points: u32,
}

/// The sequence that begins with the first of these characters.
///
/// A byte that the wrong encoding has no character for may be missing or read U+FFFD, and a no-break space that was
/// the byte A0 may have become a common space since.
pub(super) fn sequence(line: &[Read], wrong: &Single) -> Option<Sequence> {
    let lead = line.first()?.byte?;
    let following = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut bytes = vec![lead];
    let mut lost = None;
    let mut at = 1;
    for place in 1..=following {
        match line.get(at) {
            Some(Read { byte: Some(byte @ 0x80..=0xBF), .. }) => {
                bytes.push(*byte);
                at += 1;
            }
            Some(Read { char: ' ', .. }) if was_no_break(line, at, place == following, wrong) => {
                bytes.push(0xA0);
                at += 1;
            }
            Some(Read { char: '\u{fffd}', .. }) if lost.is_none() && !wrong.missing.is_empty() => {
                lost = Some(place);
                bytes.push(0);
                at += 1;
            }
            _ if lost.is_none() && may_be_dropped(&bytes, following) && !wrong.missing.is_empty() => {
                lost = Some(place);
                bytes.push(0);
            }
            _ => return None,
        }
    }
    let (char, points) = match lost {
        None => (char_of(&bytes)?, [0, 4, 15, 25][following]),
        // What was dropped without a trace has to be certain.
        Some(place) => {
            (restored(&mut bytes, place, wrong).filter(|char| *char != '\u{fffd}' || at > following)?, 5)
        }
    };
    Some(Sequence { char, length: at, points })
}

fn char_of(bytes: &[u8]) -> Option<char> {
    str::from_utf8(bytes).ok()?.chars().next()
}

/// Whether the space at this place is what became of a no-break space that was the byte A0.
fn was_no_break(line: &[Read], at: usize, is_last: bool, wrong: &Single) -> bool {
    let next = line.get(at + 1);
    wrong.byte('\u{a0}') == Some(0xA0)
        && match line[0].byte {
            // `à`: a word often ends with it, and the space may be the one behind the word.
            Some(0xC3) => next.is_some_and(|next| next.char == ' '),
            // Quotation marks and dashes: a byte was dropped.
            Some(0xE2) => false,
            // Korean and rarities: more likely two words.
            Some(0xEA..=0xEF) => false,
            _ => is_last || next.is_some_and(|next| matches!(next.byte, Some(0x80..=0xBF))),
        }
}

/// Whether the next byte may have been dropped: the last one of a quotation mark, the second one of a Cyrillic letter.
fn may_be_dropped(bytes: &[u8], following: usize) -> bool {
    bytes == [0xE2, 0x80] || (following == 1 && matches!(bytes, [0xD0 | 0xD1]))
}

/// The character, with the byte that was lost: the only one that makes sense, else U+FFFD.
fn restored(bytes: &mut [u8], place: usize, wrong: &Single) -> Option<char> {
    if bytes[..2] == [0xE2, 0x80] && place == 2 && wrong.missing.contains(&0x9D) {
        // Of the five characters that it may have been, a closing quotation mark is the one that newspapers have.
        return Some('”');
    }
    let mut possible = Vec::new();
    for byte in wrong.missing.iter().filter(|byte| (0x80..=0xBF).contains(*byte)) {
        bytes[place] = *byte;
        possible.extend(char_of(bytes));
    }
    match possible[..] {
        [] => None,
        [only] => Some(only),
        _ => Some('\u{fffd}'),
    }
}
