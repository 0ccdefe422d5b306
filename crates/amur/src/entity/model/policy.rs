//! What a model finds, fitted to what is known for certain: quotation marks, names of the gazetteer, names by rule.
//!
//! 1. A name neither starts nor ends with a mark or a small word, nor does a person's with a title; its quotation marks
//!    and brackets come in pairs.
//! 2. The gazetteer is trusted: a model's name that cuts a known one is dropped, and so is one made of known names alone.
//!    A longer name around known ones stands (`Moscow State University`), in Chinese if nobody's name is among them.
//! 3. In bylines rules come first; elsewhere a rule's name stands where the model has none, and decides the type of a
//!    person after a title and of an organisation by its head. In Chinese a rule's name wins over a part of it.

use crate::entity::names::{is_organisation_head, is_title};
use crate::{Case, EntityType, Lang, Role, SentenceView, Span, Tagged, Token, TokenKind};

/// The names of a sentence: those of the model and those by rule together.
pub(super) fn combine(sentence: &SentenceView<'_>, model: Vec<Tagged>, rules: Vec<Tagged>) -> Vec<Tagged> {
    let model = model.into_iter().flat_map(|name| tidy(sentence, name));
    let model = model.filter(|name| fits(sentence, name) && !cuts_a_longer(sentence, name, &rules));
    let model = past_initials(sentence, model, &rules);
    let (mut first, second): (Vec<Tagged>, Vec<Tagged>) = if sentence.role == Role::Byline {
        (rules, model)
    } else {
        let typed = |mut name: Tagged| {
            if let Some(rule) = rules.iter().find(|rule| rule.span == name.span) {
                (name.kind, name.score) = (rule.kind, rule.score.max(name.score));
            }
            name
        };
        (model.into_iter().map(typed).collect(), rules)
    };
    let firsts = first.len();
    for name in second {
        if first[..firsts].iter().all(|other| !other.span.overlaps(name.span)) {
            first.push(name);
        }
    }
    with_forms(sentence, first)
}

/// The names, those of people that end with an initial as far as the rules see them go: `Ana V` of `Ana V. Roe`.
fn past_initials(
    sentence: &SentenceView<'_>,
    names: impl Iterator<Item = Tagged>,
    rules: &[Tagged],
) -> Vec<Tagged> {
    let mut kept: Vec<Tagged> = Vec::new();
    for mut name in names {
        let text = name.span.of(sentence.text);
        let initial = text.rsplit(' ').next().filter(|last| last.len() < text.len());
        let ends_with_initial =
            name.kind == EntityType::Per && initial.is_some_and(|last| last.chars().nth(1).is_none());
        let longer = |rule: &&Tagged| {
            rule.kind == EntityType::Per && rule.span.contains(name.span) && rule.span.end > name.span.end
        };
        if let Some(rule) = rules.iter().find(longer).filter(|_| ends_with_initial) {
            name.span = rule.span;
        }
        if kept.last().is_none_or(|last| !last.span.overlaps(name.span)) {
            kept.push(name);
        }
    }
    kept
}

/// The names, those of companies with the legal forms behind them, which are no names by themselves: `Quarry Co., Ltd`.
fn with_forms(sentence: &SentenceView<'_>, mut names: Vec<Tagged>) -> Vec<Tagged> {
    let mut forms: Vec<Span> = Vec::new();
    for name in names.iter_mut().filter(|name| name.kind == EntityType::Org) {
        let end = end_with_form(sentence, name.span);
        if end > name.span.end {
            forms.push(Span { start: name.span.end, end });
            name.span.end = end;
        }
    }
    names.retain(|name| !forms.iter().any(|form| form.contains(name.span)));
    names
}

/// Where a name ends with the legal forms behind it.
fn end_with_form(sentence: &SentenceView<'_>, name: Span) -> u32 {
    let tokens = sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token| token.span.of(sentence.text));
    let is_form = |at: usize| is_organisation_head(Lang::ENG, "form", word(at));
    let mut at = tokens.partition_point(|token| token.span.start < name.end);
    let mut end = name.end;
    loop {
        // The dot of `Co.`, if it does not end the sentence.
        let dot = word(at) == "." && at > 0 && is_form(at - 1) && at + 1 < tokens.len();
        let behind = at + usize::from(dot);
        let form = behind + usize::from(word(behind) == ",");
        if is_form(form) {
            (end, at) = (tokens[form].span.end, form + 1);
        } else {
            return if dot { tokens[at].span.end } else { end };
        }
    }
}

