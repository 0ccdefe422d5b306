//! From the command line to a pipeline.

use std::fs;

use amur::{Input, Options, Pipeline, Steps};
use anyhow::Context;

use crate::args::Analysis;

impl Analysis {
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
