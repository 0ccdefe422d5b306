//! From the command line to a pipeline.

use std::fs;
use std::path::PathBuf;

use amur::{Input, Options, Pipeline, Steps};
use amur_io::{Columns, Reader};
use anyhow::Context;

use crate::args::Analysis;

impl Analysis {
    /// The documents of these inputs.
    pub(crate) fn open(&self, inputs: &[PathBuf]) -> anyhow::Result<Reader> {
        let mut columns = Columns::default();
        for (field, column) in &self.columns {
            columns = columns.with(field, column)?;
        }
        Ok(amur_io::open_with(inputs, columns)?)
    }

    /// The pipeline that was asked for.
    pub(crate) fn pipeline(&self, steps: Steps) -> anyhow::Result<Pipeline> {
        let gazetteers = self.gazetteers.iter().map(|path| {
            let text = fs::read_to_string(path)
                .with_context(|| format!("cannot read the gazetteer `{}`", path.display()))?;
            Ok((path.display().to_string(), text))
        });
        Ok(Pipeline::new(Options {
            languages: self.languages.clone(),
            input: if self.plain { Input::Plain } else { Input::Scraped },
            steps,
            gazetteers: gazetteers.collect::<anyhow::Result<_>>()?,
        })?)
    }
}
