//! Evidence as Arrow tables: the schemas, and documents turned into record batches. No files are touched here.
//!
//! Each table is one module, in which a struct of its row gives the columns, their types, whether they may be null,
//! and their documentation. A new table is a new module and a line in the registry (`table.rs`).
//!
//! ```
//! use amur::{Options, Pipeline, Record};
//! use amur_tables::{Builders, Table};
//!
//! let pipeline = Pipeline::new(Options::default())?;
//! let mut builders = Builders::new(&[Table::Articles, Table::Blocks]);
//! builders.append(&pipeline.analyze(Record::text("a1", "Пекин и Москва договорились.")));
//! for (table, batch) in builders.finish()? {
//!     println!("{table}: {} rows", batch.num_rows());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod articles;
mod batches;
mod blocks;
mod builders;
mod citations;
mod column;
mod dates;
mod diagnostics;
mod entities;
mod error;
mod figures;
mod fold;
mod hash;
mod interner;
mod kind;
mod mentions;
mod quotes;
mod reference;
mod row;
mod sentences;
mod table;
mod view;

pub use builders::Builders;
pub use column::Column;
pub use error::Error;
pub use reference::reference;
pub use table::Table;
