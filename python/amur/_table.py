"""A table of evidence, as notebooks use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from amur import _core, _display
from amur._optional import require
from amur._schema import Column, Schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas
    import polars
    import pyarrow
    from typing_extensions import Self


class Table(_core.Batches):
    """An evidence table: Arrow record batches that other libraries read without a copy.

    Anything that knows the Arrow PyCapsule interface takes it as it is: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.sql("from table")`. Iterating yields rows as dictionaries,
    `table[0]` is a row, `table[10:20]` a table, `table["text"]` a column as a list.
    """

    name: str
    """Which table it is: `articles`, `mentions` …"""
    doc: str
    """What one row of it is."""

    def __new__(cls, name: str, batches: _core.Batches, doc: str = "") -> Self:
        """Name some record batches."""
        self = super().__new__(cls, batches)
        self.name = name
        self.doc = doc
        return self

    @property
    def schema(self) -> Schema:
        """The columns: name, type, whether a value may be unknown, and what it means."""
        columns = [Column(*column) for column in self._columns()]
        return Schema(self.name, columns, self.doc)

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [column[0] for column in self._columns()]

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and of columns."""
        return len(self), len(self._columns())

    def to_polars(self) -> polars.DataFrame:
        """Return the table as a polars DataFrame.

        Raises:
            DependencyError: polars is not installed.
        """
        frame: polars.DataFrame = require("polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table as a pandas DataFrame, with dates as `datetime64`.

        Whole numbers keep their type, so that offsets slice even where some are missing.

        Raises:
            DependencyError: pandas or pyarrow is not installed.
        """
        require("pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas(
            date_as_object=False, types_mapper=_nullable
        )
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """Return the table as a pyarrow Table.

        Raises:
            DependencyError: pyarrow is not installed.
        """
        table: pyarrow.Table = require("pyarrow", extra="arrow").table(self)
        return table

    def head(self, n: int = 5) -> Table:
        """Return the first `n` rows."""
        return self[: max(n, 0)]

    def tail(self, n: int = 5) -> Table:
        """Return the last `n` rows."""
        return self[max(len(self) - max(n, 0), 0) :]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        # With a place in the file of its own, where it is read from a file.
        batches = _core.Batches(self)
        for start in range(0, len(self), 1024):
            yield from batches._slice(start, 1024).to_dicts()

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    @overload
    def __getitem__(self, key: slice) -> Table: ...
    def __getitem__(self, key: int | str | slice) -> dict[str, Any] | list[Any] | Table:
        if isinstance(key, str):
            return self._column(key)
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            if step != 1:
                raise ValueError(
                    f"a table is sliced in steps of 1, not {step}; "
                    "use .to_polars() or .to_pandas() for others"
                )
            return Table(self.name, self._slice(start, max(stop - start, 0)), self.doc)
        row = range(len(self))[key]
        return self._slice(row, 1).to_dicts()[0]

    def __repr__(self) -> str:
        return _display.table_text(*self._shown())

    def _repr_html_(self) -> str:
        return _display.table_html(*self._shown())

    def _shown(self) -> tuple[str, int, list[tuple[str, str]], list[dict[str, Any]]]:
        columns = [(name, kind) for name, kind, _, _ in self._columns()]
        return self.name, len(self), columns, self.head(_display.ROWS).to_dicts()

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.name, self._to_ipc(), self.doc)


def _nullable(kind: pyarrow.DataType) -> pandas.api.extensions.ExtensionDtype | None:
    """The type of pandas that knows missing values, where its default would turn to floats."""
    import pandas

    names: dict[str, pandas.api.extensions.ExtensionDtype] = {
        "int32": pandas.Int32Dtype(),
        "int64": pandas.Int64Dtype(),
        "bool": pandas.BooleanDtype(),
    }
    return names.get(str(kind))


def _restore(name: str, ipc: bytes, doc: str) -> Table:
    """Unpickle a table."""
    return Table(name, _core.Batches._from_ipc(ipc), doc)
