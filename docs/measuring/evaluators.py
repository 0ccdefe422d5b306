"""Runs what scores Amur: the evaluators of `../shared/eval`, and the scorers in `tests`."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .report import ROOT, SHARED, Figure, Skipped, need, share

if TYPE_CHECKING:
    from collections.abc import Callable

EVAL = SHARED / "eval"
SEEDS = "five scraped articles, 3 annotated"
SAMPLE = "sample coverage, 26 articles"
LANGUAGES = ("eng", "rus", "cmn", "vie")
# What the files of figures call a tool, where a reader would not know it.
TOOLS = {
    "ms": "Recognizers-Text",
    "spacy_sm": "spaCy sm",
    "heideltime": "HeidelTime",
    "duckling-rs": "duckling",
    "regex baseline": "regular expressions",
}


def of_seeds(figure: str, value: str, target: str = "", others: str = "") -> Figure:
    """A figure over the five articles."""
    return Figure(figure, SEEDS, value, target, others, "`seeds.py`")


def of_sample(figure: str, key: str) -> Figure:
    """A figure over the project's own gold, in all and by language."""
    scores = sample()
    split = ", ".join(f"{lang} {share(scores[lang][key])}" for lang in LANGUAGES)
    cell = f"{share(scores['all'][key])} ({split})"
    return Figure(figure, SAMPLE, cell, command="`tests/sample.py`")


@functools.cache
def seeds() -> dict[str, Any]:
    """The scorecard over the five articles, by area."""
    need(SHARED / "seeds")
    return printed("seeds.py")


def sample() -> dict[str, dict[str, float]]:
    """Figures over `examples/gold`, by language."""
    return own("sample", "sample.score(amur.read(sample.EXAMPLES / 'coverage'))")


@functools.cache
def own(module: str, expression: str) -> dict[str, Any]:
    """The value of an expression over a scorer of `tests`, `module` imported beside amur."""
    code = (
        f"import sys, json; sys.path.insert(0, {str(ROOT / 'tests')!r});"
        f"import amur, {module}; print(json.dumps({expression}))"
    )
    found: dict[str, Any] = json.loads(run(f"{module}.py", "-c", code))
    return found


@functools.cache
def printed(name: str, *arguments: str) -> dict[str, Any]:
    """The scores of an evaluator that prints them."""
    script = need(EVAL / name)
    found: dict[str, Any] = json.loads(run(name, str(script), *arguments, "--json"))
    return found


@functools.cache
def written(name: str, *arguments: str) -> dict[str, Any]:
    """The scores of an evaluator that writes them to a file, by set."""
    script = need(EVAL / name)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        run(name, str(script), *arguments, "--json", str(out))
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))["sets"]
    return found


def run(name: str, *arguments: str) -> str:
    """What a Python program prints; its last words where it fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["without a word"])[-1]
        raise Skipped(f"{name} failed: {last}")
    return done.stdout


def peers(name: str) -> dict[str, Any]:
    """What other tools score on the same sets."""
    found: dict[str, Any] = json.loads(need(EVAL / name).read_text(encoding="utf-8"))
    return found


def at(scores: dict[str, Any], path: tuple[str, ...]) -> float | None:
    """One figure out of nested scores; nothing where it was not measured."""
    *folders, last = path
    for key in folders:
        scores = scores.get(key, {})
    figure: float | None = scores.get(last)
    return figure


def beside(
    systems: dict[str, Any],
    *path: str,
    shown: Callable[[float | None], str] = share,
    first: int | None = None,
) -> str:
    """One figure of other tools, found in their scores by its path; the best `first` of them."""
    figures = {name: at(scores, path) for name, scores in systems.items()}
    known = [(name, figure) for name, figure in figures.items() if figure is not None]
    if first is not None:
        known = sorted(known, key=lambda pair: -pair[1])[:first]
    return ", ".join(f"{TOOLS.get(name, name)} {shown(figure)}" for name, figure in known)
