//! The registry: which tables there are.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use amur::Steps;
use arrow::datatypes::{Schema, SchemaRef};

use crate::batches::{Builder, Building, Rows};
use crate::row::Columns;
use crate::{Column, Error};

macro_rules! tables {
    ($( $(#[doc = $doc:literal])* $table:ident in $module:ident, )+) => {
        /// An evidence table.
        ///
        /// ```
        /// use amur_tables::Table;
        /// assert_eq!("mentions".parse::<Table>()?, Table::Mentions);
        /// assert_eq!(Table::Mentions.schema().field(0).name(), "doc_id");
        /// # Ok::<(), amur_tables::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Table {
            $( $(#[doc = $doc])* $table, )+
        }

        impl Table {
            /// All tables, in the order of the tables reference.
            pub const ALL: &[Self] = &[$( Self::$table, )+];

            /// Its name: of the file, of the attribute, of the section in the tables reference.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $( Self::$table => stringify!($module), )+
                }
            }

            /// What one row is.
            #[must_use]
            pub fn doc(self) -> &'static str {
                match self {
                    $( Self::$table => concat!($($doc),*).trim_ascii(), )+
                }
            }

            /// Its columns, in order.
            #[must_use]
            pub fn columns(self) -> Vec<Column> {
                match self {
                    $( Self::$table => <crate::$module::$table as Rows>::Columns::describe(), )+
                }
            }

            /// The steps that the pipeline must run to fill it.
            #[must_use]
            pub fn steps(self) -> Steps {
                match self {
                    $( Self::$table => crate::$module::$table::STEPS, )+
                }
            }

            pub(crate) fn builder(self) -> Box<dyn Builder> {
                match self {
                    $( Self::$table => Box::new(Building::<crate::$module::$table>::default()), )+
                }
            }
        }
    };
}

tables! {
    /// One row is a document.
    Articles in articles,
    /// One row is a line of a document, or a part of one; of HTML, an element.
    Blocks in blocks,
    /// One row is a sentence of an article block: title, subtitle, byline, dateline, heading, caption or body.
    Sentences in sentences,
    /// One row is a named thing in the text of an article block.
    Mentions in mentions,
    /// One row is a linked person, organisation, place, nationality or other named thing, over all documents.
    Entities in entities,
    /// One row is a quotation or a reported statement, with its speaker.
    Quotes in quotes,
    /// One row is a number that measures something, in the text of an article block.
    Figures in figures,
    /// One row is a time expression in the text of an article block.
    Dates in dates,
    /// One row is an outlet, agency or document that the text names as a source.
    Citations in citations,
    /// One row is something the reader of a table must know: a failure, a doubt, a repair that lost something.
    Diagnostics in diagnostics,
}

impl Table {
    /// Its Arrow schema; every field tells what it means in the metadata key `description`.
    #[must_use]
    pub fn schema(self) -> SchemaRef {
        Arc::new(Schema::new(self.columns().iter().map(Column::field).collect::<Vec<_>>()))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Table {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let known = Self::ALL.iter().find(|table| table.name() == name);
        known.copied().ok_or_else(|| Error::UnknownTable { name: name.to_owned() })
    }
}
