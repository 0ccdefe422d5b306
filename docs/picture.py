"""Draws `docs/table.svg`, the picture of the README, from the tables of `examples/coverage`."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import amur

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = {  # and how wide they are drawn
    "doc_id": 194,
    "char_start": 92,
    "char_end": 82,
    "type": 62,
    "text": 132,
    "name": 144,
    "country": 72,
    "metonym": 74,
    "score": 70,
}
NUMBERS = {"char_start", "char_end", "score"}
WANTED = [  # the first mention of each in body text: the document, and what it says
    ("01_energy_talks_en.txt", "Mikhail Mishustin"),
    ("01_energy_talks_en.txt", "Chinese"),
    ("01_energy_talks_en.txt", "Gazprom"),
    ("07_moscow_summit_zh.txt", "習近平"),
    ("08_beijing_visit_vi.txt", "Tập Cận Bình"),
    ("17_sanctions_ru.txt", "Пекин"),
    ("17_sanctions_ru.txt", "Си Цзиньпином"),
    ("21_visa_free_zh.txt", "普京"),
]
LINE = 30
LEFT = 16
WIDTH = LEFT + sum(COLUMNS.values())
STYLE = """
text { font: 13px ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif }
text { fill: #1f2328; font-variant-numeric: tabular-nums; white-space: pre }
.card { fill: #ffffff; stroke: #d1d9e0 }
.stripe { fill: #f6f8fa }
.rule { stroke: #d1d9e0 }
.strong { font-weight: 600 }
.number { text-anchor: end }
.soft { fill: #59636e }
.mark { fill: #9a5b00; font-weight: 600 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .card { fill: #0d1117; stroke: #3d444d }
  .stripe { fill: #151b23 }
  .rule { stroke: #3d444d }
  .soft { fill: #9198a1 }
  .mark { fill: #e3b341 }
}
"""


def mentions(corpus: amur.Corpus) -> list[dict[str, Any]]:
    """The rows to show."""
    body = {(row["doc_id"], row["block"]) for row in corpus.blocks if row["role"] == "body"}
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for row in corpus.mentions:
        if (row["doc_id"], row["block"]) in body:
            first.setdefault((row["doc_id"], row["text"]), row)
    return [first[key] for key in WANTED]


def proof(row: dict[str, Any], corpus: amur.Corpus) -> tuple[str, str, str]:
    """What the article says before, at and after the span of a mention."""
    (text,) = (article["text"] for article in corpus.articles if article["doc_id"] == row["doc_id"])
    start, end = row["char_start"], row["char_end"]
    before, after = text[start - 24 : start].split("\n")[-1], text[end : end + 40].split("\n")[0]
    return f"…{before.partition(' ')[2]}", text[start:end], f"{after.rpartition(' ')[0]}…"


def draw(corpus: amur.Corpus) -> str:
    """The picture: rows of the table, and one of them in its article."""
    shown = mentions(corpus)
    height = LINE * (len(shown) + 3) + 12
    named = dict(zip(COLUMNS, COLUMNS, strict=True))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"',
        'aria-label="Rows of the table mentions, each with the span of text it was read from">',
        f"<style>{STYLE}</style>",
        f'<rect class="card" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="8"/>',
        f'<text class="soft" x="{LEFT}" y="22"><tspan class="strong">mentions</tspan>',
        f"  {len(corpus.mentions.columns)} columns, of which these are {len(COLUMNS)}</text>",
        *cells(LINE, named, "strong"),
        rule(2 * LINE),
    ]
    for number, row in enumerate(shown):
        top = LINE * (number + 2)
        if number % 2:
            parts.append(f'<path class="stripe" d="M1 {top}H{WIDTH - 1}v{LINE}H1z"/>')
        parts += cells(top, row, "")
    top = LINE * (len(shown) + 2)
    before, at, after = map(escape, proof(shown[0], corpus))
    span = f"text[{shown[0]['char_start']}:{shown[0]['char_end']}]"
    parts += [
        rule(top),
        f'<text class="soft" x="{LEFT}" y="{top + 25}">{span} of the first row’s article:  '
        f'{before}<tspan class="mark">{at}</tspan>{after}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def cells(top: int, row: dict[str, Any], kind: str) -> list[str]:
    """A row of the table."""
    placed, x = [], LEFT
    for name, width in COLUMNS.items():
        value = str(row[name]).lower() if isinstance(row[name], bool) else str(row[name])
        number = name in NUMBERS
        style = f"{kind} number".strip() if number else kind
        at = x + width - 22 if number else x
        placed.append(f'<text class="{style}" x="{at}" y="{top + 20}">{escape(value)}</text>')
        x += width
    return placed


def rule(top: int) -> str:
    """A line from side to side."""
    return f'<path class="rule" d="M1 {top}H{WIDTH - 1}"/>'


if __name__ == "__main__":
    target = ROOT / "docs" / "table.svg"
    target.write_text(draw(amur.read(ROOT / "examples" / "coverage")), encoding="utf-8")
    print(f"wrote {target.relative_to(ROOT)}")
