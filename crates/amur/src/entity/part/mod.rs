//! Known places and nations that are part of a longer name: of a road, a hospital, an award, a work, a person.
//!
//! The longer name is left to the tagger; here it is only told that the place is not meant.

use std::cell::OnceCell;
use std::ops::Range;

use crate::script::is_han;
use crate::{EntityType, Lang, Span};

use super::gazetteer::Gazetteer;
use super::known::{Known, What};
use super::lattice::{is_word, simplified};
use super::names::{
    Of, container, is_compass, is_family_name, is_organisation_head, is_title, may_begin_container,
};

mod syllable;
mod title;

/// Where a name stands.
pub(super) struct Place<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a str,
    sentence: Span,
    lang: Lang,
    /// Whether nearly all words are capitalised, so that capitals tell nothing; told when first asked for.
    headline: OnceCell<bool>,
}

impl<'a> Place<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, text: &'a str, sentence: Span, lang: Lang) -> Self {
        Self { gazetteer, text, sentence, lang, headline: OnceCell::new() }
    }

    fn is_headline(&self) -> bool {
        *self.headline.get_or_init(|| is_headline(self.sentence.of(self.text)))
    }
}

/// Whether one of a sentence's known names is only a part of a longer name.
pub(super) fn is_part(place: &Place<'_>, one: &Known, names: &[Known]) -> bool {
    let What::Entry(entry) = one.what else { return false };
    let kind = one.kind(place.gazetteer);
    if one.by_user || !matches!(kind, EntityType::Loc | EntityType::Norp) {
        return false;
    }
    let name = Name {
        sentence: place.sentence.of(place.text),
        span: (one.span.start - place.sentence.start) as usize
            ..(one.span.end - place.sentence.start) as usize,
        is_state: place.gazetteer.is_state(entry),
        is_known: &|at| {
            let at = at as u32 + place.sentence.start;
            let next = names.partition_point(|other| other.span.end <= at);
            names.get(next).is_some_and(|other| other.span.start <= at && other.span != one.span)
        },
    };
    match place.lang {
        Lang::CMN => name.of_chinese(),
        Lang::ENG => {
            !place.is_headline() && (name.of_english() || title::in_english(name.sentence, &name.span))
        }
        Lang::RUS => title::in_russian(name.sentence, &name.span, name.is_known),
        Lang::VIE if kind == EntityType::Loc => name.of_vietnamese(),
        Lang::VIE => name.is_language(),
        _ => false,
    }
}

/// A known name in its sentence.
struct Name<'a> {
    sentence: &'a str,
    span: Range<usize>,
    /// A country, or the people of one.
    is_state: bool,
    /// Whether another known name covers a byte of the sentence.
    is_known: &'a dyn Fn(usize) -> bool,
}

/// Characters between a place and the word that makes a longer name of it, at most: where the word makes one of any place,
/// and where it makes one of places that are no country, being one character or more.
const GAP: (usize, usize, usize) = (8, 3, 5);

