"""Which tables there are, and what their columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from amur import _core, _display
from amur.exceptions import OptionError


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """As the tables reference writes it: `utf8`, `int32`, `list<utf8>`."""
    nullable: bool
    """Whether a value may be unknown."""
    doc: str
    """What a value means."""


class Schema(Sequence[Column]):
    """The columns of a table, in order; indexed by position or by name."""

    __slots__ = ("_columns", "doc", "name")

    name: str
    """Which table it is of."""
    doc: str
    """What one row of the table is."""

    def __init__(self, name: str, columns: Sequence[Column], doc: str = "") -> None:
        self.name = name
        self.doc = doc
        self._columns = tuple(columns)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self._columns]

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, key: int | str) -> Column: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Column]: ...
    def __getitem__(self, key: int | str | slice) -> Column | Sequence[Column]:
        if not isinstance(key, str):
            return self._columns[key]
        for column in self._columns:
            if column.name == key:
                return column
        raise KeyError(f"table `{self.name}` has no column `{key}`; it has {', '.join(self.names)}")

    def __contains__(self, column: object) -> bool:
        return column in (self.names if isinstance(column, str) else self._columns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Schema):
            return NotImplemented
        return (self.name, self._columns) == (other.name, other._columns)

    def __hash__(self) -> int:
        return hash((self.name, self._columns))

    def __repr__(self) -> str:
        return _display.schema_text(self.name, self.doc, self._columns)

    def _repr_html_(self) -> str:
        return _display.schema_html(self.name, self.doc, self._columns)


@overload
def schema(table: str) -> Schema: ...
@overload
def schema(table: None = None) -> dict[str, Schema]: ...
def schema(table: str | None = None) -> Schema | dict[str, Schema]:
    """Describe the columns of a table, or of all tables by name.

    Raises:
        OptionError: There is no table of that name.
    """
    schemas = {
        name: Schema(name, [Column(*column) for column in columns], doc)
        for name, doc, columns in _core.tables()
    }
    if table is None:
        return schemas
    if not isinstance(table, str):
        raise OptionError(f"table is a {type(table).__name__}; give the name of one table")
    try:
        return schemas[table]
    except KeyError:
        raise OptionError(
            f"there is no table `{table}`; the tables are {', '.join(schemas)}"
        ) from None
