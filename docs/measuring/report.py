"""Figures to tables, and tables into the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"


class Skipped(Exception):  # noqa: N818 - it is not an error
    """Something cannot be measured here; the message tells why."""


@dataclass
class Figure:
    """A row of a table."""

    figure: str
    data: str
    amur: str
    target: str = ""
    peers: str = ""
    command: str = ""


@dataclass
class Report:
    """A table, and a line before it."""

    rows: list[Figure] | list[dict[str, str]]
    note: str = ""
    heads: dict[str, str] = field(default_factory=lambda: {"amur": "Amur"})


def need(path: Path) -> Path:
    """A file or folder of `../shared`, or the reason why not."""
    if not path.exists():
        raise Skipped(f"../shared/{path.relative_to(SHARED).as_posix()} is not there")
    return path


def render(report: Report) -> str:
    """Markdown, without the columns that are empty in every row."""
    rows = [row if isinstance(row, dict) else vars(row) for row in report.rows]
    order = list(rows[0]) if isinstance(report.rows[0], dict) else [f.name for f in fields(Figure)]
    columns = [name for name in order if any(row[name] for row in rows)]
    lines = [
        [report.heads.get(name, name) for name in columns],
        ["---"] * len(columns),
        *([row[name] for name in columns] for row in rows),
    ]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
    return f"{report.note}\n\n{table}" if report.note else table


def insert(page: Path, name: str, table: str) -> None:
    """Replace what stands between the marks of a table."""
    begin, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
    text = page.read_text(encoding="utf-8")
    pattern = f"{re.escape(begin)}.*?{re.escape(end)}"
    if not re.search(pattern, text, re.DOTALL):
        raise SystemExit(f"{page.name} has no place for the table {name}: {begin} … {end}")
    filled = re.sub(pattern, lambda _: f"{begin}\n{table}{end}", text, flags=re.DOTALL)
    page.write_text(filled, encoding="utf-8")


def share(value: float | None) -> str:
    """A share as a percentage with one decimal."""
    return "–" if value is None else f"{100 * value:.1f}"
