"""Ways into the engine: files, texts in memory, files to files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from amur import _core
from amur._corpus import Corpus
from amur._frames import readable
from amur._options import format_name, options, path, paths
from amur._progress import Progress
from amur._table import Table
from amur.exceptions import InputError

if TYPE_CHECKING:
    from amur._types import Format, Input, Items, Names, Path, Paths, Tagger


class Summary(NamedTuple):
    """What `extract` did."""

    documents: int
    """Documents that were read."""
    failed: int
    """Those of them with an error; the table `diagnostics` tells why."""
    unread: int
    """Files and records that could not be read; `diagnostics` tells why."""
    bytes: int
    """Bytes of all documents."""


def read(
    paths: Paths,
    *,
    tables: Names | None = None,
    languages: Names | None = None,
    threads: int | None = None,
    gazetteer: Paths | None = None,
    tagger: Tagger | None = None,
    input: Input = "scraped",
    columns: Mapping[str, str] | None = None,
    progress: bool | None = None,
) -> Corpus:
    """Read files, folders and globs, and hold the tables in memory.

    Args:
        paths: A path, or several. A folder is read with all its folders, in the order of the names.
        tables: Which tables to make; all by default. Only the steps that they need are run.
        languages: The languages to choose from, as codes of ISO 639-3 or 639-1 (`rus`, `ru`), also
            with a script or region (`zh-CN`); all that are known by default.
        threads: How many threads to use; by default `RAYON_NUM_THREADS`, else one per core.
        gazetteer: TSV files of names, which win over the built-in ones.
        tagger: Finds names in place of the built-in models and rules; the gazetteer stays. It is
            called on this thread with a list of sentences and one of their languages, and returns,
            for each sentence, its names as `(start, end, type)` or `(start, end, type, score)`:
            code points of the sentence, one of PER, ORG, LOC, NORP and MISC, and a number from 0 to
            1. One of the tables must need names.
        input: `scraped` tells the article from its surroundings and repairs damage; `plain` takes
            every line for article text and keeps it as it is.
        columns: Which column or key of a container (CSV, JSON, Parquet …) holds which field, where
            its name does not tell: `{"text": "article_body"}`.
        progress: Whether to show a progress bar; by default after a second.

    Raises:
        InputError: A path is not there, or none is named.
        OptionError: An option has a value that does not exist or is of a wrong type.
        GazetteerError: A gazetteer cannot be read.
    """
    chosen = options(tables, languages, threads, gazetteer, input, columns)
    with Progress(progress) as bar:
        return _corpus(_core.read(_inputs("paths", paths), chosen, bar, tagger))


def analyze(
    items: Items,
    *,
    tables: Names | None = None,
    languages: Names | None = None,
    threads: int | None = None,
    gazetteer: Paths | None = None,
    tagger: Tagger | None = None,
    input: Input = "scraped",
    progress: bool | None = None,
) -> Corpus:
    """Analyse documents that are in memory.

    An item is a text (`str`, or `bytes` in any encoding), or a dictionary with a `text`, or a page
    under `html`, and any of `id`, `url`, `published`, `outlet`, `lang`, `title`, `authors`,
    `section` and `reference_date`, which win over what is found in the text. The names that `read`
    knows for the columns of files (`doc_id`, `date`, `body` …) are known here too; other keys
    travel along in `articles.metadata`. An item without `id` is named by its position: `"0"`,
    `"1"` …

    One bad item never stops the others: a missing one (`None`, `nan`) or one of a wrong type is a
    row of the table `diagnostics`. Only the first must be a document, or missing.

    Args:
        items: Texts or dictionaries, or anything with `__arrow_c_stream__` or `__arrow_c_array__`
            and such columns, or texts: a data frame or series of polars or pandas, a table or array
            of pyarrow, a relation of duckdb.
        tables: As for `read`; so are the others.
        languages: See `read`.
        threads: See `read`.
        gazetteer: See `read`.
        tagger: See `read`.
        input: See `read`.
        progress: See `read`.

    Raises:
        InputError: The first item or a column is of a type that no document can be made of.
        OptionError: An option has a value that does not exist or is of a wrong type.
        GazetteerError: A gazetteer cannot be read.
    """
    _several("items", items, "analyze")
    chosen = options(tables, languages, threads, gazetteer, input)
    given, left_out = readable(items)
    with Progress(progress, _length(given)) as bar:
        return _corpus(_core.analyze(given, left_out, chosen, bar, tagger))


def extract(
    inputs: Paths,
    out: Path,
    *,
    format: Format = "arrow",
    tables: Names | None = None,
    languages: Names | None = None,
    threads: int | None = None,
    gazetteer: Paths | None = None,
    tagger: Tagger | None = None,
    input: Input = "scraped",
    columns: Mapping[str, str] | None = None,
    progress: bool | None = None,
) -> Summary:
    """Read files, folders and globs, and write the tables to files as they are made.

    For collections of any size: the memory it takes does not grow with their number of documents.
    `amur.load` opens what was written as `arrow` or `parquet`.

    Args:
        inputs: A path, or several, as for `read`.
        out: The folder to write to, a file for each table.
        format: `arrow`, `arrows` (a stream), `parquet`, `csv` or `jsonl`.
        tables: As for `read`; so are the others.
        languages: See `read`.
        threads: See `read`.
        gazetteer: See `read`.
        tagger: See `read`.
        input: See `read`.
        columns: See `read`.
        progress: See `read`.

    Raises:
        InputError: A path is not there, or none is named.
        OutputError: The folder cannot be written to.
        OptionError: An option has a value that does not exist or is of a wrong type.
        GazetteerError: A gazetteer cannot be read.
    """
    chosen = options(tables, languages, threads, gazetteer, input, columns)
    folder, kind = path("out", out), format_name(format)
    with Progress(progress) as bar:
        done = _core.extract(_inputs("inputs", inputs), folder, kind, chosen, bar, tagger)
    return Summary(*done)


def ner(
    texts: Items,
    *,
    languages: Names | None = None,
    threads: int | None = None,
    gazetteer: Paths | None = None,
    tagger: Tagger | None = None,
    progress: bool | None = None,
) -> Table:
    """Find the names in texts, and nothing else.

    The same as the table `mentions` of `analyze` with `input="plain"`: every line is read as text,
    and only the steps that names need are run. `doc_id` is the position of the text: `"0"`, `"1"` …

    Args:
        texts: A list of `str`, a column of polars, pandas or pyarrow, or items as for `analyze`.
        languages: See `read`.
        threads: See `read`.
        gazetteer: See `read`.
        tagger: See `read`.
        progress: See `read`.

    Returns:
        A row for each name, with its type, entity, score and offsets.

    Raises:
        InputError: The first text is of a type that no document can be made of.
        OptionError: An option has a value that does not exist or is of a wrong type.
        GazetteerError: A gazetteer cannot be read.
    """
    _several("texts", texts, "ner")
    return analyze(
        texts,
        tables=["mentions"],
        languages=languages,
        threads=threads,
        gazetteer=gazetteer,
        tagger=tagger,
        input="plain",
        progress=progress,
    ).mentions


def load(directory: Path) -> Corpus:
    """Open the tables of a folder that `save`, `extract` or the command `amur extract` wrote.

    Also where another program wrote rows of them again, if their columns are the same.
    Rows are read when they are asked for; those of Arrow files stay there, mapped into memory.

    Raises:
        InputError: The folder is not there or holds no tables.
    """
    return _corpus(_core.load(path("directory", directory)))


def _corpus(tables: dict[str, _core.Batches]) -> Corpus:
    docs = {name: doc for name, doc, _ in _core.tables()}
    return Corpus({name: Table(name, batches, docs[name]) for name, batches in tables.items()})


def _inputs(option: str, given: Paths) -> list[str]:
    several = paths(option, given)
    if not several:
        raise InputError(f"{option} is empty; name a file or a folder")
    return several


def _several(option: str, items: object, call: str) -> None:
    """Refuse what would be taken apart: a single document, or a whole corpus."""
    if isinstance(items, Corpus):
        raise InputError(
            f"{option} is a Corpus; pass one of its tables: amur.{call}(corpus.articles)"
        )
    if isinstance(items, (str, bytes, Mapping)):
        kind = type(items).__name__
        raise InputError(f"{option} is a single {kind}; pass a list of them: amur.{call}([…])")


def _length(items: Items) -> int | None:
    try:
        return len(items)  # type: ignore[arg-type]  # that is the question
    except TypeError:
        return None
