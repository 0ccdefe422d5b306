"""How tables, schemas and corpora look: static, escaped, in the colours of the notebook's theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amur._schema import Schema
    from amur._table import Table

ROWS = 10
"""Rows of a table that are shown."""

WIDTH = 80
"""Characters of a value that are shown."""


def table_html(table: Table) -> str:
    """Shape, types and the first rows."""
    columns = table.schema
    rows = table.head(ROWS).to_dicts()
    body = [[_cell(row[name]) for name in columns.names] for row in rows]
    if len(table) > ROWS:
        body.append(["…"] * len(columns))
    head = [f"{escape(column.name)}<br><small>{escape(column.type)}</small>" for column in columns]
    return _html(escape(_caption(table)), head, body)


def table_text(table: Table) -> str:
    """Shape, columns and types."""
    width = max((len(name) for name in table.columns), default=0)
    columns = (f"  {column.name:<{width}}  {column.type}" for column in table.schema)
    return "\n".join([_caption(table), *columns])


def schema_html(schema: Schema) -> str:
    """A line for each column."""
    body = [[escape(text) for text in line] for line in _described(schema)]
    caption = escape(f"{schema.name}: {schema.doc}")
    return _html(caption, ["column", "type", "null", "meaning"], body)


def schema_text(schema: Schema) -> str:
    """A line for each column."""
    described = list(_described(schema))
    name, kind, null = (max((len(line[at]) for line in described), default=0) for at in range(3))
    lines = (f"  {a:<{name}}  {b:<{kind}}  {c:<{null}}  {d}" for a, b, c, d in described)
    return "\n".join([f"{schema.name}: {schema.doc}", *lines])


def corpus_html(summary: str, rows: Mapping[str, int]) -> str:
    """A line for each table."""
    return _html(escape(summary), ["table", "rows"], [[escape(n), f"{rows[n]:,}"] for n in rows])


def corpus_text(summary: str, rows: Mapping[str, int]) -> str:
    """A line for each table."""
    width = max((len(name) for name in rows), default=0)
    return "\n".join([summary, *(f"  {name:<{width}}  {rows[name]:>9,}" for name in rows)])


def _caption(table: Table) -> str:
    rows, columns = table.shape
    return f"{table.name}: {rows:,} row{'s' * (rows != 1)} × {columns} columns"


def _described(schema: Schema) -> Iterable[tuple[str, str, str, str]]:
    return ((c.name, c.type, "null" if c.nullable else "", c.doc) for c in schema)


def _cell(value: Any) -> str:
    if value is None:
        return "<i>null</i>"
    return escape(_shorten(value if isinstance(value, str) else str(value)))


def _shorten(text: str) -> str:
    # A whole article in one cell would be split and joined only to be cut.
    text = " ".join(text[: 8 * WIDTH].split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def _html(caption: str, head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    def line(tag: str, cells: Iterable[str]) -> str:
        cell = f'<{tag} style="text-align: left; vertical-align: top">'
        return f"<tr>{''.join(f'{cell}{text}</{tag}>' for text in cells)}</tr>"

    rows = "\n".join(line("td", cells) for cells in body)
    return (
        f"<div><p>{caption}</p>\n<div style='overflow-x: auto'><table>\n"
        f"<thead>{line('th', head)}</thead>\n<tbody>\n{rows}\n</tbody>\n</table></div></div>"
    )
