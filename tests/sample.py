"""Scores the tables of `examples/coverage` against the gold beside it: roles, mentions, links.

The gold was written without sight of the rules. Run it to see the figures and the errors:

    python tests/sample.py --errors 20
"""

from __future__ import annotations

import argparse
import contextlib
import html
import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import amur

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
Span = tuple[int, int]


def gold() -> dict[str, dict[str, Any]]:
    """The annotated documents by id."""
    lines = [
        line
        for path in sorted((EXAMPLES / "gold").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {document["doc_id"]: document for document in map(json.loads, lines)}


def spans(text: str, document: dict[str, Any]) -> dict[Span, dict[str, Any]]:
    """The gold mentions of a document by their span in `text`."""
    starts, position = [0], 0
    for line in text.split("\n"):
        position += len(line) + 1
        starts.append(position)
    found = {}
    for mention in document["mentions"]:
        start = starts[mention["line"] - 1] - 1
        name = repaired(mention["text"])
        for _ in range(mention["n"] + 1):
            start = text.index(name, start + 1)
        found[start, start + len(name)] = mention
    return found


def repaired(text: str) -> str:
    """A gold text as the repaired document has it."""
    text = html.unescape(text)
    with contextlib.suppress(UnicodeError):
        text = text.encode("cp1252").decode("utf-8")
    return unicodedata.normalize(
        "NFC", text.translate({0xAD: None, 0x200B: None, 0x2060: None, 0xA0: " "})
    )


def f1(right: int, predicted: int, wanted: int) -> float:
    """F1 from counts."""
    return 2 * right / max(1, predicted + wanted)


def together(pairs: list[tuple[str, str]]) -> float:
    """B³ F1 of pairs of entity and gold name: are mentions of one thing put together, whatever it is called?"""
    both, entities, names = Counter(pairs), Counter(e for e, _ in pairs), Counter(n for _, n in pairs)
    precision = sum(count * count / entities[e] for (e, _), count in both.items())
    recall = sum(count * count / names[n] for (_, n), count in both.items())
    total = max(1, len(pairs))
    return 2 * precision * recall / max(1e-9, total * (precision + recall))


class Score:
    """Counts over documents of one language, or of all."""

    def __init__(self) -> None:
        self.lines = self.roles = 0
        self.body: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.linked = self.names = self.countries = 0
        self.known = self.known_names = self.known_countries = 0
        # Of every found mention: its entity, and the gold's name for it.
        self.pairs: list[tuple[str, str]] = []
        self.metonyms: Counter[str] = Counter()

    def figures(self) -> dict[str, float]:
        """What the counts amount to."""
        metonyms = self.metonyms
        return {
            "role accuracy": self.roles / max(1, self.lines),
            "body f1": f1(self.body["right"], self.body["found"], self.body["wanted"]),
            "mention f1": f1(self.right.total(), self.found.total(), self.wanted.total()),
            "mention precision": self.right.total() / max(1, self.found.total()),
            **{
                f"{kind} f1": f1(self.right[kind], self.found[kind], self.wanted[kind])
                for kind in ("PER", "ORG", "LOC", "NORP", "MISC")
            },
            "name": self.known_names / max(1, self.known),
            "country": self.known_countries / max(1, self.known),
            "name, all": self.names / max(1, self.linked),
            "country, all": self.countries / max(1, self.linked),
            "together": together(self.pairs),
            "metonym f1": f1(metonyms["right"], metonyms["found"], metonyms["wanted"]),
        }


def score(
    corpus: amur.Corpus, errors: list[tuple[Any, ...]] | None = None
) -> dict[str, dict[str, float]]:
    """Figures by language, and over all."""
    errors = [] if errors is None else errors
    scores: dict[str, Score] = {}
    wanted = gold()
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {
        doc_id: {"blocks": [], "mentions": []} for doc_id in wanted
    }
    for table in ("blocks", "mentions"):
        for row in getattr(corpus, table).to_dicts():
            rows[row["doc_id"]][table].append(row)
    for article in corpus.articles.to_dicts():
        document = wanted[article["doc_id"]]
        own = rows[article["doc_id"]]
        for name in (document["meta"]["lang"], "all"):
            into = scores.setdefault(name, Score())
            noted = errors if name != "all" else []
            score_roles(into, document, own["blocks"], noted)
            score_mentions(into, article["text"], document, own["mentions"], noted)
    return {name: scores[name].figures() for name in sorted(scores)}


def score_roles(
    into: Score,
    document: dict[str, Any],
    blocks: list[dict[str, Any]],
    errors: list[tuple[Any, ...]],
) -> None:
    """Roles by line; a line of several blocks has the role of the longest."""
    longest: dict[int, dict[str, Any]] = {}
    for block in blocks:
        line = block["source_line"]
        if line not in longest or len(block["text"]) > len(longest[line]["text"]):
            longest[line] = block
    for line in document["blocks"]:
        block = longest.get(line["line"], {"role": None, "text": ""})
        role = line["role"] if block["role"] in line.get("alt_roles", []) else block["role"]
        into.lines += 1
        into.roles += role == line["role"]
        into.body["wanted"] += line["role"] == "body"
        into.body["found"] += role == "body"
        into.body["right"] += role == line["role"] == "body"
        if role != line["role"]:
            where = (document["doc_id"], line["line"])
            errors.append(("role", *where, line["role"], role, block["text"][:70]))


def score_mentions(
    into: Score,
    text: str,
    document: dict[str, Any],
    mentions: list[dict[str, Any]],
    errors: list[tuple[Any, ...]],
) -> None:
    """Exact spans and types; names, countries and metonyms where the mention is found."""
    wanted = spans(text, document)
    found = {(row["char_start"], row["char_end"]): row for row in mentions}
    into.wanted.update(mention["type"] for mention in wanted.values())
    into.found.update(row["type"] for row in found.values())
    for span, mention in wanted.items():
        row = found.get(span)
        if row is None or row["type"] != mention["type"]:
            got = row["type"] if row else None
            where = (document["doc_id"], mention["line"])
            errors.append(("missed", *where, mention["type"], mention["text"], got))
            continue
        into.right[mention["type"]] += 1
        into.linked += 1
        same = row["name"].casefold() == mention["name"].casefold()
        into.names += same
        into.countries += row["country"] == mention["country"]
        into.pairs.append((row["entity_id"], mention["name"]))
        # What no gazetteer knows is called as its document calls it, and has no country.
        if "~" not in row["entity_id"]:
            into.known += 1
            into.known_names += same
            into.known_countries += row["country"] == mention["country"]
        into.metonyms["wanted"] += mention["metonym"]
        into.metonyms["found"] += row["metonym"]
        into.metonyms["right"] += mention["metonym"] and row["metonym"]
        if not same:
            errors.append(("name", document["doc_id"], mention["name"], row["name"]))
        if row["country"] != mention["country"]:
            errors.append(
                ("country", document["doc_id"], row["name"], mention["country"], row["country"])
            )
        if row["metonym"] != mention["metonym"]:
            line = text[max(0, span[0] - 30) : span[1] + 20].replace("\n", " ")
            errors.append(("metonym", document["doc_id"], mention["metonym"], line))
    for span, row in found.items():
        if span not in wanted:
            errors.append(("extra", document["doc_id"], row["type"], row["text"], row["name"]))


def main() -> None:
    """Print figures and errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors a kind")
    chosen = parser.parse_args()
    errors: list[tuple[Any, ...]] = []
    figures = score(amur.read(EXAMPLES / "coverage"), errors)
    for name in next(iter(figures.values())):
        print(f"{name:<18}" + "".join(f"{lang} {figures[lang][name]:.3f}   " for lang in figures))
    for kind in sorted({error[0] for error in errors}):
        same = [error for error in errors if error[0] == kind]
        print(f"\n{kind}: {len(same)}")
        for error in same[: chosen.errors]:
            print("   ", *error[1:], sep=" | ")


if __name__ == "__main__":
    main()
