//! What the command line takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use amur_io::FileFormat;
use amur_tables::Table;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  amur extract coverage/ --out tables/
  amur extract 'coverage/**/*.txt' more.jsonl --out tables/ --format parquet --languages eng,rus,cmn
  amur extract coverage/ --out tables/ --tables mentions,entities --jobs 4
  amur inspect coverage/visit.txt
  amur inspect more.jsonl 'more.jsonl#17' | less
  amur schema mentions

Exit status:
    0  all went well
    1  a fatal error; no table was written
    2  a mistake in the command line
    3  the tables are written, but some documents failed or could not be read: see the table `diagnostics`
  130  interrupted; no table was written";

/// Evidence tables from scraped news coverage.
#[derive(Debug, Parser)]
#[command(name = "amur", bin_name = "amur", version, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make tables of files, folders and globs.
    Extract(Extract),
    /// Show one document in the terminal: its blocks with their roles and languages, the names and the quotations in
    /// them.
    Inspect(Inspect),
    /// Print the columns of a table, or of all tables, and what they mean.
    Schema {
        /// The table.
        #[arg(value_parser = tables())]
        table: Option<Table>,
    },
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Extract {
    /// Files of text, containers of records (JSON, CSV, Parquet, Arrow, WARC, zip …), folders, or globs in quotes.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder for the tables, one file each. Files of the same names are replaced, when all tables are complete.
    #[arg(long, short, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The format of the tables: Arrow files, Arrow streams, Parquet, CSV or JSON Lines.
    #[arg(long, short, default_value_t, value_parser = formats())]
    pub(crate) format: FileFormat,
    /// The tables to make, with commas between them [default: all]. Only the steps they need run.
    #[arg(long, short, value_delimiter = ',', value_name = "TABLES", value_parser = tables(), hide_possible_values = true)]
    pub(crate) tables: Vec<Table>,
    /// Threads to use [default: RAYON_NUM_THREADS, else all cores]. The tables are the same with any number.
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) analysis: Analysis,
    /// Say nothing on stderr but errors.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The file.
    pub(crate) file: PathBuf,
    /// Which document, where the file holds several [default: the first].
    pub(crate) doc_id: Option<String>,
    #[command(flatten)]
    pub(crate) analysis: Analysis,
}

/// How documents are read and analysed.
#[derive(Debug, Args)]
pub(crate) struct Analysis {
    /// The column or key of a container that holds a field, as in `text=article_body`; may be given several times.
    #[arg(long = "column", value_name = "FIELD=COLUMN", value_parser = column)]
    pub(crate) columns: Vec<(String, String)>,
    /// The only languages to expect, as ISO 639-3 or 639-1 codes with commas between them [default: all that are known].
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub(crate) languages: Vec<String>,
    /// A gazetteer of your own (TSV), which wins over the built-in ones; may be given several times.
    #[arg(long = "gazetteer", value_name = "FILE")]
    pub(crate) gazetteers: Vec<PathBuf>,
    /// Take every line as article body: no roles, no repair, the text kept as it is.
    #[arg(long)]
    pub(crate) plain: bool,
}

fn column(argument: &str) -> Result<(String, String), String> {
    let (field, column) =
        argument.split_once('=').ok_or("write FIELD=COLUMN, such as `text=article_body`")?;
    Ok((field.to_owned(), column.to_owned()))
}

fn tables() -> impl TypedValueParser<Value = Table> {
    let names = Table::ALL.iter().map(|table| table.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Table>())
}

fn formats() -> impl TypedValueParser<Value = FileFormat> {
    let names = FileFormat::ALL.iter().map(|format| format.extension());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<FileFormat>())
}
