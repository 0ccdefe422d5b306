//! How a command ended.

/// How a command ended, as its exit status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All went well.
    Done,
    /// Nothing was written.
    Fatal,
    /// A mistake in the command line.
    Usage,
    /// The tables are written, but some documents failed.
    SomeFailed,
    /// Ctrl-C; nothing was written.
    Interrupted,
}

impl Outcome {
    /// The exit status; for mistakes in the command line the one that clap uses.
    pub(crate) fn status(self) -> i32 {
        match self {
            Self::Done => 0,
            Self::Fatal => 1,
            Self::Usage => 2,
            Self::SomeFailed => 3,
            Self::Interrupted => 130,
        }
    }
}
