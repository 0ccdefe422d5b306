//! The trained models through the whole pipeline.
#![cfg(all(feature = "model-eng", feature = "model-rus", feature = "model-cmn"))]
#![allow(clippy::unwrap_used, reason = "a test")]

use amur::{Error, Given, Input, Options, Pipeline, Record, StandardTagger};
use proptest::prelude::*;

fn pipeline() -> Pipeline {
    Pipeline::new(Options { input: Input::Plain, ..Options::default() }).unwrap()
}

fn record(id: &str, lang: &str, text: &str) -> Record {
    let given = Given { lang: Some(lang.to_owned()), ..Given::default() };
    Record { given, ..Record::text(id, text) }
}

/// Names as `text TYPE`.
fn names(lang: &str, text: &str) -> Vec<String> {
    let document = pipeline().analyze(record("1", lang, text));
    document
        .mentions
        .iter()
        .map(|one| format!("{} {}", document.slice(one.span), one.kind.as_str()))
        .collect()
}

#[test]
fn english() {
    let text = "Gareth Pellworth, who runs a shipyard in Rotterdam, wrote to the University of Leeds after \
                talks with Hesperia Shipping Ltd and his lawyer in Lisbon failed.";
    let found = names("eng", text);
    for name in ["Gareth Pellworth PER", "Rotterdam LOC", "University of Leeds ORG", "Lisbon LOC"] {
        assert!(found.iter().any(|one| one == name), "{name}: {found:?}");
    }
}

#[test]
fn russian() {
    let text = "Профессор Аркадий Велехов переехал из Костромы в Тверь и работает в Институте археологии.";
    let found = names("rus", text);
    for name in ["Аркадий Велехов PER", "Костромы LOC", "Тверь LOC"] {
        assert!(found.iter().any(|one| one == name), "{name}: {found:?}");
    }
}

#[test]
fn chinese_in_both_scripts() {
    for text in ["王小平昨天从杭州前往苏州参加会议。", "王小平昨天從杭州前往蘇州參加會議。"]
    {
        let found = names("cmn", text);
        assert!(found.iter().any(|one| one == "王小平 PER"), "{found:?}");
        assert!(found.iter().any(|one| one.ends_with("州 LOC")), "{found:?}");
    }
}

#[test]
fn what_was_read_before_changes_nothing() {
    let text = "Old friends of Marta Quillon met in Porto. Quillon was late.";
    let tagger = pipeline();
    let alone = tagger.analyze(record("x", "eng", text)).mentions;
    for other in ["Quillon PLC fell.", "porto and PORTO", "Marta"] {
        let _ = tagger.analyze(record("y", "eng", other));
    }
    assert_eq!(tagger.analyze(record("x", "eng", text)).mentions, alone);
}

#[test]
fn damaged_models_are_refused() {
    let whole = amur_model_eng::MODEL;
    let refused = |bytes: Vec<u8>| match StandardTagger::with_models(&[Vec::leak(bytes)]) {
        Err(Error::Model(reason)) => reason,
        other => panic!("{other:?}"),
    };
    assert!(StandardTagger::with_models(&[whole]).is_ok());
    assert!(refused(b"nonsense".to_vec()).contains("no model"));
    assert!(refused(Vec::new()).contains("no model"));
    assert!(refused(whole[..whole.len() - 1].to_vec()).contains("of which there are"));
    let changed = |at: usize| {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    assert!(refused(changed(8)).contains("version"));
    assert!(refused(changed(whole.len() / 2)).contains("checksum"));
}

#[test]
fn models_are_small() {
    for model in [amur_model_eng::MODEL, amur_model_rus::MODEL, amur_model_cmn::MODEL] {
        assert!(model.len() <= 4_000_000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn names_lie_in_their_sentences(text in "([A-Z][a-z]{1,6} |[А-Я][а-я]{1,5} |中国|王|«|»|\\(|\\)|\\. |, |of |\n){0,40}") {
        let document = pipeline().analyze(Record::text("1", text));
        for one in &document.mentions {
            let sentence = document.sentences[one.sentence as usize].span;
            prop_assert!(sentence.contains(one.span) && !document.slice(one.span).is_empty());
            prop_assert!((0.0..=1.0).contains(&one.score));
        }
        for pair in document.mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}
