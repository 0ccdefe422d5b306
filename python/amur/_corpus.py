"""The tables of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amur import _core, _display
from amur._options import format_name, path
from amur._progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from amur._table import Table
    from amur._types import Format


class Corpus:
    """The tables of one run, each an attribute: `corpus.articles`, `corpus.mentions`.

    Only the tables that were asked for are there: `"mentions" in corpus` tells. By name they are
    `corpus["mentions"]`; iterating yields the names.
    """

    tables: Mapping[str, Table]
    """The tables by name, in the order of the tables reference."""

    articles: Table
    blocks: Table
    sentences: Table
    mentions: Table
    entities: Table
    quotes: Table
    figures: Table
    dates: Table
    citations: Table
    diagnostics: Table

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables

    def save(
        self,
        directory: str | PathLike[str],
        format: Format = "arrow",
    ) -> None:
        """Write every table to a file in a folder, which is made if it is not there.

        Args:
            directory: The folder.
            format: `arrow` and `parquet` can be loaded again.

        Raises:
            OutputError: The folder cannot be written to.
            OptionError: There is no such format.
        """
        tables = list(self.tables.items())
        _core.save(tables, path("directory", directory), format_name(format), Progress(False))

    # A checker of types knows the tables by their names alone.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Table:
            # Looked up before `__init__` ran, by copy and pickle, `tables` would lead here again.
            if name.startswith("_") or name == "tables":
                raise AttributeError(name)
            try:
                return self.tables[name]
            except KeyError:
                raise AttributeError(self._missing(name), name=name, obj=self) from None

    def __getitem__(self, name: str) -> Table:
        try:
            return self.tables[name]
        except KeyError:
            raise KeyError(self._missing(name)) from None

    def __contains__(self, name: object) -> bool:
        return name in self.tables

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def __repr__(self) -> str:
        return _display.corpus_text(self._sizes(), *self._told())

    def _repr_html_(self) -> str:
        return _display.corpus_html(self._sizes(), *self._told())

    def _sizes(self) -> dict[str, int]:
        return {name: len(table) for name, table in self.tables.items()}

    def _told(self) -> tuple[list[str] | None, list[str] | None]:
        """The languages of the documents, and how bad the diagnostics are."""
        columns = (("articles", "lang"), ("diagnostics", "severity"))
        languages, severities = (
            self.tables[table][column] if table in self.tables else None
            for table, column in columns
        )
        return languages, severities

    def _missing(self, name: str) -> str:
        reason = "was not asked for" if name in type(self).__annotations__ else "does not exist"
        return f"the table `{name}` {reason}; this corpus has {', '.join(self.tables) or 'none'}"
