"""Checks on the gazetteer data: the shape of every TSV file, scripts, conflicts, CLDR coverage.

All ``*.tsv`` files in ``crates/amur/data/gazetteer`` obey one format: comment lines that start
with ``#``, one header line, then ten tab separated columns. Alias columns hold aliases separated
by `` | ``; an alias may end in guards, ``{ctx}``, ``{near:w1,w2}``, ``{after:w1}`` or
``{unless:w1}``, ``{notafter:w1}``. ``institutions.tsv`` has a format of its own. Both are in
docs/gazetteer.md.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "crates" / "amur" / "data" / "gazetteer"
INSTITUTIONS = FOLDER / "institutions.tsv"
FILES = sorted(set(FOLDER.glob("*.tsv")) - {INSTITUTIONS})
COLUMNS = ["id", "type", "name", "country", "flags", "eng", "rus", "cmn", "vie", "note"]
LANGUAGES = ("eng", "rus", "cmn", "vie")
FLAGS = {"seat", "m", "f"}
# The types of the files that are only about one kind of entity.
TYPES = {"countries.tsv": "LOC", "capitals.tsv": "LOC", "nationalities.tsv": "NORP"}
ID = re.compile(r"[a-z]+:[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
WORD = r"[^{},| ][^{},|]*"
WORDS = rf"(?:near|after|unless|notafter):{WORD}(?:,{WORD})*"
ALIAS = re.compile(rf"(?P<text>[^{{}}|]*[^{{}}| ])(?P<guard>(?:\{{(?:ctx|{WORDS})\}})+)?")
CYRILLIC = re.compile(r"[\u0400-\u04FF]")
HAN = re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF]")
LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")

# Alpha-3 codes without inhabitants, which countries.tsv leaves out.
UNINHABITED = {"ATF", "BVT", "HMD", "SGS", "UMI"}
# CLDR knows Kosovo as XK and has no alpha-3 code for it but the private one, XKK.
KOSOVO = "XKX"
# Alpha-3 codes of CLDR that are no ISO country: islands reserved in ISO, private codes (one of them
# the EU), and former codes that lead to one successor.
ISLANDS = {"ASC", "CPT", "DGA", "TAA"}
PRIVATE = {"QUU", "XAA", "XBB", "XKK", "ZZZ"}
FORMER = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}


def read(path):
    """The rows of one file as dicts, without comments and header; ``line`` is the line number."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [(n, text) for n, text in enumerate(lines, 1) if text and not text.startswith("#")]
    blank = dict.fromkeys(COLUMNS, "")  # test_shape tells of missing columns
    return [
        blank | dict(zip(COLUMNS, text.split("\t"), strict=False)) | {"line": n}
        for n, text in rows[1:]
    ]


def aliases(row, language):
    """The aliases of a row in one language, as pairs of text and guard (or None)."""
    cell = row[language]
    matches = [ALIAS.fullmatch(part) for part in cell.split(" | ")] if cell else []
    return [(match["text"], match["guard"]) for match in matches if match]


def report(problems):
    """Fail with one problem per line."""
    assert not problems, "\n" + "\n".join(problems)


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_files_exist():
    assert set(TYPES) <= {path.name for path in FILES}


@every_file
def test_shape(path):
    """Comments first, then the header; ten columns; no stray white space or empty line."""
    data = path.read_bytes().decode("utf-8")
    assert "\r" not in data and "\ufeff" not in data
    assert data.endswith("\n") and not data.endswith("\n\n")
    lines = data[:-1].split("\n")
    assert lines[0].startswith("#"), "the first line is a comment that names the source"
    header = next(n for n, text in enumerate(lines) if not text.startswith("#"))
    assert lines[header].split("\t") == COLUMNS
    problems = []
    for number, text in enumerate(lines[header + 1 :], header + 2):
        cells = text.split("\t")
        if len(cells) != len(COLUMNS):
            problems.append(f"{path.name}:{number}: {len(cells)} columns")
        if any(cell != cell.strip() or "  " in cell for cell in cells):
            problems.append(f"{path.name}:{number}: stray white space")
    report(problems)


@every_file
def test_values(path):
    """Ids, types, flags, names and the syntax of aliases and guards."""
    problems = []
    for row in read(path):
        at = f"{path.name}:{row['line']}: "
        if not ID.fullmatch(row["id"]):
            problems.append(f"{at}id {row['id']!r}")
        if not re.fullmatch("[A-Z]+", row["type"]):
            problems.append(f"{at}type {row['type']!r}")
        if path.name in TYPES:
            kind = TYPES[path.name]
            if row["type"] != kind or not row["id"].startswith(kind.lower() + ":"):
                problems.append(f"{at}{row['id']} of type {row['type']}")
            if row["name"] not in [text for text, _ in aliases(row, "eng")]:
                problems.append(f"{at}the name {row['name']!r} is no English alias")
        if not set(row["flags"].split()) <= FLAGS:
            problems.append(f"{at}flags {row['flags']!r}")
        if not row["name"]:
            problems.append(f"{at}no name")
        for language in LANGUAGES:
            parts = row[language].split(" | ") if row[language] else []
            for part in parts:
                if not ALIAS.fullmatch(part) or part != part.strip():
                    problems.append(f"{at}{language} alias {part!r}")
            texts = [text for text, _ in aliases(row, language)]
            if len(texts) != len(set(texts)):
                problems.append(f"{at}{language} repeats an alias")
    report(problems)


