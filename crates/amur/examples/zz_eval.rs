//! Throw-away.
#![allow(missing_docs)]
use amur::*;
use std::io::*;

/// x
fn main() {
    let p = Pipeline::new(Options { input: Input::Plain, ..Options::default() }).unwrap();
    let mut out = String::new();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut r = Record::text(v["id"].as_str().unwrap(), v["text"].as_str().unwrap());
        r.given.lang = v["lang"].as_str().map(str::to_owned);
        let d = p.analyze(r);
        let m = CharMap::new(&d.text);
        let c = |s: Span| vec![m.chars(&d.text, s.start as usize), m.chars(&d.text, s.end as usize)];
        let q: Vec<_> = d.quotes.iter().map(|q| serde_json::json!({
            "content": q.fragments.iter().map(|s| c(*s)).collect::<Vec<_>>(),
            "cue": q.cue.iter().map(|s| c(*s)).collect::<Vec<_>>(),
            "source": q.speaker.iter().map(|s| c(s.span)).collect::<Vec<_>>(),
            "name": q.speaker.as_ref().and_then(|s| s.name.clone()).map(|n| n.to_string()),
            "kind": q.kind.as_str(), "id": q.speaker.as_ref().and_then(|s| s.entity_id.clone()).map(|n| n.to_string()), "span": c(q.span), "via": q.via.as_ref().map(|n| n.to_string()),
        })).collect();
        out += &serde_json::json!({"id": d.id.to_string(), "quotes": q, "mentions": d.mentions.iter().map(|m| serde_json::json!({"text": d.slice(m.span), "entity_id": m.entity_id.to_string(), "name": m.name.to_string(), "type": m.kind.as_str()})).collect::<Vec<_>>()}).to_string();
        out.push('\n');
    }
    std::io::stdout().write_all(out.as_bytes()).unwrap();
}
