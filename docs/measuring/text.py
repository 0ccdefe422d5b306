"""How much is right before anything is extracted: encodings, roles, pages, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .evaluators import LANGUAGES, beside, of_sample, of_seeds, own, peers, printed, seeds, written
from .report import SHARED, Figure, Report, Skipped, need, share

if TYPE_CHECKING:
    import argparse

FIELDS = ("title", "authors", "outlet", "published", "credited", "section")
# Sets of pages: name, and targets of body F1, titles, authors, dates.
PAGES = {
    "bench": ("ScrapingHub", "≥ 96.6", ""),
    "trafilatura": ("trafilatura", "≥ 93.0", ""),
    "fundus": ("fundus", "≥ 95.0", "≥ 88, 86, 93"),
}
KINDS = ("sentence", "pair", "word")


def decode(_: argparse.Namespace) -> Report:
    """Text that survived its encodings."""
    scores = seeds()["repair"]
    return Report(
        [
            of_seeds("lines of sound documents left as they are", share(scores["untouched"])),
            of_seeds(
                "right lines of the document that was decoded wrongly",
                f"{scores['equal']} of {scores['lines']}",
                "all",
            ),
        ]
    )


def roles(_: argparse.Namespace) -> Report:
    """Roles of lines, and metadata."""
    blocks, metadata = seeds()["blocks"], seeds()["metadata"]
    found = ", ".join(f"{name} {metadata[name]}" for name in FIELDS if name in metadata)
    others = beside(peers("peers_parsing.json")["seeds"]["blocks"], "body_f1")
    return Report(
        [
            of_pages("accuracy of roles, by line", "line accuracy", "≥ 95"),
            of_pages("body lines, F1", "body f1", "≥ 98"),
            of_seeds("accuracy of roles, by line", share(blocks["acc"]), "≥ 90"),
            of_seeds("roles, macro F1", share(blocks["macro_f1"]), "≥ 90"),
            of_seeds("body lines, F1", share(blocks["body_f1"]), "≥ 97", others),
            of_seeds(
                "characters of body lost", f"{blocks['lost']} of {blocks['body_chars']:,}", "0"
            ),
            of_sample("accuracy of roles, by line", "role accuracy"),
            of_sample("body lines, F1", "body f1"),
            of_seeds("metadata right", found, "all"),
        ]
    )


def of_pages(figure: str, key: str, target: str) -> Figure:
    """A figure over the test half of the project's scraped pages, beside two simple rules."""
    code = "{name: one.figures() for name, one in roles.scores('test').items()}"
    scores = own("roles", code)
    split = ", ".join(f"{lang} {share(scores[lang][key])}" for lang in LANGUAGES)
    rules = {name: scores[name] for name in ("length rule", "C4 rules")}
    others = beside(rules, key) if key.startswith("body") else ""
    cell = f"{share(scores['amur'][key])} ({split})"
    return Figure(
        figure, "`tests/scraped/test`, 64 pages", cell, target, others, "`tests/roles.py`"
    )


def pages(_: argparse.Namespace) -> Report:
    """Pages of HTML: bodies, metadata, speed."""
    ours, known = printed("extraction.py"), peers("peers_parsing.json")["extraction"]
    rows = []
    for key, (name, body, _fields) in PAGES.items():
        cell = f"{share(ours[key]['f1'])} ({share(ours[key]['p'])}, {share(ours[key]['r'])})"
        others = beside(known[key], "f1", first=4)
        rows.append(Figure("body F1 (precision, recall)", name, cell, body, others))
    for key, (name, _body, target) in PAGES.items():
        if "title" in ours[key]:
            cell = ", ".join(share(ours[key][part]) for part in ("title", "authors", "date"))
            others = "; ".join(
                f"{part}: {beside(known[key], part, first=2)}"
                for part in ("title", "authors", "date")
            )
            rows.append(Figure("titles, authors, dates right", name, cell, target, others))
    raw = printed("extraction.py", "--raw")
    cell = ", ".join(share(raw[key]["f1"]) for key in PAGES)
    names = ", ".join(name for name, *_ in PAGES.values())
    rows.append(Figure("body F1 from files as they came (`--raw`)", names, cell, "no worse"))
    speed = ", ".join(f"{ours[key]['pages_per_s']:.0f}" for key in PAGES)
    rows.append(Figure("pages/s, as the script measures them", names, speed, "≥ 100"))
    worst = max(ours[key]["worst_s"] for key in PAGES)
    rows.append(Figure("the slowest page", names, f"{worst:.2f} s", "≤ 1 s"))
    for row in rows:
        row.command = "`extraction.py`"
    return Report(rows)


def language(_: argparse.Namespace) -> Report:
    """Languages of single lines, and of documents that mix them."""
    known = peers("peers.json")["language"]
    try:
        sets, note = written("language.py"), ""
    except Skipped as reason:
        mixed = need(SHARED / "data" / "language" / "mixed.jsonl")
        sets, note = written("language.py", "--gold", str(mixed)), f"Single lines: {reason}."
    rows = of_lines(sets["lines"], known["lines"]) if "lines" in sets else []
    for key, name, target in (
        ("lines", "accuracy, lines", "≥ 98"),
        ("documents", "accuracy, main language", "≥ 88"),
    ):
        figure, others = share(sets["mixed"][key]), beside(known["mixed"], key)
        data = "60 documents of mixed languages"
        rows.append(Figure(name, data, figure, target, others, "`language.py`"))
    return Report(rows, note)


def of_lines(lines: dict[str, Any], known: dict[str, Any]) -> list[Figure]:
    """Accuracy over single lines, in all and with the languages restricted; what is vouched for."""
    region, rest, command = "lines of the region", "lines of 20 others", "`language.py`"
    told, free = "sentence / pair / word, told the 15 languages", "the same, all languages"
    rows = [
        Figure(
            told,
            region,
            three(lines["restricted"]["accuracy"]["domain"]),
            "99.6 / 98.3 / 92.3",
            all_three(known, ("lingua (15 languages)", "whatlang (13 languages)"), "domain"),
            command,
        )
    ]
    for group, data, target in (
        ("domain", region, "99.2 / 95.0 / 84.0"),
        ("others", rest, "above whatlang"),
    ):
        others = all_three(known, ("lingua", "fastText lid.176", "whatlang"), group)
        rows.append(Figure(free, data, three(lines["accuracy"][group]), target, others, command))
    for group, data in (("domain", region), ("others", rest)):
        rows.append(
            Figure(
                "sentences, pairs, words called reliable / right among them",
                data,
                vouched(lines["reliable"][group]),
                "right ≥ 99.5",
                f"whatlang {vouched(known['whatlang']['reliable'][group])}",
                command,
            )
        )
    return rows


def three(scores: dict[str, float]) -> str:
    """Sentences, pairs and words in one cell."""
    return " / ".join(share(scores[kind]) for kind in KINDS)


def all_three(known: dict[str, Any], names: tuple[str, ...], group: str) -> str:
    """The same of other tools."""
    return ", ".join(f"{name} {three(known[name]['accuracy'][group])}" for name in names)


def vouched(scores: dict[str, dict[str, float]]) -> str:
    """Coverage and precision of what is called reliable, by kind."""
    return ", ".join(
        f"{share(scores[kind]['coverage'])} / {share(scores[kind]['precision'])}" for kind in KINDS
    )