impl Name<'_> {
    fn text(&self) -> &str {
        &self.sentence[self.span.clone()]
    }

    /// Whether the word makes a longer name of this one.
    fn is_of(&self, of: Option<Of>) -> bool {
        match of {
            Some(Of::Any) => true,
            Some(Of::Place) => !self.is_state,
            Some(Of::None) | None => false,
        }
    }

    /// 武汉协和医院, 上海自贸试验区, 《青岛宣言》.
    fn of_chinese(&self) -> bool {
        if title::in_brackets(self.sentence, &self.span) || self.is_given_name() || self.has_autonomy() {
            return true;
        }
        // The last character of the place belongs to the text: 路 behind 道 is a road's, behind 京 a name's.
        let tail: Vec<char> = self
            .text()
            .chars()
            .next_back()
            .into_iter()
            .chain(self.sentence[self.span.end..].chars())
            .filter(|char| !matches!(char, '（' | '）'))
            .take(GAP.0 + LONGEST + 2)
            .take_while(|char| is_han(*char))
            .map(simplified)
            .collect();
        // 安利（中国）公司
        let in_brackets = self.sentence[..self.span.start].ends_with('（')
            && self.sentence[self.span.end..].starts_with('）');
        let is_state = self.is_state && !in_brackets;
        let word = |range: Range<usize>| tail.get(range).map(|part| part.iter().collect::<String>());
        for (at, &character) in tail.iter().enumerate().skip(1) {
            let gap = at - 1;
            let longest = if may_begin_container(character) { LONGEST } else { 0 };
            let heads = (1..=longest).rev().filter_map(|length| Some((length, word(at..at + length)?)));
            for (length, head) in heads {
                let enough = match container(Lang::CMN, false, &head) {
                    Some(Of::Any) => gap <= GAP.0 && (gap >= 2 || !is_state),
                    Some(Of::Place) => gap <= if length == 1 { GAP.1 } else { GAP.2 } && !is_state,
                    Some(Of::None) | None => false,
                };
                let goes_on = word(at..at + length + 1).is_some_and(|word| is_word(&word));
                let begins_before = length == 1 && word(at - 1..at + 1).is_some_and(|word| is_word(&word));
                if enough && !goes_on && !begins_before {
                    return true;
                }
            }
            if gap == GAP.0 || ENDS.contains(character) {
                return false;
            }
        }
        false
    }

    /// 记者蔡长春, 蒲长春教授: a family name before, and a title before that or behind.
    fn is_given_name(&self) -> bool {
        let Some((start, family)) = self.sentence[..self.span.start].char_indices().next_back() else {
            return false;
        };
        if self.text().chars().count() != 2
            || self.is_state
            || !is_family_name(Lang::CMN, family.encode_utf8(&mut [0; 4]))
            || (self.is_known)(start)
        {
            return false;
        }
        let ends = |length: &usize| self.sentence[..start].char_indices().rev().nth(*length - 1);
        let starts = |length: &usize| self.sentence[self.span.end..].char_indices().nth(*length);
        (2..=TITLE)
            .filter_map(|length| ends(&length))
            .any(|(at, _)| is_title(Lang::CMN, &self.sentence[at..start]))
            || (2..=TITLE)
                .filter_map(|length| starts(&length))
                .any(|(at, _)| is_title(Lang::CMN, &self.sentence[self.span.end..self.span.end + at]))
    }

    /// 恩施土家族苗族自治州: a people gives its name to where it governs itself.
    fn has_autonomy(&self) -> bool {
        let rest = &self.sentence[self.span.end..];
        let before = rest.find("自治").map(|at| &rest[..at]);
        self.text().ends_with('族')
            && before.is_some_and(|peoples| {
                peoples.is_empty() || (peoples.ends_with('族') && peoples.chars().all(is_han))
            })
    }

    /// "Armenian Genocide", "Pennsylvania Avenue", "Central American".
    fn of_english(&self) -> bool {
        let before = word_before(self.sentence, self.span.start);
        if !self.text().contains(' ')
            && before.is_some_and(|word| !self.opens(word) && self.is_of(container(Lang::ENG, true, word)))
        {
            return true;
        }
        let mut end = self.span.end;
        for _ in 0..3 {
            let Some(word) = word_after(self.sentence, end).filter(|word| is_capitalised(word)) else {
                return false;
            };
            if (self.is_known)(end + 1) {
                return false;
            }
            if self.is_of(container(Lang::ENG, false, word)) {
                return true;
            }
            end += 1 + word.len();
        }
        false
    }

    /// "huyện Quảng Ninh", "Bệnh viện Hoàn Mỹ", "Lê Thị Nhật Linh".
    fn of_vietnamese(&self) -> bool {
        let Some(before) = word_before(self.sentence, self.span.start) else { return self.goes_on() };
        let mut starts = vec![self.span.start - 1 - before.len()];
        while let Some(word) =
            word_before(self.sentence, starts[starts.len() - 1]).filter(|_| starts.len() < 3)
        {
            starts.push(starts[starts.len() - 1] - 1 - word.len());
        }
        let phrases = starts.iter().rev().map(|start| &self.sentence[*start..self.span.start - 1]);
        let found = phrases
            .filter_map(|words| Some((words, container(Lang::VIE, true, &words.to_lowercase())?)))
            .next();
        if let Some((words, of)) = found.filter(|(_, of)| *of != Of::None) {
            let capital = of == Of::Place && is_capitalised(words) && !self.opens(words);
            return capital || self.is_of(Some(of));
        }
        if self.is_of_a_body() {
            return true;
        }
        let is_direction = is_compass(before) && !syllable::is_vietnamese(self.text());
        let in_a_run = is_capitalised(before)
            && !self.opens(before)
            && !(self.is_known)(self.span.start - 2)
            && !is_direction;
        in_a_run || self.goes_on()
    }

    /// "Đại học Sư phạm Huế", "Hội Khoa học Lịch sử Việt Nam": a body's name begins before and goes on up to here.
    fn is_of_a_body(&self) -> bool {
        let mut start = self.span.start;
        for words in 1..=BODY {
            let Some(word) =
                word_before(self.sentence, start).filter(|word| !APART.contains(&&*word.to_lowercase()))
            else {
                return false;
            };
            if words == 1 && word == "và" {
                return false;
            }
            let next = start;
            start -= 1 + word.len();
            if (self.is_known)(start) {
                return false;
            }
            let rest = &self.sentence[start..self.span.start - 1];
            let one = is_organisation_head(Lang::VIE, "first", word)
                && word_after(self.sentence, next - 1)
                    .is_some_and(|word| is_capitalised(word) || !CONTENTS.contains(&word));
            let long = [2, 3].into_iter().filter_map(|count| first_words(rest, count));
            let heads = one || long.into_iter().any(|head| is_organisation_head(Lang::VIE, "first", head));
            if heads && is_capitalised(word) && words > 1 {
                return true;
            }
        }
        false
    }

    /// "tiếng Pháp" is a language.
    fn is_language(&self) -> bool {
        word_before(self.sentence, self.span.start).is_some_and(|word| word.to_lowercase() == "tiếng")
    }

    /// Whether a name of one syllable goes on with another: Mỹ Linh, Đức Thọ.
    fn goes_on(&self) -> bool {
        !self.text().contains(' ')
            && syllable::is_vietnamese(self.text())
            && word_after(self.sentence, self.span.end)
                .is_some_and(|word| is_capitalised(word) && syllable::is_vietnamese(word))
            && !(self.is_known)(self.span.end + 1)
    }

    /// Whether a word of the sentence is its first, and so has a capital without being a name.
    fn opens(&self, word: &str) -> bool {
        let at = word.as_ptr() as usize - self.sentence.as_ptr() as usize;
        !self.sentence[..at].contains(char::is_alphabetic)
    }
}

