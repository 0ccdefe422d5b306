//! What a page declares about its article: JSON-LD, meta elements, properties, its address.

mod authors;
mod dates;
mod declared;
mod json_ld;
mod title;

pub(super) use authors::people;
pub(super) use dates::{of_address, read as read_date};
pub(super) use declared::{Candidate, Declared};
pub(super) use title::fold;