/// The name without marks and small words at its ends; what stands in brackets at its end is a name by itself.
fn tidy(sentence: &SentenceView<'_>, name: Tagged) -> impl Iterator<Item = Tagged> {
    let first = sentence.tokens.partition_point(|token| token.span.end <= name.span.start);
    let end = sentence.tokens.partition_point(|token| token.span.start < name.span.end);
    let mut tokens = &sentence.tokens[first..end.max(first)];
    while let [title, rest @ ..] = tokens {
        if rest.is_empty()
            || name.kind != EntityType::Per
            || !is_title(sentence.lang, title.span.of(sentence.text))
        {
            break;
        }
        tokens = rest;
    }
    let bracket = tokens.iter().position(|token| matches!(token.span.of(sentence.text), "(" | "（"));
    let (head, tail) = tokens.split_at(bracket.unwrap_or(tokens.len()));
    let tail = if is_acronym(tail) { tail } else { &[] };
    let follows = sentence.tokens.get(end);
    [trimmed(sentence, head, follows), trimmed(sentence, tail, None)]
        .into_iter()
        .flatten()
        .map(move |span| Tagged { span, ..name })
}

/// Whether these tokens are one word of capitals in brackets.
fn is_acronym(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.next().is_some_and(|word| word.case == Case::Upper) && words.next().is_none()
}

/// The span of a name's tokens, the ends tidied.
fn trimmed(sentence: &SentenceView<'_>, mut tokens: &[Token], follows: Option<&Token>) -> Option<Span> {
    let text = |token: &Token| token.span.of(sentence.text);
    while let [rest @ .., last] = tokens
        && is_small(sentence, last)
    {
        tokens = rest;
    }
    let mut quoted = false;
    while let [first, rest @ ..] = tokens {
        // A quotation mark that closes before the end belongs to the name: «Зея» Group.
        let inner = is_opening(text(first))
            && rest.split_last().is_some_and(|(_, inner)| inner.iter().any(|token| is_closing(text(token))));
        if inner || !(is_mark(first) || is_small(sentence, first)) {
            break;
        }
        quoted |= is_opening(text(first));
        tokens = rest;
    }
    while let [rest @ .., last] = tokens {
        let opened = rest.iter().filter(|token| is_opening(text(token))).count();
        let closed = rest.iter().filter(|token| is_closing(text(token))).count();
        let pairs = is_closing(text(last)) && opened > closed;
        // The dot of `Inc.`
        let abbreviates = text(last) == ".";
        if pairs || abbreviates || !(is_mark(last) || is_small(sentence, last)) {
            let closes = follows.filter(|next| opened > closed && !quoted && is_closing(text(next)));
            let (first, last) = (tokens.first()?, closes.filter(|_| !pairs).unwrap_or(last));
            return Some(Span { start: first.span.start, end: last.span.end });
        }
        tokens = rest;
    }
    None
}

fn is_mark(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol)
}

/// Whether this is a word in lower case that no name ends with.
fn is_small(sentence: &SentenceView<'_>, token: &Token) -> bool {
    matches!(
        token.span.of(sentence.text),
        "of" | "the" | "for" | "and" | "in" | "at" | "a" | "an" | "и" | "в" | "на" | "по" | "'s" | "’s"
    )
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "«" | "„" | "“" | "「" | "『" | "《" | "【" | "〔" | "〈" | "\"" | "‘")
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "»" | "”" | "“" | "」" | "』" | "》" | "】" | "〕" | "〉" | "\"" | "’")
}

/// Whether a currency is named after the place: "US dollars", "US$5".
fn is_currency(sentence: &SentenceView<'_>, name: &Tagged) -> bool {
    let end = sentence.tokens.partition_point(|token| token.span.start < name.span.end);
    let next = sentence.tokens.get(end).map_or("", |token| token.span.of(sentence.text));
    name.kind == EntityType::Loc && matches!(next, "dollar" | "dollars" | "Dollar" | "Dollars" | "$")
}

/// Whether a name is a title and nothing else, perhaps without its point: `Sen` of `Sen. Ann Roe`.
fn is_title_alone(sentence: &SentenceView<'_>, name: Span) -> bool {
    let pointed = Span { end: name.end + 1, ..name };
    let is = |word: Span| is_title(sentence.lang, word.of(sentence.text));
    // The point that ends a sentence is no part of a surname.
    is(name) || (pointed.end < sentence.span.end && pointed.of(sentence.text).ends_with('.') && is(pointed))
}

/// Whether the gazetteer leaves room for a name.
fn fits(sentence: &SentenceView<'_>, name: &Tagged) -> bool {
    let is_only_title = name.kind == EntityType::Per && is_title_alone(sentence, name.span);
    if is_only_title || is_currency(sentence, name) {
        return false;
    }
    let inside = || sentence.known.iter().filter(|known| known.span.overlaps(name.span));
    if inside().any(|known| !name.span.contains(known.span)) {
        return false;
    }
    if inside().any(|known| known.span == name.span) {
        return true;
    }
    let tokens = sentence.tokens.iter().filter(|token| name.span.contains(token.span));
    let is_known = |token: &Token| inside().any(|known| known.span.overlaps(token.span));
    let free =
        tokens.clone().filter(|token| !is_known(token) && !is_mark(token) && !is_small(sentence, token));
    let only_known = inside().next().is_some() && free.count() == 0;
    if sentence.lang == Lang::CMN {
        let around = inside().all(|known| known.kind != EntityType::Per) && name.kind != EntityType::Per;
        let marks =
            tokens.clone().any(|token| is_mark(token) && !is_interpunct(token.span.of(sentence.text)));
        return !only_known && !marks && (around || inside().next().is_none());
    }
    !only_known
}

