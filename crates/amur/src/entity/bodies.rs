//! Chinese names that go on behind a known place or body: 四川省委组织部, 深圳市税务局, 中国人民大学出版社, 黄河三角洲.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::script::is_han;
use crate::{EntityType, Span, tsv};

use super::han::Firsts;
use super::lattice::{is_cut, is_word, simplified};
use super::part::ENDS;
use super::tagger::{SentenceView, Tagged};

const SEAT: u8 = 1;
const OFFICE: u8 = 1 << 1;
const DEPARTMENT: u8 = 1 << 2;
const PART: u8 = 1 << 3;
const SITE: u8 = 1 << 4;
const NUMBERED: u8 = 1 << 5;
const EVENT: u8 = 1 << 6;

/// The words that make a longer name, with the places that each takes.
static WORDS: LazyLock<HashMap<&str, u8, FixedState>> = LazyLock::new(|| {
    let mut words: HashMap<&str, u8, FixedState> = HashMap::default();
    for [word, place] in tsv::rows(include_str!("../../data/names/chinese_bodies.tsv")) {
        *words.entry(word).or_default() |= match place {
            "seat" => SEAT,
            "office" => OFFICE,
            "department" => DEPARTMENT,
            "part" => PART,
            "numbered" => NUMBERED,
            "event" => EVENT,
            _ => SITE,
        };
    }
    words
});

/// The characters that they begin with.
static FIRSTS: LazyLock<Firsts> = LazyLock::new(|| Firsts::of(WORDS.keys()));

/// Countries: their offices and parks are no names.
static COUNTRIES: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| {
    tsv::rows::<10>(include_str!("../../data/gazetteer/countries.tsv"))
        .flat_map(|row| row[7].split('|').map(|name| name.split('{').next().unwrap_or_default().trim()))
        .collect()
});

/// Characters of the longest such word.
const LONGEST: usize = 11;
/// Characters between a name and the word that makes a body of it, at most.
const GAP: usize = 5;
/// The same of parts of a body and of events, which are called by what they do.
const LONG_GAP: usize = 10;
/// Characters of a number with what stands around it, at most: 第二十一届.
const NUMBER: usize = 7;
/// What kind of place the last character of its name may tell, or the next one: 四川 or 四川省.
const UNITS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];

/// The longer names of a sentence that begin with a known place or body.
pub(super) fn longer_names(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let mut found: Vec<Tagged> = Vec::new();
    for (at, known) in sentence.known.iter().enumerate() {
        if found.last().is_some_and(|last| last.span.overlaps(known.span)) {
            continue;
        }
        let rest = Rest::behind(sentence, known.span);
        let end = match known.kind {
            EntityType::Loc => rest.of_place(COUNTRIES.contains(known.span.of(sentence.text))),
            // What it studies is a name too: 中国特色社会主义理论体系研究中心.
            EntityType::Org | EntityType::Misc => rest.part(),
            _ => None,
        };
        let Some((end, kind)) = end else { continue };
        // 工商银行北京分行: the place is where the body has its branch.
        let is_free = |next: &Tagged| {
            let inside = match known.kind {
                EntityType::Org => matches!(next.kind, EntityType::Org | EntityType::Loc),
                _ => next.kind == EntityType::Org,
            };
            inside || next.span.start >= end
        };
        if sentence.known.get(at + 1).is_none_or(is_free) {
            let span = Span { start: start(sentence, at, kind), end };
            found.push(Tagged { span, kind, score: 0.7 });
        }
    }
    found
}

/// Where a name begins that a known one is in: with the places before it, and the body that has a branch there.
fn start(sentence: &SentenceView<'_>, at: usize, kind: EntityType) -> u32 {
    let known = &sentence.known[at];
    let mut start = known.span.start;
    for before in sentence.known[..at].iter().rev().take_while(|_| known.kind != EntityType::Org) {
        let gap = &sentence.text[before.span.end as usize..start as usize];
        let joins = match before.kind {
            EntityType::Loc => gap.is_empty() || (gap.chars().count() == 1 && gap.starts_with(UNITS)),
            EntityType::Org => kind == EntityType::Org && matches!(gap, "" | "驻" | "駐"),
            _ => false,
        };
        if !joins {
            break;
        }
        start = before.span.start;
    }
    start
}

