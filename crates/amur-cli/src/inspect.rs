//! `amur inspect`: one document in the terminal.

use std::io::Write;

use amur::{Record, Steps};
use anyhow::{Context, anyhow};

use crate::args::Inspect;
use crate::outcome::Outcome;
use crate::page::page;
use crate::paint::Paint;

pub(crate) fn inspect(args: &Inspect) -> anyhow::Result<Outcome> {
    let pipeline = args.analysis.pipeline(Steps::default())?;
    let document = pipeline.analyze(wanted(args)?);
    let mut stdout = anstream::stdout().lock();
    stdout.write_all(page(&document, Paint::of_stdout()).as_bytes())?;
    stdout.flush()?;
    Ok(Outcome::Done)
}

/// The document that was asked for.
fn wanted(args: &Inspect) -> anyhow::Result<Record> {
    let file = args.file.display();
    let mut failed = None;
    for item in args.analysis.open(std::slice::from_ref(&args.file))? {
        match item {
            Ok(record) if args.doc_id.as_ref().is_none_or(|id| *id == record.id) => return Ok(record),
            Ok(_) => {}
            Err(diagnostic) => failed = failed.or(Some(diagnostic)),
        }
    }
    let missing = match &args.doc_id {
        Some(id) => {
            format!("there is no document `{id}` in `{file}`; `amur extract` lists the ids in `articles`")
        }
        None => format!("there is no document in `{file}`"),
    };
    match failed {
        Some(diagnostic) => Err(anyhow!(diagnostic.message)).context(missing),
        None => Err(anyhow!(missing)),
    }
}
