//! Who is named in a file, the most often named first:
//!
//! ```sh
//! cargo run -p amur --example names -- examples/coverage/07_moscow_summit_zh.txt
//! ```
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;

use amur::{Options, Pipeline, Record};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file? names FILE")?;
    let record = Record::bytes(&path, std::fs::read(&path)?);
    let document = Pipeline::new(Options::default())?.analyze(record);

    let mut found: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for mention in &document.mentions {
        let forms = found.entry((&mention.name, mention.kind.as_str())).or_default();
        forms.push(document.slice(mention.span));
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, forms)| std::cmp::Reverse(forms.len()));
    for ((name, kind), mut forms) in found {
        let times = forms.len();
        forms.sort_unstable();
        forms.dedup();
        println!("{times:>3}  {kind:<4}  {name}: {}", forms.join(", "));
    }
    Ok(())
}
