"""How many broken texts come back whole, with ftfy beside where it is installed.

    python docs/measuring/repair.py

Sentences of the sample coverage are written in one encoding and read in another, for every pair of
`crates/amur/data/mojibake_pairs.tsv` and every language that is written so; a text counts where it
can be undone and has at least forty letters. The tests of the crate do the same with the encodings
of the web.
"""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import amur

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
NAMES = {"macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "ibm866": "cp866"}
CYRILLIC = {"windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"}
LANGUAGES = {"en": "eng", "ru": "rus", "zh": "cmn", "vi": "vie"}
TEXTS = 20


def codec(name: str) -> str:
    """Python's name of an encoding of the web."""
    return NAMES.get(name, name.replace("windows-", "cp"))


def misread(text: str, right: str, wrong: str) -> str | None:
    """What a text reads in the wrong encoding; nothing where that cannot be undone."""
    content = text.encode(codec(right), "ignore")
    try:
        damaged = content.decode(codec(wrong))
        undone = damaged.encode(codec(wrong)) == content
    except UnicodeError:
        if wrong != "windows-1252":
            return None
        # Where Windows has no character, programs put the control of that number.
        bytes_ = (bytes([byte]) for byte in content)
        damaged = "".join(one.decode("cp1252", "ignore") or one.decode("latin-1") for one in bytes_)
        undone = True
    same = damaged == content.decode(codec(right))
    return None if same or not undone else damaged


def lines(language: str) -> list[str]:
    """The lines of the articles in UTF-8 of the sample coverage in a language."""
    paths = sorted((ROOT / "examples" / "coverage").glob(f"*_{language}.txt"))
    contents = (path.read_bytes() for path in paths)
    texts = (content.decode() for content in contents if is_utf8(content))
    return [line for text in texts for line in text.splitlines() if line.strip()]


def is_utf8(content: bytes) -> bool:
    """Whether all of it can be read: what is left of text in another encoding is no text."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def broken() -> list[tuple[str, str, str]]:
    """Whole and broken texts, each with the name of what broke it."""
    numbers = random.Random(1)
    rows = (ROOT / "crates/amur/data/mojibake_pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if not row.startswith("#")][1:]
    found = []
    for language in LANGUAGES:
        pool = lines(language)
        for wrong, right in pairs:
            written = right == "utf-8" or (
                language == "ru" if right in CYRILLIC else language == "zh" and right == "gb18030"
            )
            for _ in range(TEXTS if written else 0):
                text = ""
                while sum(map(str.isalpha, text)) < 40:
                    text += numbers.choice(["{}\n", "“{}”\n", "«{}» – 2024\n"]).format(
                        numbers.choice(pool)
                    )
                text = text.encode(codec(right), "ignore").decode(codec(right))
                # What repair does to any text is no part of the question.
                text = amur.analyze([text], tables=["articles"]).articles["text"][0]
                if damaged := misread(text, right, wrong):
                    kind = "UTF-8" if right == "utf-8" else "legacy"
                    found.append((f"{kind}, {LANGUAGES[language]}", text, damaged))
    return found


def score(texts: list[tuple[str, str, str]], repair: Callable[[list[str]], list[str]]) -> str:
    """The share that comes back whole, by kind."""
    whole: dict[str, list[bool]] = defaultdict(list)
    repaired = repair([damaged for _, _, damaged in texts])
    for (kind, text, _), again in zip(texts, repaired, strict=True):
        whole["all"].append(again == text)
        whole[kind].append(again == text)
    return ", ".join(f"{kind} {sum(each)}/{len(each)}" for kind, each in sorted(whole.items()))


def main() -> None:
    """Measure and print."""
    texts = broken()
    print(
        "Amur:",
        score(texts, lambda damaged: amur.analyze(damaged, tables=["articles"]).articles["text"]),
    )
    try:
        import ftfy
    except ImportError:
        return
    config = ftfy.TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, unescape_html=False
    )
    print("ftfy:", score(texts, lambda damaged: [ftfy.fix_text(one, config) for one in damaged]))


if __name__ == "__main__":
    main()
