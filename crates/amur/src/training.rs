//! What `amur-train` needs of the inside of the steps.

pub use crate::parse::training::{Page, Weights};

use crate::Error;
use crate::entity::Gazetteer;

/// Tells whether a line is the name of a known outlet.
///
/// # Errors
/// Where the built-in gazetteer is broken.
pub fn outlets() -> Result<impl Fn(&str) -> bool, Error> {
    let gazetteer = Gazetteer::new(&[])?;
    Ok(move |line: &str| gazetteer.is_outlet(line))
}