/// The last character of a known name and those behind it, simplified.
struct Rest {
    text: String,
    /// Where each character begins in `text`, and where the last one ends.
    at: Vec<usize>,
    /// The same in the document.
    in_document: Vec<u32>,
}

impl Rest {
    fn behind(sentence: &SentenceView<'_>, name: Span) -> Self {
        let last = name.of(sentence.text).chars().next_back().map_or(0, char::len_utf8) as u32;
        let mut place = name.end - last;
        let stretch = Span { start: place, end: sentence.span.end };
        let most = 1 + LONG_GAP + 2 * LONGEST;
        let mut rest = Self {
            text: String::with_capacity(most * '一'.len_utf8()),
            at: Vec::with_capacity(most + 1),
            in_document: Vec::with_capacity(most + 1),
        };
        rest.at.push(0);
        rest.in_document.push(place);
        // The last character itself may be a bracket: 中央党校（国家行政学院）.
        let chars = stretch.of(sentence.text).chars().enumerate();
        let chars = chars.take_while(|(at, char)| *at == 0 || is_han(*char)).map(|(_, char)| char);
        for char in chars.take(most) {
            place += char.len_utf8() as u32;
            rest.text.push(simplified(char));
            rest.at.push(rest.text.len());
            rest.in_document.push(place);
        }
        rest
    }

    fn word(&self, range: Range<usize>) -> Option<&str> {
        Some(&self.text[*self.at.get(range.start)?..*self.at.get(range.end)?])
    }

    fn char(&self, index: usize) -> Option<char> {
        self.word(index..index + 1)?.chars().next()
    }

    fn is_unit(&self, index: usize) -> bool {
        self.char(index).is_some_and(|char| UNITS.contains(&char))
    }

    /// Where the longest word of some kinds ends that begins at `start`, and its kinds.
    fn longest(&self, start: usize, wanted: u8) -> Option<(usize, u8)> {
        self.char(start).filter(|first| FIRSTS.has(*first))?;
        (start + 1..=start + LONGEST).rev().find_map(|end| {
            let found = WORDS.get(self.word(start..end)?)? & wanted;
            (found != 0).then_some((end, found))
        })
    }

    /// The end of a name that begins with the place, and what it names: its seat with a department, an office, a site.
    fn of_place(&self, is_country: bool) -> Option<(u32, EntityType)> {
        if let Some(end) = self.numbered() {
            return Some((self.in_document[end], EntityType::Org));
        }
        let Some((start, end)) = self.seat() else {
            let found = self.later(GAP, OFFICE | SITE).or_else(|| self.later(LONG_GAP, EVENT));
            let (end, found) = found.filter(|_| !is_country)?;
            let kind = match found {
                SITE => EntityType::Loc,
                EVENT => EntityType::Misc,
                _ => EntityType::Org,
            };
            return Some((end, kind));
        };
        // 被青岛市委派到: the city assigned somebody.
        let is_cut = is_cut(&self.text[self.at[start]..], 0, self.at[end] - self.at[start]);
        let end = self.longest(end, DEPARTMENT).map_or(end, |(end, _)| end);
        (!is_cut).then_some((self.in_document[end], EntityType::Org))
    }

    /// The end of a body of the place that is elected anew every few years: 第十二届委员会.
    fn numbered(&self) -> Option<usize> {
        let begins = self.char(1) == Some('第');
        let end = (2..=NUMBER).find(|at| begins && self.char(*at) == Some('届'))?;
        Some(self.longest(end + 1, NUMBERED)?.0)
    }

    /// The word for the seat of the place: it may take the place's last character, or one more that tells its kind.
    fn seat(&self) -> Option<(usize, usize)> {
        let starts = [0, 1, 2].into_iter().filter(|start| *start == 1 || self.is_unit(start / 2));
        let words = starts.filter_map(|start| Some((start, self.longest(start, SEAT)?.0)));
        words.filter(|(_, end)| *end > 1).max_by_key(|(_, end)| *end)
    }

