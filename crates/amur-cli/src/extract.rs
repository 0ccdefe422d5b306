//! `amur extract`: tables of files.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::time::Instant;

use amur_io::{Error, Folder, Settings, Summary};
use amur_tables::Table;
use indicatif::HumanCount;

use crate::args::Extract;
use crate::interrupt;
use crate::outcome::Outcome;
use crate::progress::{Progress, counted};

pub(crate) fn extract(args: &Extract) -> anyhow::Result<Outcome> {
    let tables = if args.tables.is_empty() { Table::ALL } else { &args.tables };
    let steps = tables.iter().map(|table| table.steps()).collect();
    let started = Instant::now();
    let pipeline = args.analysis.pipeline(steps)?;
    let reader = args.analysis.open(&args.inputs)?;
    // From here on an interrupt must clean up what was begun.
    interrupt::watch();
    let mut folder = Folder::create(&args.out, args.format, tables)?;
    let settings = Settings { threads: args.jobs.map(NonZeroUsize::get), ..Settings::default() };

    let progress = Progress::new(reader.total_bytes(), args.quiet);
    let result = amur_io::run(reader, &pipeline, tables, &settings, &mut folder, &progress);
    progress.clear();
    let summary = match result {
        Err(Error::Cancelled) => {
            let _ = writeln!(io::stderr(), "interrupted: no table was written");
            return Ok(Outcome::Interrupted);
        }
        result => result?,
    };
    folder.commit()?;
    if !args.quiet {
        let _ = writeln!(io::stderr(), "{}", told(&summary, args, tables, started.elapsed().as_secs_f64()));
    }
    Ok(if summary.failed + summary.unread > 0 { Outcome::SomeFailed } else { Outcome::Done })
}

/// The closing line.
fn told(summary: &Summary, args: &Extract, tables: &[Table], seconds: f64) -> String {
    let out = args.out.display();
    let mut line = format!(
        "{}, {} failed, {} not read, {seconds:.1} s, {:.1} MB/s; tables in {out}",
        counted(summary.documents),
        HumanCount(summary.failed as u64),
        HumanCount(summary.unread as u64),
        summary.bytes as f64 / 1e6 / seconds.max(1e-9),
    );
    if summary.failed + summary.unread == 0 && summary.documents > 0 {
        return line;
    }
    if tables.contains(&Table::Diagnostics) {
        line += &format!("; {} tells why", args.out.join(format!("diagnostics.{}", args.format)).display());
    } else {
        line += "; add `diagnostics` to --tables to see why";
    }
    line
}