/// Second syllables that make another word of a body's: Hội nghị is a meeting, Bộ trưởng a minister.
const CONTENTS: [&str; 22] = [
    "nghị",
    "thảo",
    "chợ",
    "đàm",
    "trưởng",
    "phó",
    "phim",
    "trợ",
    "án",
    "đạo",
    "việc",
    "nổ",
    "cáo",
    "chí",
    "diện",
    "hữu",
    "viên",
    "tiền",
    "nhập",
    "quán",
    "khách",
    "máy",
];

/// The first words of a phrase that has more.
fn first_words(phrase: &str, count: usize) -> Option<&str> {
    phrase.match_indices(' ').nth(count - 1).map(|(at, _)| &phrase[..at])
}

/// Words of a Vietnamese body's name before the place in it, at most.
const BODY: usize = 12;

/// Words that stand between a body and a place apart from it.
const APART: [&str; 29] = [
    "của", "ở", "tại", "từ", "đến", "cho", "là", "với", "trong", "ngoài", "về", "đã", "sẽ", "đang", "được",
    "bị", "có", "do", "tới", "vào", "trên", "thuộc", "theo", "tỉnh", "phố", "tp", "tp.", "huyện", "xã",
];

/// Characters of a Chinese title, at most.
const TITLE: usize = 5;

/// Characters of the longest Chinese word of the list.
const LONGEST: usize = 5;

/// Characters that end a name in Chinese: between a place and a hospital they show that the hospital is not named after it.
pub(super) const ENDS: &str = "的了在和与及是有将对为等被把从向到于个位名这那该各全每某几年月日一二三四五六七八九十两多召举访抵往来去设建办进出说称表示要可能应已正曾仍又也都就还并而但因由以之其此些至给让使用后前时间根据按照依推促坚持落批审听取";

/// The word one blank before a byte.
fn word_before(sentence: &str, at: usize) -> Option<&str> {
    let rest = sentence[..at].strip_suffix(' ')?;
    let start = rest
        .rfind(|char: char| !is_letter(char))
        .map_or(0, |found| found + rest[found..].chars().next().map_or(1, char::len_utf8));
    Some(&rest[start..]).filter(|word| !word.is_empty())
}