@every_file
def test_scripts(path):
    """Russian aliases have Cyrillic letters, Chinese ones Han characters, the others Latin only."""
    wrong = {
        "eng": lambda text: not LATIN.search(text) or CYRILLIC.search(text) or HAN.search(text),
        "rus": lambda text: not CYRILLIC.search(text) or HAN.search(text),
        "cmn": lambda text: not HAN.search(text) or CYRILLIC.search(text),
        "vie": lambda text: not LATIN.search(text) or CYRILLIC.search(text) or HAN.search(text),
    }
    report(
        [
            f"{path.name}:{row['line']}: {language} alias {text!r}"
            for row in read(path)
            for language in LANGUAGES
            for text, _ in aliases(row, language)
            if wrong[language](text)
        ]
    )


def test_ids_are_unique():
    places = defaultdict(list)
    for path in FILES:
        for row in read(path):
            places[row["id"]].append(f"{path.name}:{row['line']}")
    report([f"{key}: {', '.join(at)}" for key, at in places.items() if len(at) > 1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_conflicts(language):
    """No two entries of any type claim one unguarded alias of a language (ё counts as е)."""
    claims = defaultdict(dict)
    for path in FILES:
        for row in read(path):
            for text, guard in aliases(row, language):
                if guard is None:
                    key = text.replace("ё", "е").replace("Ё", "Е")
                    claims[key][row["id"]] = f"{row['id']} ({path.name}:{row['line']})"
    report(
        [
            f"{language} {alias!r}: {', '.join(owners.values())}"
            for alias, owners in sorted(claims.items())
            if len(owners) > 1
        ]
    )


def test_institutions():
    """Heads in four languages; a country's own body is a row of another file."""
    ids = {row["id"] for path in FILES for row in read(path)}
    lines = INSTITUTIONS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0] == ["key", "name", "own", *LANGUAGES, "note"]
    keys = [row[0] for row in rows[1:]]
    assert len(keys) == len(set(keys))
    problems = []
    for row in rows[1:]:
        if len(row) != len(rows[0]) or "{country}" not in row[1]:
            problems.append(f"{row[0]}: {row[1]!r} of {len(row)} columns")
        for pair in row[2].split():
            if not re.fullmatch("[A-Z]{3}=org:[a-z0-9-]+", pair) or pair.split("=")[1] not in ids:
                problems.append(f"{row[0]}: {pair}")
    report(problems)


def test_countries_of_capitals():
    """Capitals and nationalities refer to countries that countries.tsv has."""
    known = {row["country"] for row in read(FOLDER / "countries.tsv")} | {""}
    report(
        [
            f"{name}:{row['line']}: country {row['country']}"
            for name in TYPES
            for row in read(FOLDER / name)
            if row["country"] not in known
        ]
    )


def countries():
    """CLDR's countries: alpha-3 to alpha-2 codes."""
    core = pytest.importorskip("babel.core")
    territories = core.Locale("en").territories
    table = {KOSOVO: "XK"}
    for code, targets in core.get_global("territory_aliases").items():
        known = len(targets) == 1 and targets[0] in territories
        if known and re.fullmatch("[A-Z]{3}", code) and code not in ISLANDS | PRIVATE | FORMER:
            table[code] = targets[0]
    return table


@every_file
def test_country_codes(path):
    """The country is an alpha-3 code that CLDR knows, or empty."""
    known = set(countries()) | {""}
    report(
        [
            f"{path.name}:{row['line']}: country {row['country']!r}"
            for row in read(path)
            if row["country"] not in known
        ]
    )


def test_cldr_countries():
    """Every CLDR country is there under its name in each of the four languages."""
    babel = pytest.importorskip("babel")
    rows = {row["id"]: row for row in read(FOLDER / "countries.tsv")}
    locales = {"eng": ["en"], "rus": ["ru"], "cmn": ["zh", "zh_Hant"], "vie": ["vi"]}
    problems = []
    for code, territory in sorted(countries().items()):
        row = rows.get(f"loc:{code}")
        if row is None and code not in UNINHABITED:
            problems.append(f"no row for {code}")
        for language in LANGUAGES if row else ():
            present = {text.replace("ё", "е") for text, _ in aliases(row, language)}
            for locale in locales[language]:
                name = babel.Locale.parse(locale).territories[territory]
                if name.replace("ё", "е") not in present:
                    problems.append(f"loc:{code} lacks {locale} {name!r}")
    report(problems)
