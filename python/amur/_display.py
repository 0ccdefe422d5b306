"""How tables, schemas and corpora look: static, escaped, in the colours of the notebook's theme."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROWS = 10
"""Rows of a table that are shown."""

WIDTH = 80
"""Characters of a value that are shown in a cell of HTML."""

COLUMN = 24
"""Places of a terminal that a column may take; the column `text` takes what is left."""

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


def table_html(
    name: str, length: int, columns: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, Any]]
) -> str:
    """Shape, names and types of the columns, and the first rows, each on one line."""
    heads = [
        (
            f"{escape(column)}<br><small>{escape(kind)}</small>",
            (NUMBER if _is_number(kind) else TEXT) + ONE_LINE,
        )
        for column, kind in columns
    ]
    cells = [[_cell(value) for value in row.values()] for row in rows]
    note = _more(length, rows) if rows else "no rows"
    return _html(escape(_caption(name, length, columns)), heads, cells, note)


def table_text(
    name: str, length: int, columns: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, Any]]
) -> str:
    """Shape and the first rows, as many columns as the terminal is wide; the others by name."""
    # Imported here because few look at a table of many that are made.
    from shutil import get_terminal_size

    width = get_terminal_size().columns
    caption = _caption(name, length, columns)
    if not rows:
        return "\n".join([caption, *(f"  {column}  {kind}" for column, kind in columns)])
    cells = {
        column: [column, kind, *(_printable(_value(row[column])) for row in rows)]
        for column, kind in columns
    }
    shown = _chosen(cells, rows, width)
    right = {column for column, kind in columns if _is_number(kind)}
    lines = [
        "  ".join(
            _padded(cells[column][line], places, right=column in right)
            for column, places in shown.items()
        ).rstrip()
        for line in range(len(rows) + 2)
    ]
    notes = [_more(length, rows)]
    others = [column for column in cells if column not in shown]
    if others:
        notes.append(f"… {_count(len(others), 'more column')}: {', '.join(others)}")
    notes = [textwrap.fill(note, max(width, 20)) for note in notes if note]
    return "\n".join([caption, *lines, *notes])


def schema_html(name: str, doc: str, columns: Sequence[tuple[str, str, bool, str]]) -> str:
    """A line for each column."""
    heads = [(head, TEXT) for head in ("column", "type", "nullable", "meaning")]
    rows = [
        [escape(column), escape(kind), "yes" if nullable else "no", _prose(meaning)]
        for column, kind, nullable, meaning in columns
    ]
    return _html(_prose(f"{name}: {doc}"), heads, rows)


def schema_text(name: str, doc: str, columns: Sequence[tuple[str, str, bool, str]]) -> str:
    """A line for each column."""
    names = max((len(column[0]) for column in columns), default=0)
    kinds = max((len(column[1]) for column in columns), default=0)
    lines = (
        f"  {column:<{names}}  {kind:<{kinds}}  {'nullable' if nullable else '':<8}  {meaning}"
        for column, kind, nullable, meaning in columns
    )
    return "\n".join([f"{name}: {doc}", *lines])


def corpus_html(
    sizes: Mapping[str, int], languages: Sequence[str] | None, severities: Sequence[str] | None
) -> str:
    """What was read, and a line for each table."""
    rows = [[escape(name), f"{size:,}"] for name, size in sizes.items()]
    caption = "<br>".join(_prose(line) for line in _summary(languages, severities))
    return _html(caption, [("table", TEXT), ("rows", NUMBER)], rows)


def corpus_text(
    sizes: Mapping[str, int], languages: Sequence[str] | None, severities: Sequence[str] | None
) -> str:
    """What was read, and a line for each table."""
    width = max((len(name) for name in sizes), default=0)
    lines = (f"  {name:<{width}}  {size:>9,} rows" for name, size in sizes.items())
    return "\n".join([*_summary(languages, severities), *lines])


def _caption(name: str, length: int, columns: Sequence[object]) -> str:
    return f"{name}: {_count(length, 'row')} × {_count(len(columns), 'column')}"


def _more(length: int, rows: Sequence[object]) -> str:
    more = length - len(rows)
    return f"… {_count(more, 'more row')}" if more else ""


def _summary(languages: Sequence[str] | None, severities: Sequence[str] | None) -> Iterable[str]:
    """How many documents in which languages; how many problems."""
    told = "amur.Corpus"
    if languages is not None:
        told += f" of {_count(len(languages), 'document')}"
        told += ": " * bool(languages)
        counts = Counter(languages).most_common()
        told += ", ".join(f"{count:,} {_language(code)}" for code, count in counts)
    yield told
    problems = Counter(severities or [])
    told = " and ".join(
        _count(problems[name], name) for name in ("error", "warning") if problems[name]
    )
    if told:
        yield f"{told}: see `diagnostics`"


def _language(code: str) -> str:
    return f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else code


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _is_number(kind: str) -> bool:
    return kind.startswith(("int", "float"))


def _value(value: Any) -> str:
    """A value on one line; a list by its items."""
    if value is None:
        return "null"
    if isinstance(value, list):
        return "; ".join(map(_value, value))
    if isinstance(value, dict):
        return " ".join(_members(value))
    # A whole article in one cell would be split and joined only to be cut.
    return " ".join(str(value)[: 8 * WIDTH].split())


def _members(struct: Mapping[str, Any]) -> Iterable[str]:
    """The values of a struct, its offsets as a span."""
    if "char_start" in struct:
        yield f"{struct['char_start']}–{struct['char_end']}"
    for name, value in struct.items():
        if not name.startswith("char_"):
            yield _value(value)


def _chosen(
    cells: Mapping[str, Sequence[str]], rows: Sequence[Mapping[str, Any]], width: int
) -> dict[str, int]:
    """The columns that find room, in order, with their places: `text`, and what says something.

    Offsets in bytes say the same as those in characters, and come last.
    """
    said = [name for name in cells if any(row[name] is not None for row in rows)]
    room = width
    chosen: dict[str, int] = {}
    for name in sorted(said, key=lambda name: (name != "text", name.startswith("byte_"))):
        head, kind, *values = cells[name]
        places = max(map(_places, [head, *values]))
        places = min(max(places, min(len(kind), 8)), COLUMN)
        if places <= room or not chosen:
            chosen[name] = places
            room -= places + 2
    if "text" in chosen:
        longest = max(map(_places, cells["text"]))
        chosen["text"] = min(longest, chosen["text"] + max(room + 2, 0))
    return {name: chosen[name] for name in cells if name in chosen}


def _printable(text: str) -> str:
    """Text that does to a terminal nothing but to be shown there."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for char in text
        if unicodedata.category(char) != "Cf"
    )


def _padded(text: str, places: int, *, right: bool) -> str:
    """A text in so many places of a terminal: cut, or filled up."""
    if _places(text) > places:
        end, room = 0, places - 1
        while (room := room - _places(text[end])) >= 0:
            end += 1
        text = f"{text[:end]}…"
    fill = " " * (places - _places(text))
    return fill + text if right else text + fill


def _places(text: str) -> int:
    """How many places of a terminal a text takes: Chinese characters two each, combining none."""
    if text.isascii():
        return len(text)
    return sum(
        2
        if unicodedata.east_asian_width(char) in "WF"
        else unicodedata.category(char) not in ("Mn", "Me", "Cf")
        for char in text
    )


def _prose(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _cell(value: Any) -> str:
    if value is None:
        return _dim("null")
    text = _value(value)
    return escape(text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…")


def _dim(text: str) -> str:
    return f'<i style="opacity: 0.5">{text}</i>'


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
