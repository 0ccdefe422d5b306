"""Scores the table `quotes` against the sets in `tests/quotes`: content, kind and speaker together.

    python tests/quote_sets.py             # figures of both halves
    python tests/quote_sets.py --errors    # and the errors on the half that may be read

A piece of gold is found if a predicted piece of content overlaps it by four fifths (of the
characters of both); it counts if the speaker is right, too: the full name, or an entity that the
document calls so. A Russian description that nobody is named for counts in the nominative and in
the case of the text, as the sets have both. The half `test` is scored and never listed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import amur

HERE = Path(__file__).resolve().parent / "quotes"
LANGUAGES = ("rus", "cmn", "vie")
Row = dict[str, Any]


def gold(half: str, lang: str) -> list[Row]:
    """The documents of one file."""
    lines = (HERE / half / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def pieces(row: Row) -> list[tuple[int, int]]:
    """The contiguous pieces of a predicted quotation; a mixed one is the whole clause."""
    fragments = [(part["char_start"], part["char_end"]) for part in row["fragments"]]
    return fragments if row["kind"] != "mixed" else [(row["char_start"], row["char_end"])]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Shared characters over all characters."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def same_speaker(item: Row, row: Row, mentions: list[Row]) -> bool:
    """Whether a row names the speaker of the gold."""
    if item["speaker"] is None or row["speaker"] is None:
        return item["speaker"] is None and row["speaker"] is None
    wanted = {part.strip().casefold() for part in item["speaker"].replace("；", ";").split(";")}
    found = {part.strip().casefold() for part in row["speaker"].split(";")}
    if wanted == found:
        return True
    if row["speaker_id"] is None and wanted == {(row["speaker_text"] or "").casefold()}:
        return True
    called = {one["text"].casefold() for one in mentions if one["entity_id"] == row["speaker_id"]}
    return len(wanted) == 1 and bool(wanted & called)


class Score:
    """Counts over documents."""

    def __init__(self) -> None:
        self.wanted = self.predicted = self.spans = self.kinds = self.right = self.taken = 0
        self.errors: list[str] = []

    def add(self, document: Row, quotes: list[Row], mentions: list[Row]) -> None:
        """Count one document."""
        found = [(piece, row) for row in quotes for piece in pieces(row)]
        items = document["quotes"]
        pairs = sorted(
            (
                (overlap((item["start"], item["end"]), piece), i, j)
                for i, item in enumerate(items)
                for j, (piece, _) in enumerate(found)
            ),
            key=lambda pair: (-pair[0], pair[1:]),
        )
        gold_left, found_left = set(range(len(items))), set(range(len(found)))
        for share, i, j in pairs:
            if share < 0.8:
                break
            if i in gold_left and j in found_left:
                gold_left.remove(i)
                found_left.remove(j)
                self.spans += 1
                row = found[j][1]
                self.kinds += row["kind"] == items[i]["kind"]
                right = same_speaker(items[i], row, mentions)
                self.right += right
                if not right:
                    names = f"{items[i]['speaker']} != {row['speaker']}"
                    self.errors.append(f"{document['id']} speaker {names}: {items[i]['text']}")
        self.wanted += len(items)
        self.predicted += len(found)
        self.errors += [
            f"{document['id']} missed {items[i]['kind']}: {items[i]['text']}"
            for i in sorted(gold_left)
        ]
        for j in sorted(found_left):
            (start, end), row = found[j]
            words = f"({row['cue_text']}) {document['text'][start:end]}"
            self.errors.append(f"{document['id']} extra {row['kind']}: {words}")
        for item in document["not_quotes"]:
            span = item["start"], item["end"]
            hit = any(overlap(span, piece) >= 0.6 for piece, _ in found)
            self.taken += hit
            if hit:
                self.errors.append(f"{document['id']} taken for a quotation: {item['text']}")

    def figures(self) -> dict[str, float]:
        """What the counts amount to."""
        total = self.predicted + self.wanted
        return {
            "gold": self.wanted,
            "predicted": self.predicted,
            "span f1": 2 * self.spans / max(1, total),
            "joint f1": 2 * self.right / max(1, total),
            "kind": self.kinds / max(1, self.spans),
            "not quotes taken": self.taken,
        }


def score(half: str, lang: str) -> Score:
    """Score one file."""
    documents = gold(half, lang)
    items = [{"id": one["id"], "text": one["text"], "lang": lang} for one in documents]
    corpus = amur.analyze(items, input="plain", tables=["quotes", "mentions"])
    result = Score()
    for one in documents:
        quotes = [row for row in corpus.quotes if row["doc_id"] == one["id"]]
        mentions = [row for row in corpus.mentions if row["doc_id"] == one["id"]]
        result.add(one, quotes, mentions)
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list the errors on the half `dev`")
    chosen = parser.parse_args()
    for half in ("dev", "test"):
        for lang in LANGUAGES:
            result = score(half, lang)
            figures = "  ".join(f"{name} {value:.3g}" for name, value in result.figures().items())
            print(f"{half} {lang}  {figures}")
            if chosen.errors and half == "dev":
                print(*(f"    {error}" for error in result.errors), sep="\n")


if __name__ == "__main__":
    main()