/// Whether a name is only a part of a longer Chinese name that a rule found, or cuts its start.
fn cuts_a_longer(sentence: &SentenceView<'_>, name: &Tagged, rules: &[Tagged]) -> bool {
    let mut longer = rules.iter().filter(|rule| rule.kind != EntityType::Per && rule.span != name.span);
    sentence.lang == Lang::CMN
        && longer.any(|rule| {
            rule.span.contains(name.span) || (name.kind == EntityType::Loc && rule.span.overlaps(name.span))
        })
}

fn is_interpunct(mark: &str) -> bool {
    mark.chars().all(|char| crate::entity::names::INTERPUNCTS.contains(&char))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, Options, Pipeline, Record};

    /// What is left of the model's names, given as parts of the sentence, beside the names by rule.
    fn combined(text: &str, model: &[(&str, EntityType)], rules: &[(&str, EntityType)]) -> Vec<String> {
        let options = Options { input: Input::Plain, ..Options::default() };
        let draft = Pipeline::new(options).unwrap().prepare(Record::text("1", text));
        let views = draft.views(0);
        let tagged = |names: &[(&str, EntityType)]| -> Vec<Tagged> {
            let span = |part: &str| text.find(part).map(|at| Span::new(at, at + part.len())).unwrap();
            names.iter().map(|(part, kind)| Tagged { span: span(part), kind: *kind, score: 0.5 }).collect()
        };
        let found = combine(&views[0], tagged(model), tagged(rules));
        found.iter().map(|one| format!("{} {}", one.span.of(text), one.kind.as_str())).collect()
    }

    #[test]
    fn ends_are_tidied() {
        let text = "They met “Ostrava Works” and Mr Hale of the Vexo Group (VXG) today.";
        let model = [
            ("“Ostrava Works” and", EntityType::Org),
            ("Mr Hale", EntityType::Per),
            ("the Vexo Group (VXG)", EntityType::Org),
        ];
        assert_eq!(
            combined(text, &model, &[]),
            ["Ostrava Works ORG", "Hale PER", "Vexo Group ORG", "VXG ORG"]
        );
        assert_eq!(combined("«Зея» Груп ждёт.", &[("«Зея» Груп", EntityType::Org)], &[]), ["«Зея» Груп ORG"]);
    }

    #[test]
    fn legal_forms_belong_to_the_name() {
        let text = "He left Quarry Logistics Co., Ltd. for Vexo Inc and Lunt.";
        let model = [
            ("Quarry Logistics Co", EntityType::Org),
            ("Ltd", EntityType::Org),
            ("Vexo", EntityType::Org),
            ("Lunt", EntityType::Loc),
        ];
        assert_eq!(
            combined(text, &model, &[]),
            ["Quarry Logistics Co., Ltd. ORG", "Vexo Inc ORG", "Lunt LOC"]
        );
    }

    #[test]
    fn the_gazetteer_is_trusted() {
        let text = "China and Russia met at Moscow Bridge College in Vladimir Putin Street.";
        let model = [
            ("China and Russia", EntityType::Org),
            ("Moscow Bridge College", EntityType::Org),
            ("Putin Street", EntityType::Loc),
        ];
        assert_eq!(combined(text, &model, &[]), ["Moscow Bridge College ORG"]);
    }

    #[test]
    fn a_title_is_no_name() {
        let text = "Sen. Ana Roe spoke of Mr Sen.";
        let model = [("Sen", EntityType::Per), ("Ana Roe", EntityType::Per), ("Mr Sen", EntityType::Per)];
        assert_eq!(combined(text, &model, &[]), ["Ana Roe PER", "Sen PER"]);
    }

    #[test]
    fn an_initial_does_not_end_a_name() {
        let text = "Ana V. Roe met Jon B. today.";
        let model = [("Ana V", EntityType::Per), ("Roe", EntityType::Per), ("Jon B", EntityType::Per)];
        assert_eq!(
            combined(text, &model, &[("Ana V. Roe", EntityType::Per)]),
            ["Ana V. Roe PER", "Jon B PER"]
        );
    }

    #[test]
    fn rules_fill_and_type() {
        let text = "Ana Roe met Quarry Council at Lunt.";
        let model = [("Quarry Council", EntityType::Loc), ("Lunt", EntityType::Loc)];
        let rules = [
            ("Ana Roe", EntityType::Per),
            ("Quarry Council", EntityType::Org),
            ("Council at Lunt", EntityType::Org),
        ];
        assert_eq!(combined(text, &model, &rules), ["Quarry Council ORG", "Lunt LOC", "Ana Roe PER"]);
    }
}
