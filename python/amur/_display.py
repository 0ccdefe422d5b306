"""How tables, schemas and corpora look: static, escaped, in the colours of the notebook's theme."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amur._schema import Schema
    from amur._table import Table

ROWS = 10
"""Rows of a table that are shown."""

WIDTH = 80
"""Characters of a value that are shown."""

LANGUAGES = {
    "eng": "English",
    "rus": "Russian",
    "cmn": "Chinese",
    "vie": "Vietnamese",
    "und": "undetermined",
}
"""Names of codes; other languages go by their code alone."""

TEXT = "text-align: left; vertical-align: top"
NUMBER = "text-align: right; vertical-align: top"
ONE_LINE = "; white-space: nowrap; max-width: 24em; overflow: hidden; text-overflow: ellipsis"


def table_html(table: Table) -> str:
    """Shape, types and the first rows, each on one line."""
    columns = [
        (
            f"{escape(column.name)}<br><small>{escape(column.type)}</small>",
            (NUMBER if column.type.startswith(("int", "float")) else TEXT) + ONE_LINE,
        )
        for column in table.schema
    ]
    rows = [[_cell(value) for value in row.values()] for row in table.head(ROWS).to_dicts()]
    more = len(table) - len(rows)
    note = f"… {_count(more, 'more row')}" if more else "" if rows else "no rows"
    return _html(escape(_caption(table)), columns, rows, note)


def table_text(table: Table) -> str:
    """Shape, columns and types."""
    width = max((len(name) for name in table.columns), default=0)
    columns = (f"  {column.name:<{width}}  {column.type}" for column in table.schema)
    return "\n".join([_caption(table), *columns])


def schema_html(schema: Schema) -> str:
    """A line for each column."""
    columns = [(name, TEXT) for name in ("column", "type", "nullable", "meaning")]
    rows = [
        [escape(c.name), escape(c.type), "yes" if c.nullable else "no", _prose(c.doc)]
        for c in schema
    ]
    return _html(_prose(f"{schema.name}: {schema.doc}"), columns, rows)


def schema_text(schema: Schema) -> str:
    """A line for each column."""
    name = max((len(column.name) for column in schema), default=0)
    kind = max((len(column.type) for column in schema), default=0)
    lines = (
        f"  {c.name:<{name}}  {c.type:<{kind}}  {'nullable' if c.nullable else '':<8}  {c.doc}"
        for c in schema
    )
    return "\n".join([f"{schema.name}: {schema.doc}", *lines])


def corpus_html(tables: Mapping[str, Table]) -> str:
    """What was read, and a line for each table."""
    rows = [[escape(name), f"{len(table):,}"] for name, table in tables.items()]
    caption = "<br>".join(_prose(line) for line in _summary(tables))
    return _html(caption, [("table", TEXT), ("rows", NUMBER)], rows)


def corpus_text(tables: Mapping[str, Table]) -> str:
    """What was read, and a line for each table."""
    width = max((len(name) for name in tables), default=0)
    lines = (f"  {name:<{width}}  {len(table):>9,} rows" for name, table in tables.items())
    return "\n".join([*_summary(tables), *lines])


def _caption(table: Table) -> str:
    rows, columns = table.shape
    return f"{table.name}: {_count(rows, 'row')} × {_count(columns, 'column')}"


def _summary(tables: Mapping[str, Table]) -> Iterable[str]:
    """How many documents in which languages; how many problems."""
    told = "amur.Corpus"
    if "articles" in tables:
        languages = Counter(tables["articles"]["lang"]).most_common()
        told += f" of {_count(len(tables['articles']), 'document')}"
        told += ": " * bool(languages)
        told += ", ".join(f"{count:,} {_language(code)}" for code, count in languages)
    yield told
    if "diagnostics" in tables:
        severities = Counter(tables["diagnostics"]["severity"])
        problems = [name for name in ("error", "warning") if severities[name]]
        if problems:
            told = " and ".join(_count(severities[name], name) for name in problems)
            yield f"{told}: see `diagnostics`"


def _language(code: str) -> str:
    return f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else code


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _prose(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _cell(value: Any) -> str:
    if value is None:
        return _dim("null")
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return escape(_shorten(str(value)))


def _dim(text: str) -> str:
    return f'<i style="opacity: 0.5">{text}</i>'


def _shorten(text: str) -> str:
    # A whole article in one cell would be split and joined only to be cut.
    text = " ".join(text[: 8 * WIDTH].split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def _html(
    caption: str,
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Iterable[str]],
    note: str = "",
) -> str:
    """A table of columns, given as heading and style, and under its rows a note."""

    def line(tag: str, cells: Iterable[str]) -> str:
        styled = zip(cells, columns, strict=True)
        return "".join(f'<{tag} style="{style}">{text}</{tag}>' for text, (_, style) in styled)

    lines = [line("td", cells) for cells in rows]
    if note:
        lines.append(f'<td colspan="{len(columns)}" style="{TEXT}">{_dim(note)}</td>')
    head = line("th", (heading for heading, _ in columns))
    body = "\n".join(f"<tr>{cells}</tr>" for cells in lines)
    return (
        f'<div><p>{caption}</p>\n<div style="overflow-x: auto"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div></div>"
    )
