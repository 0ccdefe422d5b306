//! Scores on labelled sets, through the whole pipeline: exact spans and types.

use std::collections::BTreeSet;
use std::path::Path;

use amur::train::TYPES;
use amur::{Input, Lang, Options, Pipeline, Record, StandardTagger};

use super::data::{self, Document, Grouping};

/// Names that are right, found and wanted, by type and over all.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts([[usize; 3]; 4]);

impl Counts {
    pub(super) fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *own += other;
        }
    }

    /// F1 by type and over all, with precision and recall, as a line.
    pub(super) fn line(&self, name: &str) -> String {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let f1 = |[right, found, wanted]: [usize; 3]| share(2 * right, found + wanted);
        let [right, found, wanted] = self.0[3];
        format!(
            "{name:<20} PER {:.1}  ORG {:.1}  LOC {:.1}  micro {:.1} (P {:.1} R {:.1})",
            f1(self.0[0]),
            f1(self.0[1]),
            f1(self.0[2]),
            f1(self.0[3]),
            share(right, found),
            share(right, wanted),
        )
    }
}

/// Prints the scores on the sets of a language that are measured on: each sentence alone, and with its document.
pub(super) fn on_sets(lang: Lang, model: &[u8], folder: &Path, errors: usize) -> anyhow::Result<()> {
    let sets: &[&'static str] = match lang {
        Lang::ENG => &["en_ewt_dev", "en_gum_dev", "en_wikigold_dev"],
        Lang::RUS => &["ru_factrueval_dev"],
        Lang::CMN => &["zh_gsdsimp_dev"],
        _ => &[],
    };
    for set in sets {
        for (grouping, how) in [(Grouping::Sentences, ""), (Grouping::Documents, " by document")] {
            let documents = data::read(&folder.join(format!("{set}.jsonl")), set, false, grouping)?;
            let counts = count(lang, model, &documents.iter().collect::<Vec<_>>(), errors)?;
            println!("{}", counts.line(&format!("{set}{how}")));
        }
    }
    Ok(())
}

/// Counts names in these documents.
pub(super) fn count(
    lang: Lang,
    model: &[u8],
    documents: &[&Document],
    errors: usize,
) -> anyhow::Result<Counts> {
    // A few models a run, each for the rest of it.
    let bytes: &'static [u8] = Vec::leak(model.to_owned());
    let tagger = StandardTagger::with_models(&[bytes])?;
    debug_assert!(lang == amur::train::Model::read(bytes)?.lang());
    let pipeline = Pipeline::new(Options { input: Input::Plain, ..Options::default() })?.with_tagger(tagger);
    let records = documents.iter().map(|one| Record::text("", one.text.clone())).collect();
    let mut counts = Counts::default();
    let mut shown = 0;
    for (document, gold) in pipeline.analyze_batch(records)?.iter().zip(documents) {
        let wanted: BTreeSet<_> = gold.names.iter().copied().collect();
        let kind = |mention: &amur::Mention| TYPES.iter().position(|kind| *kind == mention.kind);
        let found: BTreeSet<_> = document
            .mentions
            .iter()
            .filter_map(|one| Some((one.span.start as usize, one.span.end as usize, kind(one)?)))
            .collect();
        for name in wanted.symmetric_difference(&found) {
            if shown < errors {
                print_error(&gold.text, *name, wanted.contains(name), document.blocks.first());
                shown += 1;
            }
        }
        for (number, counts) in counts.0.iter_mut().enumerate() {
            let of = |name: &&(usize, usize, usize)| number == 3 || name.2 == number;
            counts[0] += found.intersection(&wanted).filter(of).count();
            counts[1] += found.iter().filter(of).count();
            counts[2] += wanted.iter().filter(of).count();
        }
    }
    Ok(counts)
}

/// Prints a name that was missed or is none, with the words around it.
fn print_error(
    text: &str,
    (start, end, kind): (usize, usize, usize),
    missed: bool,
    block: Option<&amur::Block>,
) {
    let before = text[..start].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    let after = text[end..].char_indices().nth(30).map_or(text.len(), |(at, _)| end + at);
    let what = if missed { "missed" } else { "extra " };
    println!(
        "  {what} {} {} {}[{}]{}",
        TYPES[kind].as_str(),
        block.map_or("", |block| block.language.lang.as_str()),
        text[before..start].replace('\n', "¶"),
        &text[start..end],
        text[end..after].replace('\n', "¶"),
    );
}
