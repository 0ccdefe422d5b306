//! Speakers where word order is free: in the segment of the sentence around a cue.

use std::ops::Range;

use crate::entity::may_be_family_name;
use crate::quote::items::{Item, Kind};
use crate::quote::lexicon::{Class, NounKind};
use crate::{EntityType, Lang};

use super::{Clause, Source};

impl Clause<'_> {
    /// The subject between the last border and a cue, where word order is free: a name that no preposition governs,
    /// else a noun for a speaker.
    pub(in crate::quote) fn segment_before(&self, cue: usize) -> Option<Source> {
        let end = self.before_verb(cue);
        if let Some(title) = self.title_before(end) {
            return Some(Source::one(title));
        }
        let mut stop = end;
        // Two segments back: what stands between commas may be an apposition or a participle.
        for _ in 0..3 {
            let start = self.segment_start(stop);
            if let Some(source) = self.speaker_in(start..stop) {
                // "Orlov, the owner, said": the name before the apposition, whatever names this has.
                let opens =
                    self.get(start).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Person);
                let other = !self.is_person(source.head) || opens && stop < end;
                let other = other && !self.is(source.head, Class::Pron);
                let apposed =
                    other && start > 1 && self.is_kind(start - 1, Kind::Comma) && self.is_person(start - 2);
                return Some(if apposed { Source::one(start - 2) } else { source });
            }
            if start == 0 || !self.is_kind(start - 1, Kind::Comma) {
                return None;
            }
            stop = start - 1;
        }
        None
    }

    /// 《边境游报告》显示: a work or paper whose name stands in marks before the verb.
    fn title_before(&self, end: usize) -> Option<usize> {
        let name = end.checked_sub(2).filter(|_| self.text(end - 1) == "》")?;
        let speaks = matches!(self.name_kind(name), Some(EntityType::Misc | EntityType::Org));
        (speaks && self.lang == Lang::CMN).then_some(name)
    }

    /// “…”老师站在黑板前。: the person with whom a Chinese sentence opens.
    pub(in crate::quote) fn opening_human(&self) -> Option<Source> {
        let end = (0..self.items.len().min(OPENING)).find(|at| self.is_border(*at)).unwrap_or(OPENING);
        let source = self.speaker_in(0..end.min(self.items.len())).filter(|_| self.lang == Lang::CMN)?;
        let noun = self.get(source.head).and_then(Item::noun);
        let human = noun.is_some_and(|noun| noun.kind == NounKind::Person) || self.is_person(source.head);
        (human && source.words.start <= 1).then_some(source)
    }

    /// The subject after a cue in the same segment.
    pub(in crate::quote) fn segment_after(&self, start: usize) -> Option<Source> {
        // The name of a paper in marks is no border: «сказал газете «Труд» мэр».
        let is_title = |at: usize| self.quoted(at).is_some() && self.text(at).chars().count() < TITLE;
        let end = |from: usize| {
            let border = (from..self.items.len()).find(|at| self.is_border(*at) && !is_title(*at));
            border.unwrap_or(self.items.len())
        };
        let first = end(start);
        let source = self.speaker_in(start..first)?;
        Some(self.apposed_name(&source, first).unwrap_or(source))
    }

    /// «сказал соавтор работы, сотрудник института Иван Орлов»: the name after a description that a comma parts from it.
    fn apposed_name(&self, description: &Source, comma: usize) -> Option<Source> {
        let described = self.get(description.head).and_then(Item::noun);
        described.filter(|noun| noun.kind == NounKind::Person && self.is_kind(comma, Kind::Comma))?;
        let end = (comma + 1..self.items.len()).find(|at| self.is_border(*at)).unwrap_or(self.items.len());
        let plain = |at: usize| {
            self.get(at).is_some_and(|item| match item.kind {
                Kind::Name(_) => true,
                Kind::Word => {
                    item.cue().is_none() && matches!(item.class(), None | Some(Class::Of | Class::Prep))
                }
                _ => false,
            })
        };
        let run = comma + 1..end;
        let ends_with_name = end > run.start && self.is_person(end - 1);
        (ends_with_name && run.clone().all(plain)).then(|| Source::one(end - 1))
    }

    pub(in crate::quote) fn segment_start(&self, end: usize) -> usize {
        (0..end).rev().find(|at| self.is_border(*at)).map_or(0, |at| at + 1)
    }

    pub(in crate::quote) fn is_border(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| {
            matches!(item.kind, Kind::Comma | Kind::Stop | Kind::Colon | Kind::Dash | Kind::Quoted(_))
                || matches!(item.class(), Some(Class::That | Class::But | Class::Sub))
        })
    }

    /// The first person that no preposition governs, then a pronoun, then a noun in the nominative, then a body.
    pub(in crate::quote) fn speaker_in(&self, run: Range<usize>) -> Option<Source> {
        let free = |at: &usize| *at == run.start || !self.is_preposition(at - 1);
        let mut all = run.clone();
        if let Some(person) = all.by_ref().find(|at| self.is_person(*at) && free(at)) {
            // Of two names side by side the longer one is the name: «Thứ trưởng Năng lượng Alexander Orlov».
            let words = |at: usize| self.text(at).split(' ').count();
            let longer = (person + 1..run.end.min(person + 4))
                .find(|at| self.is_person(*at) && !self.is(at - 1, Class::And) && words(*at) > words(person));
            let person = longer.unwrap_or(person);
            let mut last = person;
            while let Some(next) = self.joined_person(last, run.end) {
                last = next;
            }
            return Some(Source { words: person..last + 1, head: last });
        }
        if let Some(pronoun) = run.clone().rev().find(|at| self.is(*at, Class::Pron)) {
            return Some(Source::one(pronoun));
        }
        // 发言人在记者会上: what follows the preposition is not the subject.
        let first_preposition = (run.start + 1..run.end)
            .find(|at| self.lang == Lang::CMN && (self.is(*at, Class::Prep) || self.is(*at, Class::Cite)));
        let run = run.start..first_preposition.unwrap_or(run.end);
        let is_speaker = |at: &usize| self.get(*at).and_then(Item::noun).is_some_and(|noun| noun.nominative);
        let heads: Vec<usize> = run.clone().filter(is_speaker).filter(|at| free(at)).collect();
        let is_human = |at: &&usize| {
            let noun = self.get(**at).and_then(Item::noun);
            noun.is_some_and(|noun| matches!(noun.kind, NounKind::Person | NounKind::People))
        };
        // Chinese puts the head last (外交部发言人), the others first (представитель компании).
        let pick = |heads: &mut dyn DoubleEndedIterator<Item = &usize>| {
            if self.lang == Lang::CMN { heads.next_back().copied() } else { heads.next().copied() }
        };
        let head = pick(&mut heads.iter().filter(is_human)).or_else(|| {
            let body = run.clone().find(|at| self.may_speak(*at) && free(at));
            let body = body.map(|body| self.head_of_body(body, &run));
            body.or_else(|| pick(&mut heads.iter()))
                .or_else(|| self.within_body(&run))
                .or_else(|| self.capital(&run))
                .or_else(|| run.clone().find(|at| self.name_kind(*at) == Some(EntityType::Misc)))
        })?;
        if self.get(head).is_some_and(|item| item.name().is_some()) {
            return Some(Source::one(head));
        }
        let words = self.description(&run, head);
        let person = self.get(head).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Person);
        let name = if person { self.trailing_name(&words) } else { None };
        Some(name.unwrap_or(Source { words, head }))
    }

    /// The person joined to one by "and", with a description between or not: «Орлов и его китайский коллега Ли Вэй».
    fn joined_person(&self, person: usize, end: usize) -> Option<usize> {
        if !self.is(person + 1, Class::And) {
            return None;
        }
        let next = (person + 2..end.min(person + 9)).find(|at| self.is_person(*at))?;
        let between = person + 2..next;
        let is_title = |at: usize| self.quoted(at).is_some() && self.text(at).chars().count() < TITLE;
        let plain = between.clone().all(|at| self.describes_before(at) || is_title(at));
        let described = between
            .clone()
            .any(|at| self.get(at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Person));
        (between.is_empty() || plain && described).then_some(next)
    }

    /// Whether a name can stand for a body that speaks.
    fn may_speak(&self, at: usize) -> bool {
        matches!(self.name_kind(at), Some(EntityType::Org | EntityType::Loc))
    }

    /// «пресс-служба Минсельхоза», «управление ГИБДД»: the noun before the name of a body is the one that speaks.
    fn head_of_body(&self, body: usize, run: &Range<usize>) -> usize {
        let is_group =
            |at: &usize| self.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Group);
        let before = body.checked_sub(1).filter(|at| run.contains(at) && self.lang == Lang::RUS);
        before.filter(is_group).unwrap_or(body)
    }

    /// Capitalised words at the end of a person's description that no tagger took for a name: Vietnamese has no model of names.
    pub(in crate::quote) fn trailing_name(&self, words: &Range<usize>) -> Option<Source> {
        let is_part = |at: &usize| {
            self.get(*at).is_some_and(|item| item.kind == Kind::Word && item.capital && item.entry.is_none())
        };
        let count = words.clone().rev().take_while(is_part).count();
        let start = words.end - count;
        let has_names = matches!(self.lang, Lang::VIE | Lang::RUS);
        let last = words.end.checked_sub(1).filter(|last| *last > words.start && has_names)?;
        if self.is_misread_name(last) {
            return Some(Source::one(last));
        }
        let alone = count >= 2 && start > words.start;
        alone.then_some(Source { words: start..words.end, head: start })
    }

    /// Whether a name that the tagger took for a place which nobody knows begins with a Vietnamese family name.
    fn is_misread_name(&self, at: usize) -> bool {
        let family = self.text(at).split_once(" ").map(|(family, _)| family);
        let mention =
            self.get(at).and_then(Item::name).and_then(|name| self.document.mentions.get(name as usize));
        mention.is_some_and(|mention| mention.entity_id.contains(":~") && mention.kind == EntityType::Loc)
            && family.is_some_and(|family| may_be_family_name(Lang::VIE, family))
    }

    /// A capitalised word beside the verb that no list knows: a family name alone.
    pub(in crate::quote) fn capital(&self, run: &Range<usize>) -> Option<usize> {
        let is_name = |at: &usize| {
            self.get(*at).is_some_and(|item| item.capital && item.kind == Kind::Word && item.entry.is_none())
        };
        run.clone()
            .rev()
            .find(|at| self.is_kind(*at, Kind::Word))
            .filter(is_name)
            .filter(|_| self.lang != Lang::CMN)
    }

    /// The body in which they speak: «в ведомстве сообщили».
    pub(in crate::quote) fn within_body(&self, run: &Range<usize>) -> Option<usize> {
        if self.lang != Lang::RUS {
            return None;
        }
        let speaks = |at: &usize| {
            let group = self.get(*at).and_then(Item::noun).is_some_and(|noun| noun.kind == NounKind::Group);
            group || self.name_kind(*at) == Some(EntityType::Org)
        };
        let is_in = |at: usize| matches!(&*self.text(at).to_lowercase(), "в" | "во");
        let governed = |at: usize| {
            at > run.start
                && (is_in(at - 1) || at > run.start + 1 && is_in(at - 2) && self.is_oblique_adjective(at - 1))
        };
        run.clone().find(|at| governed(*at) && speaks(at))
    }

    /// «в областном министерстве»: whether a word ends like an adjective behind «в».
    fn is_oblique_adjective(&self, at: usize) -> bool {
        let plain = self.get(at).is_some_and(|item| item.kind == Kind::Word && item.entry.is_none());
        plain && ["ом", "ем", "ой", "ей", "ых", "их"].iter().any(|ending| self.text(at).ends_with(ending))
    }

    /// The words of a description around its head.
    pub(in crate::quote) fn description(&self, run: &Range<usize>, head: usize) -> Range<usize> {
        let mut start = head;
        while start > run.start && self.describes_before(start - 1) {
            start -= 1;
        }
        if self.lang == Lang::RUS && start > run.start && self.is_preposition(start - 1) {
            // «на вопрос о сроках собеседник»: what the preposition governs is not the speaker's.
            let place = matches!(&*self.text(start - 1).to_lowercase(), "в" | "во");
            let agrees = |at: &usize| self.is_adjective(*at) || place && self.is_oblique_adjective(*at);
            start = (start..head).rev().take_while(agrees).last().unwrap_or(head);
        }
        if self.lang == Lang::CMN {
            // 一名与会的企业家: the article opens it, whatever stands between.
            let opens = |at: &usize| self.is(*at, Class::Det) && self.text(*at).ends_with(['名', '位', '个']);
            start = (run.start..start).rev().find(opens).unwrap_or(start);
            if matches!(self.text(start), "有") && start < head {
                start += 1;
            }
        }
        let mut end = head + 1;
        while self.lang != Lang::CMN && end < run.end && self.describes_after(end) {
            end += 1;
        }
        start..end
    }

    /// Whether a Russian word ends like an adjective in the nominative.
    fn is_adjective(&self, at: usize) -> bool {
        ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"]
            .iter()
            .any(|ending| self.text(at).ends_with(ending))
    }

    /// Whether a Russian preposition governs a body: «в экстренных службах», «в делегации».
    fn governs_body(&self, preposition: usize) -> bool {
        (preposition + 1..self.items.len())
            .take(3)
            .take_while(|at| {
                self.is_kind(*at, Kind::Word) && self.get(*at).is_some_and(|item| item.cue().is_none())
            })
            .find_map(|at| self.get(at).and_then(Item::noun))
            .is_some_and(|noun| noun.kind == NounKind::Group)
    }

    /// «источник в отрасли», «собеседник агентства на рынке»: of them alone is told where they work.
    fn is_informant(&self, at: usize) -> bool {
        (at.saturating_sub(1)..=at).any(|at| {
            self.get(at).and_then(Item::noun).is_some_and(|noun| {
                matches!(noun.lemma, "источник" | "собеседник" | "источники" | "собеседники")
            })
        })
    }

    pub(in crate::quote) fn describes_before(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) => true,
            Kind::Word => {
                matches!(item.class(), None | Some(Class::Det | Class::Poss)) && item.cue().is_none()
            }
            _ => false,
        })
    }

    pub(in crate::quote) fn describes_after(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| match item.kind {
            Kind::Name(_) => true,
            Kind::Quoted(_) => self.text(at).chars().count() < TITLE,
            // «посол в Пекине», but not «министры в коммюнике».
            Kind::Word if item.is(Class::Of) && self.lang == Lang::RUS => {
                self.get(at + 1).is_some_and(|next| next.name().is_some())
                    || matches!(self.text(at), "по" | "из")
                    || at.checked_sub(1).is_some_and(|before| self.is_informant(before))
                    || self.governs_body(at)
            }
            Kind::Word => matches!(item.class(), None | Some(Class::Of | Class::Det)) && item.cue().is_none(),
            _ => false,
        })
    }
}

/// How many words may open a sentence with the person of whom it speaks.
const OPENING: usize = 12;

/// Characters of a title in marks, at most.
const TITLE: usize = 30;
