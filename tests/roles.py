"""Scores the roles of the lines of `tests/scraped`: `dev` with errors, `test` in figures alone.

python tests/roles.py test
python tests/roles.py dev --errors
python tests/roles.py metadata --errors    # what pages of `dev` say about themselves
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


FIELDS = ("title", "authors", "outlet", "published", "url", "credited")


def told() -> dict[str, dict[str, list[str]]]:
    """What pages of `dev` say about themselves, by page and field."""
    pages_: dict[str, dict[str, list[str]]] = {}
    for line in (SCRAPED / "dev_metadata.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "page\t")):
            page, name, value = line.split("\t")
            pages_.setdefault(page, {}).setdefault(name, []).append(value)
    return pages_


def plain(values: list[str]) -> list[str]:
    """Values without case, articles and marks around them, sorted."""
    return sorted(
        value.casefold().removeprefix("the ").strip(' .«»“”"《》') for value in values if value
    )


def metadata(errors: bool = False) -> dict[str, tuple[int, int, int, int]]:
    """By field: pages told right, pages that tell it, pages kept null, pages that do not tell it.

    All of a page's authors must be found and no other. Of credited sources all must be found;
    others count where none is told.
    """
    gold = told()
    half = [page for page in pages("dev") if page.name in gold]
    items = [{"id": page.name, "text": "\n".join(page.lines)} for page in half]
    rows = amur.analyze(items, tables=["articles"]).articles.to_dicts()
    counts: dict[str, list[int]] = {name: [0, 0, 0, 0] for name in FIELDS}
    for row in rows:
        for name in FIELDS:
            wanted = plain(gold[row["doc_id"]].get(name, []))
            if name == "title" and not wanted:
                continue
            value = row["credited_sources" if name == "credited" else name]
            found = plain(
                [str(one) for one in (value if isinstance(value, list) else [value or ""])]
            )
            right = set(wanted) <= set(found) if name == "credited" and wanted else wanted == found
            at = 0 if wanted else 2
            counts[name][at] += right
            counts[name][at + 1] += 1
            if errors and not right:
                print(f"{row['doc_id']}  {name}: {wanted} -> {found}")
    return {name: (of[0], of[1], of[2], of[3]) for name, of in counts.items()}


def main() -> None:
    """Print figures, and errors of the development half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["dev", "test", "metadata"], nargs="?", default="test")
    parser.add_argument("--errors", action="store_true", help="print wrong lines (dev only)")
    chosen = parser.parse_args()
    if chosen.errors and chosen.half == "test":
        parser.error("the test half is scored, not read")
    if chosen.half == "metadata":
        for name, (right, asked, null, silent) in metadata(chosen.errors).items():
            print(f"{name:<12} right {right}/{asked}  null where not told {null}/{silent}")
        return
    half = pages(chosen.half)
    totals = {"amur": score(half, by_amur(half), chosen.errors)}
    for lang in sorted({page.name[:3] for page in half}):
        own = [page for page in half if page.name.startswith(lang)]
        totals[lang] = score(own, by_amur(own))
    totals["length rule"] = score(half, baseline(half, by_length))
    totals["C4 rules"] = score(half, baseline(half, by_c4))
    for name, total in totals.items():
        figures = "  ".join(f"{key} {value:.3f}" for key, value in total.figures().items())
        print(f"{name:<12} lines {total.lines:<5} {figures}")
    for (wanted, got), count in totals["amur"].confusion.most_common():
        print(f"{count:5}  {wanted} -> {got}")


if __name__ == "__main__":
    main()
