"""The tables of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amur import _core, _display

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from amur._table import Table
    from amur._types import Format


class Corpus:
    """The tables of one run, each an attribute: `corpus.articles`, `corpus.mentions`.

    Only the tables that were asked for are there: `hasattr(corpus, "mentions")` tells.
    """

    tables: Mapping[str, Table]
    """The tables by name, in the order of the tables reference."""

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
        _core.save(list(self.tables.items()), directory, format)

    def __getattr__(self, name: str) -> Table:
        # Looked up before `__init__` ran, by copy and pickle, `tables` would lead here for ever.
        if name.startswith("_") or name == "tables":
            raise AttributeError(name)
        try:
            return self.tables[name]
        except KeyError:
            reason = "was not asked for" if name in _names() else "does not exist"
            raise AttributeError(
                f"the table `{name}` {reason}; this corpus has {', '.join(self.tables) or 'none'}",
                name=name,
                obj=self,
            ) from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def __repr__(self) -> str:
        return _display.corpus_text(self.tables)

    def _repr_html_(self) -> str:
        return _display.corpus_html(self.tables)


def _names() -> list[str]:
    return [name for name, _, _ in _core.tables()]
