"""Evidence tables from scraped news coverage.

    import amur

    corpus = amur.read("coverage/")        # files, folders, globs
    corpus.mentions.to_polars()            # a table; also .to_pandas(), .to_arrow(), .to_dicts()
    corpus.save("tables/")

Every row names its document and the span of text that proves it:
`articles.text[char_start:char_end]` is the row's `text`. What went wrong with single documents is
in `corpus.diagnostics`. `amur.schema()` tells which tables and columns there are.
"""

from amur._core import __version__
from amur._corpus import Corpus
from amur._detect import detect
from amur._engine import Summary, analyze, extract, load, ner, read
from amur._schema import Column, Schema, schema
from amur._table import Table
from amur.exceptions import (
    AmurError,
    DependencyError,
    GazetteerError,
    InputError,
    OptionError,
    OutputError,
)

__all__ = [
    "AmurError",
    "Column",
    "Corpus",
    "DependencyError",
    "GazetteerError",
    "InputError",
    "OptionError",
    "OutputError",
    "Schema",
    "Summary",
    "Table",
    "__version__",
    "analyze",
    "detect",
    "extract",
    "load",
    "ner",
    "read",
    "schema",
]
