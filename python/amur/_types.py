"""What the functions take; used by type checkers alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, Protocol, TypeAlias


class ArrowStream(Protocol):
    """Anything that gives its rows as an Arrow C stream: data frames, tables, relations."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the rows as a PyCapsule."""


class ArrowArray(Protocol):
    """Anything that gives its values as an Arrow C array."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> object:
        """Export the values as PyCapsules."""


Path: TypeAlias = str | PathLike[str]
Paths: TypeAlias = Path | Iterable[Path]
Names: TypeAlias = str | Iterable[str]
Items: TypeAlias = Iterable[str | Mapping[str, Any]] | ArrowStream
Texts: TypeAlias = Iterable[str | None] | ArrowStream | ArrowArray
Input: TypeAlias = Literal["scraped", "plain"]
Format: TypeAlias = Literal["arrow", "arrows", "parquet", "csv", "jsonl"]
Tagger: TypeAlias = Callable[[list[str], list[str]], Iterable[Iterable[Sequence[Any]]]]
