//! Records out of folders and files, evidence tables into files, and the run from the one to the other.
//!
//! Reading, [`open`]: what is wrong with one file is a diagnostic, and reading goes on. Running, [`run`]: batches of
//! documents are analysed on all cores while the batch before is written; memory is bounded by a few batches, and the
//! tables are the same, byte for byte, whatever the number of threads and the size of the batch. Writing, [`Folder`]:
//! files appear under their names when the run is complete, or not at all. Loading, [`load`]: files are mapped into
//! memory and decoded when asked for.
//!
//! ```
//! use amur::{Options, Pipeline};
//! use amur_io::{FileFormat, Folder, Settings};
//! use amur_tables::Table;
//!
//! # let temporary = tempfile::tempdir()?;
//! # let (coverage, out) = (temporary.path().join("coverage"), temporary.path().join("tables"));
//! # std::fs::create_dir(&coverage)?;
//! # std::fs::write(coverage.join("visit.txt"), "BEIJING, Nov 1 — The visit ended.\n")?;
//! let pipeline = Pipeline::new(Options::default())?;
//! let tables = [Table::Articles, Table::Blocks];
//! let mut folder = Folder::create(&out, FileFormat::Arrow, &tables)?;
//! let records = amur_io::open(&[coverage])?;
//! let summary = amur_io::run(records, &pipeline, &tables, &Settings::default(), &mut folder, &())?;
//! folder.commit()?;
//! assert_eq!((summary.documents, summary.failed), (1, 0));
//! assert_eq!(amur_io::load(&out)?[&Table::Articles].num_rows(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod engine;
mod error;
mod format;
mod load;
mod mmap;
mod panic;
mod read;
mod write;

pub use engine::{Monitor, Settings, Summary, run};
pub use error::Error;
pub use format::FileFormat;
pub use load::{Loaded, load};
pub use read::{Columns, Reader, open, open_with};
pub use write::{Folder, Memory, Sink};
