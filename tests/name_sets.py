"""Scores the table `mentions` against the sets in `tests/names`: exact spans and types.

    python tests/name_sets.py             # figures of both halves
    python tests/name_sets.py --errors    # and the errors on the half that may be read

The half `test` is scored and never listed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import amur

HERE = Path(__file__).resolve().parent / "names"
HALVES = ("dev", "test")
TYPES = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]


def gold(half: str) -> list[dict[str, Any]]:
    """The sentences of one half."""
    lines = (HERE / half / "vie.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(rows: list[dict[str, Any]]) -> list[set[Name]]:
    """The names in each sentence."""
    texts = [{"text": row["text"], "lang": "vie"} for row in rows]
    names: list[set[Name]] = [set() for _ in rows]
    for mention in amur.ner(texts).to_dicts():
        if mention["type"] in TYPES:
            span = (mention["char_start"], mention["char_end"], mention["type"])
            names[int(mention["doc_id"])].add(span)
    return names


def score(half: str, *, errors: bool = False) -> dict[str, float]:
    """F1 by type and over all."""
    rows = gold(half)
    counts = {kind: [0, 0] for kind in (*TYPES, "all")}
    for row, predicted in zip(rows, found(rows), strict=True):
        wanted = {(start, end, kind) for start, end, kind in row["spans"]}
        for start, end, kind in sorted(wanted ^ predicted) if errors and half == "dev" else []:
            what = "missed" if (start, end, kind) in wanted else "extra "
            print(what, kind, row["text"][start:end], "|", row["text"])
        for kind in counts:
            right, all_names = (
                {n for n in s if kind in (n[2], "all")} for s in (wanted & predicted, wanted)
            )
            extra = {n for n in predicted if kind in (n[2], "all")}
            counts[kind][0] += 2 * len(right)
            counts[kind][1] += len(all_names) + len(extra)
    return {kind: right / max(1, both) for kind, (right, both) in counts.items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list the errors on `dev`")
    chosen = parser.parse_args()
    for half in HALVES:
        figures = score(half, errors=chosen.errors)
        print(half, " ".join(f"{kind} {100 * f1:.1f}" for kind, f1 in figures.items()))


if __name__ == "__main__":
    main()
