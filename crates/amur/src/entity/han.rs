//! People in Chinese text: names beside a title, and foreign names with an interpunct.

use std::collections::BTreeSet;

use crate::{Document, EntityType, Lang, Span};

use super::names::{INTERPUNCTS, is_family_name, is_title, may_be_family_name};
use super::tagger::{SentenceView, Tagged};

/// Characters that follow a name rather than end it. General knowledge of newspaper Chinese.
const AFTER_NAME: &str = "说說表指认認强強称稱在与與和及同对對将將向就是于於也还還等的出会會访訪率主抵接致通";
/// Characters in a title, at most.
const TITLE: usize = 6;

/// The people of a sentence.
pub(super) fn people(sentence: &SentenceView<'_>) -> Vec<Tagged> {
    let text = sentence.as_str();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = with_interpunct(&chars, at).or_else(|| after_title(text, &chars, at));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        // 经理奥列格·…: what ends a title does not start a name.
        at = (at + 1..end).take(TITLE).rev().find(|start| ends_title(text, &chars, *start)).unwrap_or(at);
        let offset = sentence.span.start as usize;
        let stop = chars.get(end).map_or(text.len(), |(byte, _)| *byte);
        let span = Span::new(offset + chars[at].0, offset + stop);
        if !sentence.known.iter().any(|known| known.span.overlaps(span)) {
            found.push(Tagged { span, kind: EntityType::Per, score: 0.75 });
        }
        at = end;
    }
    found
}

/// Further occurrences of people whom the document names beside a title or in full: the whole Chinese name of three
/// characters or more, and the last part of a foreign one. With the sentence each stands in.
pub(super) fn repeated(document: &Document, names: &[(Span, EntityType)]) -> Vec<(Span, u32)> {
    let is_han = |name: &str| name.chars().next().is_some_and(|char| matches!(char, '\u{3400}'..='\u{9fff}'));
    let known: BTreeSet<&str> = names
        .iter()
        .filter(|(_, kind)| *kind == EntityType::Per)
        .map(|(span, _)| document.slice(*span))
        .map(|name| name.rsplit(INTERPUNCTS).next().unwrap_or(name))
        .filter(|name| is_han(name) && name.chars().count() >= 3)
        .collect();
    let mut found: Vec<(Span, u32)> = Vec::new();
    for name in known {
        for (number, sentence) in document.sentences.iter().enumerate() {
            let offset = sentence.span.start as usize;
            found.extend(
                document
                    .slice(sentence.span)
                    .match_indices(name)
                    .map(|(at, name)| (Span::new(offset + at, offset + at + name.len()), number as u32)),
            );
        }
    }
    let mut taken: Vec<Span> = names.iter().map(|(span, _)| *span).collect();
    found.retain(|(span, _)| {
        let free = !taken.iter().any(|other| other.overlaps(*span));
        if free {
            taken.push(*span);
        }
        free
    });
    found
}

/// Whether a character is one of those that foreign names are written with.
fn is_transliteration(char: char) -> bool {
    const USUAL: &str = "娃埃莉娅婭琳珊妮妲丝絲薇博赖賴顿頓敦杰傑奥茨瑙阿艾安奥澳巴拜班邦保鲍贝本比彼别波伯勃博布查达大戴丹德登迪蒂丁杜多厄恩尔爾凡菲费費弗夫福盖蓋甘冈戈格葛根古瓜哈海汉罕豪赫亨洪胡华霍基吉加佳贾捷金京久卡凯凱坎康考科克肯库庫夸奎拉莱萊兰蘭朗劳勞雷蕾黎里理丽麗利莲廉列林龙隆卢盧鲁魯路伦罗羅洛吕马馬玛瑪迈邁麦麥曼芒毛梅门門蒙米密明莫默姆穆娜纳納南内尼涅宁寧纽努诺諾欧歐帕派潘佩彭皮平珀普奇齐齊恰乔喬切琴丘让热日荣茹瑞若萨薩塞赛賽桑瑟森沙莎尚绍舍申圣施什史士舒斯思司苏蘇素索塔泰坦汤唐陶特滕提田铁廷图圖托瓦万汪旺威韦维維魏文翁沃乌烏吾武西希锡席夏香肖谢謝辛欣休许雅亚亞延扬耶叶葉伊因英尤约約泽澤扎詹珍芝朱佐";
    USUAL.contains(char)
}

/// The end of a foreign name at `at`: runs of transliteration around an interpunct.
fn with_interpunct(chars: &[(usize, char)], at: usize) -> Option<usize> {
    let run = |from: usize| chars[from..].iter().take_while(|(_, char)| is_transliteration(*char)).count();
    let is_dot = |at: usize| chars.get(at).is_some_and(|(_, char)| INTERPUNCTS.contains(char));
    let mut end = at + run(at);
    if end == at || !is_dot(end) {
        return None;
    }
    while is_dot(end) {
        let next = run(end + 1);
        if next == 0 {
            return None;
        }
        end += 1 + next;
    }
    Some(end)
}

/// Whether a title ends directly before the character at `at`.
fn ends_title(text: &str, chars: &[(usize, char)], at: usize) -> bool {
    let end = chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    (2..=TITLE.min(at)).any(|length| is_title(Lang::CMN, &text[chars[at - length].0..end]))
}

/// The end of a Chinese name at `at` that stands directly after a title.
fn after_title(text: &str, chars: &[(usize, char)], at: usize) -> Option<usize> {
    let titled = ends_title(text, chars, at);
    let family = chars[at].1.to_string();
    if !titled || !may_be_family_name(Lang::CMN, &family) {
        return None;
    }
    let ends = |end: usize| {
        chars
            .get(end)
            .is_none_or(|(_, char)| AFTER_NAME.contains(*char) || !matches!(char, '\u{3400}'..='\u{9fff}'))
    };
    let given = |length: usize| {
        chars[at + 1..(at + length).min(chars.len())]
            .iter()
            .all(|(_, char)| matches!(char, '\u{3400}'..='\u{9fff}') && !AFTER_NAME.contains(*char))
    };
    let whole = |length: usize| at + length <= chars.len() && given(length);
    match [3, 2].into_iter().find(|length| whole(*length) && ends(at + length)) {
        Some(length) => Some(at + length),
        None => (is_family_name(Lang::CMN, &family) && whole(3)).then_some(at + 3),
    }
}
