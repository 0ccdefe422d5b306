"""Scores the roles of the lines of `tests/scraped`: `dev` with errors, `test` in figures alone.

python tests/roles.py test
python tests/roles.py dev --errors
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import amur

if TYPE_CHECKING:
    from collections.abc import Callable

SCRAPED = Path(__file__).resolve().parent / "scraped"
# A line's blocks as (role, text), longest last.
Blocks = list[tuple[str, str]]


@dataclass
class Page:
    """A labelled page."""

    name: str
    labels: list[str]
    lines: list[str]


def pages(half: str) -> list[Page]:
    """The pages of `dev` or `test`."""
    found = []
    for path in sorted((SCRAPED / half).glob("*.tsv")):
        rows = [line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        found.append(Page(path.stem, [row[0] for row in rows], [row[2] for row in rows]))
    return found


@dataclass
class Score:
    """Counts over lines.

    Where a label is one role, the longest block of the line answers for it; where it is several
    (`date+outlet`), the blocks must have these roles in this order. Body counts by lines.
    """

    lines: int = 0
    right: int = 0
    body: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, label: str, blocks: Blocks) -> bool:
        """Adds a line; whether it is right."""
        longest = max(blocks, key=lambda block: len(block[1]))[0]
        sequence = [
            role for at, (role, _) in enumerate(blocks) if at == 0 or blocks[at - 1][0] != role
        ]
        readings = [reading.split("+") for reading in label.split("|")]
        right = any(
            reading == [longest] if len(reading) == 1 else reading == sequence
            for reading in readings
        )
        wanted = longest if right else readings[0][0]
        self.lines += 1
        self.right += right
        self.body["wanted"] += wanted == "body"
        self.body["found"] += longest == "body"
        self.body["right"] += wanted == longest == "body"
        if not right:
            self.confusion[wanted, longest] += 1
        return right

    def figures(self) -> dict[str, float]:
        """Shares of what was counted."""
        found, wanted, right = (self.body[name] for name in ("found", "wanted", "right"))
        return {
            "line accuracy": self.right / max(1, self.lines),
            "body f1": 2 * right / max(1, found + wanted),
            "body precision": right / max(1, found),
            "body recall": right / max(1, wanted),
        }


def by_amur(half: list[Page]) -> list[list[Blocks]]:
    """The blocks of every line of every page."""
    items = [{"id": page.name, "text": "\n".join(page.lines)} for page in half]
    corpus = amur.analyze(items, tables=["blocks"])
    made: dict[str, list[Blocks]] = {page.name: [[] for _ in page.lines] for page in half}
    for row in corpus.blocks.to_dicts():
        made[row["doc_id"]][row["source_line"] - 1].append((row["role"], row["text"]))
    return [made[page.name] for page in half]


def words(line: str) -> int:
    """Words; of Chinese, half the characters."""
    han = sum("\u3400" <= char <= "\u9fff" for char in line)
    return len(line.split()) + han // 2


def by_length(line: str) -> bool:
    """The length rule: ten words are a paragraph."""
    return words(line) >= 10


def by_c4(line: str) -> bool:
    """C4's line rules: five words and a mark that ends a sentence."""
    return words(line) >= 5 and line.rstrip().endswith(tuple('.!?"。！？”»'))


def baseline(half: list[Page], rule: Callable[[str], bool]) -> list[list[Blocks]]:
    """What a rule that knows only body and the rest makes of the lines."""
    return [
        [[("body" if rule(line) else "boilerplate", line)] for line in page.lines] for page in half
    ]


def score(half: list[Page], made: list[list[Blocks]], errors: bool = False) -> Score:
    """Scores lines that are not blank."""
    total = Score()
    for page, found in zip(half, made, strict=True):
        for number, (label, line, blocks) in enumerate(
            zip(page.labels, page.lines, found, strict=True), 1
        ):
            if not line.strip():
                continue
            right = total.add(label, blocks or [("none", "")])
            if errors and not right:
                roles = "+".join(role for role, _ in blocks)
                print(f"{page.name}:{number}  {label} -> {roles}  {line[:90]}")
    return total


def scores(name: str, errors: bool = False) -> dict[str, Score]:
    """The scores of one half: of Amur in all and by language, and of two simple rules."""
    half = pages(name)
    totals = {"amur": score(half, by_amur(half), errors)}
    for lang in ("eng", "rus", "cmn", "vie"):
        own = [page for page in half if page.name.startswith(lang)]
        totals[lang] = score(own, by_amur(own))
    totals["length rule"] = score(half, baseline(half, by_length))
    totals["C4 rules"] = score(half, baseline(half, by_c4))
    return totals


def main() -> None:
    """Print figures, and errors of the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["dev", "test"], nargs="?", default="test")
    parser.add_argument("--errors", action="store_true", help="print wrong lines (dev only)")
    chosen = parser.parse_args()
    if chosen.errors and chosen.half == "test":
        parser.error("the test half is scored, not read")
    totals = scores(chosen.half, chosen.errors)
    for name, total in totals.items():
        figures = "  ".join(f"{key} {value:.3f}" for key, value in total.figures().items())
        print(f"{name:<12} lines {total.lines:<5} {figures}")
    for (wanted, got), count in totals["amur"].confusion.most_common():
        print(f"{count:5}  {wanted} -> {got}")


if __name__ == "__main__":
    main()