    /// The end of a part of a body.
    fn part(&self) -> Option<(u32, EntityType)> {
        self.later(LONG_GAP, PART).map(|(end, _)| (end, EntityType::Org))
    }

    /// The end of the first word of some kinds that does not go on, behind characters that do not end a name.
    fn later(&self, gap: usize, wanted: u8) -> Option<(u32, u8)> {
        for start in 1..=1 + gap {
            let found = self.longest(start, wanted).filter(|(end, _)| {
                let goes_on = self.word(start..end + 1).is_some_and(is_word);
                let begins_before = *end == start + 1 && self.word(start - 1..*end).is_some_and(is_word);
                !goes_on && !begins_before
            });
            if let Some((end, found)) = found {
                // 全市着眼激活社区: what a site is called is no word of everyday.
                let named = found & SITE == 0
                    || (1..start)
                        .all(|at| !(at + 2..=start).any(|end| self.word(at..end).is_some_and(is_word)));
                return named.then_some((self.in_document[end], found));
            }
            // 同济大学经济与管理学院
            let joins = wanted == PART && start > 1 && matches!(self.char(start), Some('与' | '和'));
            if !joins && self.char(start).is_none_or(|char| ENDS.contains(char)) {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Pipeline, Record};

    /// The organisations of a sentence.
    fn organisations(text: &str) -> Vec<String> {
        let document = Pipeline::new(Options::default()).unwrap().analyze(Record::text("1", text));
        let names = document.mentions.iter().filter(|one| one.kind == EntityType::Org);
        names.map(|one| document.slice(one.span).to_owned()).collect()
    }

    #[test]
    fn of_places() {
        for (text, name) in [
            ("会议由四川省委组织部主持，各地代表参加。", "四川省委组织部"),
            ("据浙江省人民政府介绍，今年的项目更多。", "浙江省人民政府"),
            ("云南省生态环境厅发布了新的通知。", "云南省生态环境厅"),
            ("他在广州市税务局工作了十年。", "广州市税务局"),
            ("这是中共陕西省委作出的决定。", "中共陕西省委"),
            ("會議由浙江省人民政府主辦。", "浙江省人民政府"),
            ("他当选为江西省第十三届人民代表大会代表。", "江西省第十三届人民代表大会"),
        ] {
            assert!(organisations(text).iter().any(|one| one == name), "{text} {:?}", organisations(text));
        }
        for text in
            ["浙江各地正在形成发展的新格局。", "江西省的工作取得了新成绩。", "四川开创了旅游的新局面。"]
        {
            assert_eq!(organisations(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn of_bodies() {
        for (text, name) in [
            ("清华大学出版社的新书已经上架。", "清华大学出版社"),
            ("她在工商银行大连分行工作了多年。", "工商银行大连分行"),
            ("这位教授来自四川大学经济与管理学院。", "四川大学经济与管理学院"),
            ("会议由江苏省中国特色社会主义理论体系研究中心主办。", "江苏省中国特色社会主义理论体系研究中心"),
        ] {
            assert!(organisations(text).iter().any(|one| one == name), "{text} {:?}", organisations(text));
        }
    }

    #[test]
    fn of_events() {
        let text = "参加杭州数字贸易洽谈会的客人昨天到了。";
        let document = Pipeline::new(Options::default()).unwrap().analyze(Record::text("1", text));
        let events = document.mentions.iter().filter(|one| one.kind == EntityType::Misc);
        let names: Vec<&str> = events.map(|one| document.slice(one.span)).collect();
        assert_eq!(names, ["杭州数字贸易洽谈会"]);
    }

    #[test]
    fn table() {
        let rows = tsv::rows::<2>(include_str!("../../data/names/chinese_bodies.tsv"));
        assert_eq!(rows.count() + 1, tsv::lines(include_str!("../../data/names/chinese_bodies.tsv")).count());
        assert!(WORDS.keys().all(|word| word.chars().count() <= LONGEST && word.chars().all(is_han)));
    }
}
