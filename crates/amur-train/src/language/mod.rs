//! The table of n-grams that tells languages apart, and the calibration of its scores.

mod calibrate;
mod counts;
mod model;
mod select;
mod variants;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use amur::language::table;
use anyhow::{Context, Result, ensure};

use counts::Source;
use model::Model;
use select::{Candidates, Family, Weights, select};

/// How much a language of the region counts beside one of the others.
const REGION: f64 = 8.0;

/// What is to be made.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    part: Part,
}

#[derive(clap::Subcommand)]
enum Part {
    /// The table of n-grams.
    Table(TableArgs),
    /// The calibration of the scores that the table gives.
    Calibrate(calibrate::Args),
}

/// Makes a part.
pub(crate) fn run(args: &Args) -> Result<()> {
    match &args.part {
        Part::Table(args) => make_table(args),
        Part::Calibrate(args) => calibrate::run(args),
    }
}

/// Where the training data are, and where the table goes.
#[derive(clap::Args)]
struct TableArgs {
    /// The wheel of lingua-language-detector 1.3.5.
    #[arg(long, value_name = "WHEEL")]
    counts: PathBuf,
    /// The wheel of opencc-python-reimplemented 0.1.7.
    #[arg(long, value_name = "WHEEL")]
    variants: PathBuf,
    /// The languages to learn.
    #[arg(long, value_name = "TSV", default_value = "crates/amur/data/languages.tsv")]
    languages: PathBuf,
    /// The table to write.
    #[arg(long, value_name = "FILE", default_value = "crates/amur/data/language/ngrams.bin")]
    out: PathBuf,
    /// The size of the table, at most.
    #[arg(long, value_name = "BYTES", default_value_t = 1_990_000)]
    size: usize,
}

fn make_table(args: &TableArgs) -> Result<()> {
    let (codes, families) = families(args)?;
    let bytes = largest(&codes, &families, args.size)?;
    fs::write(&args.out, &bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    eprintln!("{}: {} bytes", args.out.display(), bytes.len());
    Ok(())
}

/// The languages that share a script with another and that there are counts of, by script.
fn families(args: &TableArgs) -> Result<(Vec<[u8; 3]>, Vec<Family>)> {
    let languages = fs::read_to_string(&args.languages)?;
    let mut scripts: BTreeMap<&str, Vec<(&str, &str, f64)>> = BTreeMap::new();
    for line in languages.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [code, _, synonyms, script, prior] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let short = synonyms.split(' ').next().unwrap_or_default();
        let importance = if prior == "region" { REGION } else { 1.0 };
        scripts.entry(script).or_default().push((code, short, importance));
    }
    let mut source = Source::open(&args.counts)?;
    let variants = variants::read(&args.variants)?;
    let (mut codes, mut families) = (Vec::new(), Vec::new());
    for (script, members) in scripts.into_iter().filter(|(_, members)| members.len() > 1) {
        let (mut family, mut own) = (Family::new(), Vec::new());
        for (code, short, importance) in members {
            let Some(mut counts) = source.counts(short)? else { continue };
            if code == "cmn" {
                variants::add(&mut counts[0], &variants);
            }
            family.push((codes.len() + family.len(), importance, Model::new(&counts)));
            own.push(code.as_bytes().try_into()?);
        }
        eprintln!("{script}: {} languages", family.len());
        // One language alone is not told from others.
        if family.len() > 1 {
            codes.append(&mut own);
            families.push(family);
        }
    }
    ensure!(codes.len() < table::COMMON, "too many languages for the table's format");
    Ok((codes, families))
}

/// The table with the lowest threshold that keeps within a size.
fn largest(codes: &[[u8; 3]], families: &[Family], size: usize) -> Result<Vec<u8>> {
    let (mut low, mut high) = (6e-4_f64, 1e-3_f64);
    let candidates: Vec<Candidates> = families.iter().map(|family| Candidates::new(family, low)).collect();
    let mut best = None;
    while high / low > 1.02 {
        let middle = (low * high).sqrt();
        let all = families.iter().zip(&candidates).flat_map(|(family, own)| select(family, own, middle));
        let entries: Vec<(u64, Weights)> = all.collect();
        let bytes = table::write(codes, &entries).filter(|bytes| bytes.len() <= size);
        eprintln!("threshold {middle:.2e}: {} n-grams, fits: {}", entries.len(), bytes.is_some());
        match bytes {
            Some(bytes) => (best, high) = (Some(bytes), middle),
            None => low = middle,
        }
    }
    best.context("no threshold keeps the table within its size")
}