/// The word one blank behind a byte.
fn word_after(sentence: &str, at: usize) -> Option<&str> {
    let rest = sentence[at..].strip_prefix(' ')?;
    let end = rest.find(|char: char| !is_letter(char)).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|word| !word.is_empty())
}

fn is_letter(char: char) -> bool {
    char.is_alphabetic() || matches!(char, '.' | '’' | '\'' | '-')
}

/// Whether a word is written `Title`: a capital and small letters.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Whether nearly all longer words are capitalised, so that capitals tell nothing.
fn is_headline(sentence: &str) -> bool {
    let words = sentence
        .split_whitespace()
        .filter(|word| word.chars().filter(|char| char.is_alphabetic()).nth(3).is_some());
    let (mut long, mut small) = (0, 0);
    for word in words {
        long += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    small * 4 < long
}

#[cfg(test)]
mod tests {
    use crate::{Options, Pipeline, Record};

    /// Whether the gazetteer's name stands as a mention by itself in a sentence, through the whole pipeline.
    fn stands(name: &str, text: &str) -> bool {
        let document = Pipeline::new(Options::default()).unwrap().analyze(Record::text("1", text));
        document.mentions.iter().any(|one| document.slice(one.span) == name && !one.entity_id.contains('~'))
    }

    #[test]
    fn chinese() {
        for (name, text) in [
            ("武汉", "记者在武汉协和医院见到了这位医生。"),
            ("武汉", "列车今天上午抵达武汉站。"),
            ("长春", "本报记者蔡长春在现场看到。"),
            ("青岛", "会议发表了《青岛雾都宣言》。"),
            ("中国", "他获得了第三届中国航海专利奖。"),
            ("合肥", "省里推动合肥都市圈加快发展。"),
        ] {
            assert!(!stands(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("武汉", "他在武汉的医院工作了三年。"),
            ("南非", "会议由印度总理和南非总统主持。"),
            ("中国", "中国大学的数量还在增加。"),
            ("北京", "代表团前往北京参观了一所大学。"),
        ] {
            assert!(stands(name, text), "{name} in {text}");
        }
    }

    #[test]
    fn vietnamese() {
        for (name, text) in [
            ("Nhật", "Chị Phạm Thị Nhật Vy cho biết gia đình vẫn bình an."),
            ("Mỹ", "Ca sĩ Mỹ Hạnh sẽ hát trong đêm nhạc cuối tuần này."),
            ("Đà Nẵng", "Bệnh nhân được đưa đến bệnh viện Đà Nẵng trong đêm."),
            ("Hà Nội", "Ông sống ở đường Hà Nội từ nhiều năm nay."),
            ("Huế", "Cô đang học tại Đại học Nông Lâm Huế."),
        ] {
            assert!(!stands(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("Mỹ", "Tổng thống Mỹ Joe Biden đã phát biểu tại hội nghị."),
            ("Đà Nẵng", "Chính quyền thành phố Đà Nẵng cho biết như vậy."),
            ("Nga", "Tại Nga, nhiều người dân quan tâm đến vấn đề này."),
            ("Gia Lai", "Lãnh đạo tỉnh Gia Lai đã có mặt từ sáng sớm."),
            ("Đông Nam Á", "Doanh nghiệp muốn mở rộng thị trường Đông Nam Á trong năm nay."),
        ] {
            assert!(stands(name, text), "{name} in {text}");
        }
    }

    #[test]
    fn english_and_russian() {
        for (name, text) in [
            ("Armenian", "The resolution recognised the Armenian Genocide after years of debate."),
            ("Warsaw", "He read “The Tailor of Warsaw” to the children last night."),
            ("России", "В музее открылась выставка «Дороги по России» для школьников."),
        ] {
            assert!(!stands(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("Armenian", "The Armenian government recognised the result after years of debate."),
            ("Россия", "Он сказал, что «Россия остаётся надёжным партнёром», и поблагодарил гостей."),
            ("России", "По его словам, «без России этот вопрос решить нельзя»."),
        ] {
            assert!(stands(name, text), "{name} in {text}");
        }
    }
}
