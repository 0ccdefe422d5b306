//! How a file's name says that it is to be read.

use std::path::Path;

use amur::Format;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document(Format),
    Lines,
    Json,
    #[cfg(feature = "csv")]
    Separated(u8),
    #[cfg(feature = "parquet")]
    Parquet,
    /// A file or a stream of Arrow's, which their first bytes tell apart.
    #[cfg(feature = "parquet")]
    Arrow,
    #[cfg(feature = "warc")]
    Warc,
    #[cfg(feature = "mhtml")]
    Mhtml,
    #[cfg(feature = "zip")]
    Zip,
}

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    #[cfg(feature = "gzip")]
    Gzip,
    #[cfg(feature = "zstd")]
    Zstd,
}

impl Kind {
    /// The kind and compression of a file; nothing where its extension is not one that is read.
    pub(super) fn of(path: &Path) -> Option<(Self, Compression)> {
        let extension = |path: &Path| Some(path.extension()?.to_ascii_lowercase().to_str()?.to_owned());
        let last = extension(path)?;
        let compression = match last.as_str() {
            #[cfg(feature = "gzip")]
            "gz" => Compression::Gzip,
            #[cfg(feature = "zstd")]
            "zst" => Compression::Zstd,
            _ => return Some((Self::named(&last)?, Compression::None)),
        };
        Some((Self::named(&extension(Path::new(path.file_stem()?))?)?, compression))
    }

    fn named(extension: &str) -> Option<Self> {
        match extension {
            "txt" => Some(Self::Document(Format::Text)),
            "md" => Some(Self::Document(Format::Markdown)),
            "html" | "htm" | "xhtml" => Some(Self::Document(Format::Html)),
            "jsonl" | "ndjson" => Some(Self::Lines),
            "json" => Some(Self::Json),
            #[cfg(feature = "csv")]
            "csv" => Some(Self::Separated(b',')),
            #[cfg(feature = "csv")]
            "tsv" => Some(Self::Separated(b'\t')),
            #[cfg(feature = "parquet")]
            "parquet" => Some(Self::Parquet),
            #[cfg(feature = "parquet")]
            "arrow" | "arrows" | "ipc" | "feather" => Some(Self::Arrow),
            #[cfg(feature = "warc")]
            "warc" | "wet" => Some(Self::Warc),
            #[cfg(feature = "mhtml")]
            "mhtml" | "mht" => Some(Self::Mhtml),
            #[cfg(feature = "zip")]
            "zip" => Some(Self::Zip),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_comes_last() {
        let kind = |name: &str| Kind::of(Path::new(name));
        assert_eq!(kind("a/b.TXT"), Some((Kind::Document(Format::Text), Compression::None)));
        #[cfg(feature = "gzip")]
        assert_eq!(kind("b.jsonl.gz"), Some((Kind::Lines, Compression::Gzip)));
        assert_eq!(kind("b.jpg.gz"), None);
        assert_eq!(kind("gz"), None);
    }
}
