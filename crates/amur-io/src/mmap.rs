//! Files mapped into memory: the one place with unsafe code.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;
use std::path::Path;

use bytes::Bytes;
use memmap2::Mmap;

/// The content of a file, read by the system when and where it is looked at.
pub(crate) fn map(path: &Path) -> io::Result<Bytes> {
    let file = File::open(path)?;
    // SAFETY: the mapping is read-only and lives as long as anything that points into it. Its bytes would change only
    // if somebody wrote into this very file. Amur never does: it renames new files over old ones, which leaves what
    // is mapped as it was. That no other program does is, as with every reader of mapped files, up to the user.
    let map = unsafe { Mmap::map(&file) }?;
    Ok(Bytes::from_owner(map))
}
