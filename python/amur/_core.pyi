"""The engine of Amur: Arrow tables out of texts and files."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from typing import Any, TypeAlias, final

from typing_extensions import Self, disjoint_base

__all__ = [
    "Batches",
    "Options",
    "__version__",
    "analyze",
    "command",
    "detect",
    "extract",
    "load",
    "read",
    "save",
    "tables",
]

__version__: str

_Path: TypeAlias = str | PathLike[str]
_Callback: TypeAlias = Callable[[int, int, int | None], object]
_Tagger: TypeAlias = Callable[[list[str], list[str]], Iterable[Iterable[Sequence[Any]]]]
_Columns: TypeAlias = list[tuple[str, str, bool, str]]

@disjoint_base
class Batches:
    """Record batches of one schema. They are never changed, so handing them on copies nothing."""

    def __new__(cls, batches: Batches) -> Self: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the batches as an Arrow C stream."""

    def __arrow_c_schema__(self) -> object:
        """Export the columns' names and types as an Arrow C schema."""

    def __len__(self) -> int: ...
    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of plain Python objects."""

    def _column(self, name: str) -> list[Any]: ...
    def _columns(self) -> _Columns: ...
    def _slice(self, offset: int, length: int) -> Batches: ...
    def _to_ipc(self) -> bytes: ...
    @staticmethod
    def _from_ipc(ipc: bytes) -> Batches: ...

@final
class Options:
    """The options of a run, checked."""

    def __new__(
        cls,
        *,
        tables: list[str] | None,
        languages: list[str] | None,
        threads: int | None,
        gazetteers: list[str],
        input: str,
        columns: list[tuple[str, str]],
    ) -> Self: ...

def read(
    paths: list[str], options: Options, callback: _Callback, tagger: _Tagger | None
) -> dict[str, Batches]:
    """Read files, folders and globs into tables by name."""

def analyze(
    items: object, options: Options, callback: _Callback, tagger: _Tagger | None
) -> dict[str, Batches]:
    """Analyse the items of an iterable, or the rows of an Arrow stream, into tables by name."""

def detect(texts: object, languages: list[str] | None) -> Batches:
    """Tell the language of every text of an iterable or of an Arrow column."""

def extract(
    paths: list[str],
    directory: _Path,
    format: str,
    options: Options,
    callback: _Callback,
    tagger: _Tagger | None,
) -> tuple[int, int, int, int]:
    """Read files, folders and globs, and write their tables to files."""

def save(tables: list[tuple[str, Batches]], directory: _Path, format: str) -> None:
    """Write tables to files of a folder."""

def load(directory: _Path) -> dict[str, Batches]:
    """Open the tables of a folder, by name."""

def tables() -> list[tuple[str, str, _Columns]]:
    """Name, documentation and columns of every table."""

def command(args: list[str]) -> int:
    """Run the command `amur` and return its exit status."""
