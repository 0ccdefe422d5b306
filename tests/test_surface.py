"""What a notebook user touches: corpora, tables, schemas."""

from __future__ import annotations

import copy
import datetime
import pickle
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser

import pytest

import amur
from amur import _core
from conftest import TABLES


def test_corpus_has_an_attribute_for_each_table(corpus):
    assert list(corpus.tables) == TABLES
    for name, table in corpus.tables.items():
        assert getattr(corpus, name) is table
        assert name in dir(corpus)
        assert table.name == name
        assert table.columns == amur.schema(name).names
        assert table.schema == amur.schema(name)
    assert len(corpus.articles) >= 10
    assert {"eng", "rus", "cmn", "vie"} <= set(corpus.articles["lang"])


def test_a_corpus_is_a_mapping_of_its_tables(corpus):
    assert corpus["mentions"] is corpus.mentions
    assert list(corpus) == TABLES
    assert len(corpus) == len(TABLES)
    assert "mentions" in corpus
    assert "mention" not in corpus
    with pytest.raises(KeyError, match="`mention` does not exist"):
        corpus["mention"]


CHECKED = """
import amur
corpus: amur.Corpus
corpus.mentions.to_dicts()
corpus.mentionz
"""


def test_type_checkers_know_the_tables(tmp_path):
    declared = set(amur.Corpus.__annotations__) - {"tables"}
    assert declared == {name for name, _, _ in _core.tables()}
    (tmp_path / "code.py").write_text(CHECKED)
    config = "[mypy]\n[mypy-polars.*,pandas.*,pyarrow.*]\nfollow_imports = skip\n"
    (tmp_path / "mypy.ini").write_text(config)
    command = [sys.executable, "-m", "mypy", "code.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, done.stdout
    assert errors[0].startswith("code.py:5")
    assert "mentionz" in errors[0]


def test_only_the_tables_asked_for(coverage):
    corpus = amur.read([coverage / "01_energy_talks_en.txt"], tables=["mentions", "articles"])
    assert list(corpus.tables) == ["articles", "mentions"]
    assert not hasattr(corpus, "blocks")
    with pytest.raises(AttributeError, match=r"`blocks` was not asked for; .* articles, mentions"):
        _ = corpus.blocks
    with pytest.raises(AttributeError, match="`mention` does not exist"):
        _ = corpus.mention
    assert list(amur.analyze(["Text."], tables="articles").tables) == ["articles"]


def test_rows_columns_and_slices(corpus):
    blocks = corpus.blocks
    rows = blocks.to_dicts()
    assert len(blocks) == len(rows) == blocks.shape[0] > 50
    assert list(blocks) == rows
    assert list(rows[0]) == blocks.columns
    assert blocks["text"] == [row["text"] for row in rows]
    assert blocks[0] == rows[0]
    assert blocks[-1] == rows[-1]
    for piece in (slice(3, 7), slice(-5, None), slice(7, 3), slice(10**6)):
        assert blocks[piece].to_dicts() == rows[piece]
        assert isinstance(blocks[piece], amur.Table)
    assert blocks.head(2).to_dicts() == rows[:2]
    assert blocks[2:9][1:3].tail(1).to_dicts() == rows[4:5]
    with pytest.raises(IndexError):
        _ = blocks[len(rows)]
    with pytest.raises(KeyError, match="no column `txt`; there are doc_id"):
        _ = blocks["txt"]
    with pytest.raises(ValueError, match="steps of 1"):
        _ = blocks[::2]


def test_values_are_plain_python_objects():
    given = {"id": 7, "text": "Moscow.", "published": "2024-05-16", "authors": ["A. B.", "C"]}
    row = amur.analyze([given]).articles[0]
    assert row["doc_id"] == "7"
    assert row["published"] == datetime.date(2024, 5, 16)
    assert (row["published_precision"], row["published_evidence"]) == ("day", "given")
    assert row["authors"] == ["A. B.", "C"]
    assert row["repairs"] == []
    assert row["source"] is None
    assert type(row["n_chars"]) is int
    assert type(row["lang_reliable"]) is bool
    assert type(row["lang_score"]) is float


def test_schema_describes_every_column():
    for name, schema in amur.schema().items():
        assert amur.schema(name) == schema
        assert schema.doc
        assert all(column.doc and column.type for column in schema)
        assert name in repr(schema)
        assert "<table" in schema._repr_html_()
    articles = amur.schema("articles")
    assert articles["published"] == articles[articles.names.index("published")]
    assert (articles["published"].type, articles["published"].nullable) == ("date32", True)
    assert articles["authors"].type == "list<utf8>"
    with pytest.raises(amur.OptionError, match="no table `quote`; the tables are articles"):
        amur.schema("quote")
    with pytest.raises(KeyError, match="no column `when`"):
        articles["when"]
    assert "text" in articles
    assert articles["text"] in articles
    assert "when" not in articles
    assert amur.schema("blocks")["role"] not in articles


class Page(HTMLParser):
    """Collects the elements of a page, its text, and what each cell holds and how it is styled."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        self.rows: list[list[str]] = []
        self.styles: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        assert {name for name, _ in attrs} <= {"style", "colspan"}
        self.elements.append(tag)
        if tag == "tr":
            self.rows.append([])
            self.styles.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles[-1].append(dict(attrs)["style"])
        if tag == "i":
            self.rows[-1][-1] += "dim:"

    def handle_data(self, data):
        self.text += data
        if self.rows and self.rows[-1] and data.strip():
            self.rows[-1][-1] += data


def test_html_is_short_escaped_and_static():
    text = "<script>alert(1)</script> & <b>Lavrov</b> " + "x" * 10_000
    given = [{"id": f"<i>{n}", "text": text, "authors": ["<u>"]} for n in range(30)]
    corpus = amur.analyze(given, input="plain")
    html = corpus.articles._repr_html_()
    page = Page(html)
    allowed = {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "small", "i"}
    assert set(page.elements) <= allowed
    assert "color" not in html
    assert "background" not in html
    assert page.elements.count("tr") == 12  # a head, ten rows and the sign that there are more
    assert page.rows[-1] == ["dim:… 20 more rows"]
    assert "articles: 30 rows × 23 columns" in page.text
    assert "<script>alert(1)</script> & <b>Lavrov</b> xxx" in page.text
    assert "list<utf8>" in page.text
    assert len(html) < 60_000
    assert "30 rows" in repr(corpus.articles)


def test_cells_are_told_apart():
    given = {"id": 7, "text": "Moscow.\n\nHanoi.", "title": "", "authors": ["A. B.", "null"]}
    articles = amur.analyze([given]).articles
    page = Page(articles._repr_html_())
    cells = dict(zip(articles.columns, page.rows[1], strict=True))
    styles = dict(zip(articles.columns, page.styles[1], strict=True))
    assert cells["authors"] == "A. B.; null"
    assert cells["repairs"] == ""
    assert cells["source"] == "dim:null"
    assert cells["text"] == "Moscow. Hanoi."
    right = {name for name, style in styles.items() if "text-align: right" in style}
    assert right == {"lang_score", "n_chars", "n_words"}
    assert all("nowrap" in style and "ellipsis" in style for style in styles.values())
    assert page.styles[0] == page.styles[1]
    empty = Page(articles.head(0)._repr_html_())
    assert [len(empty.rows[0]), *empty.rows[1:]] == [23, ["dim:no rows"]]


def lines_of(table, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    return repr(table).splitlines()


def places(text):
    """How wide a terminal shows a text: what polars and Python agree upon for these samples."""
    wide = sum("\u2e80" <= char <= "\uffef" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def test_a_table_shows_its_first_rows(corpus, monkeypatch):
    lines = lines_of(corpus.mentions, 100, monkeypatch)
    assert lines[0] == f"mentions: {len(corpus.mentions):,} rows × 15 columns"
    heads = lines[1].split()
    assert {"doc_id", "text"} <= set(heads)
    assert lines[2].split() == [corpus.mentions.schema[name].type for name in heads]
    shown = "  ".join(str(corpus.mentions[0][name]) for name in heads)
    assert lines[3].split() == shown.split()
    assert lines[13] == f"… {len(corpus.mentions) - 10:,} more rows"
    told = " ".join(lines[14:])
    assert all(name in heads or name in told for name in corpus.mentions.columns)
    for width in (40, 80, 250):
        for table in corpus.tables.values():
            assert all(places(line) <= width for line in lines_of(table, width, monkeypatch)[1:])


def test_wide_and_wild_characters_keep_the_columns(monkeypatch):
    texts = [
        "双方在北京签署了一份关于天然气供应的长期协议。" * 4,
        "Việt Nam 😀",
        "red \x1b[31m \u202e x",
        "e",
    ]
    items = [{"id": "ä" * (n + 1), "text": text} for n, text in enumerate(texts)]
    blocks = amur.analyze(items, input="plain", tables=["blocks"]).blocks
    lines = lines_of(blocks, 90, monkeypatch)
    rows = lines[3:]
    head = lines[1].index("text")
    assert places(lines[3]) in (89, 90)
    assert lines[3].endswith("…")
    assert "\x1b" not in repr(blocks)
    assert "\u202e" not in repr(blocks)
    assert "red \N{REPLACEMENT CHARACTER}[31m" in rows[2]
    assert rows[3].index("e", 4 + len("ä")) >= 0
    assert rows[1][head:].startswith("Việt Nam")
    assert rows[3][head:] == "e"
    empty = amur.analyze([], tables=["blocks"]).blocks
    assert repr(empty).splitlines()[:2] == ["blocks: 0 rows × 12 columns", "  doc_id  utf8"]


def test_spans_are_shown_as_spans(corpus):
    quote = next(row for row in corpus.quotes if len(row["fragments"]) > 1)
    told = "; ".join(f"{one['char_start']}–{one['char_end']}" for one in quote["fragments"])
    position = corpus.quotes.to_dicts().index(quote)
    html = corpus.quotes[position : position + 1]._repr_html_()
    assert f">{told}<" in html
    assert "{" not in html.replace(quote["text"], "")
    text = "The minister answered in Russian: «Мы договорились продолжить переговоры», and left."
    assert "–" in repr(amur.detect([text]))
    assert " rus " in amur.detect([text])._repr_html_()


def test_schemas_say_what_is_nullable():
    schema = amur.schema("articles")
    page = Page(schema._repr_html_())
    lines = {row[0]: row[1:] for row in page.rows}
    assert lines["column"] == ["type", "nullable", "meaning"]
    assert lines["published"][:2] == ["date32", "yes"]
    assert lines["authors"][:2] == ["list<utf8>", "no"]
    assert "code" in page.elements
    assert "`" not in page.text
    assert "nullable" in repr(schema)


def test_a_corpus_says_what_was_read(corpus, tmp_path):
    first, _, table = repr(corpus).partition("\n")
    assert first == (
        "amur.Corpus of 26 documents: "
        "11 English (eng), 6 Russian (rus), 5 Chinese (cmn), 4 Vietnamese (vie)"
    )
    page = Page(corpus._repr_html_())
    assert page.text.startswith(first)
    assert page.rows[1] == ["articles", "26"]
    assert table.split()[:3] == ["articles", "26", "rows"]
    assert "diagnostics`" not in repr(corpus)
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    (tmp_path / "b.pdf").write_text("Moscow", "utf-8")
    (tmp_path / "c.jsonl").write_text("{bad\n{worse\n", "utf-8")
    broken = amur.read(tmp_path)
    severities = broken.diagnostics["severity"]
    errors, warnings = severities.count("error"), severities.count("warning")
    assert errors > 1
    told = f"{errors} errors and {warnings} warning{'s' * (warnings != 1)}: see "
    assert repr(broken).splitlines()[1] == f"{told}`diagnostics`"
    assert f"{told}<code>diagnostics</code>" in broken._repr_html_()
    assert repr(amur.analyze([])).startswith("amur.Corpus of 0 documents\n")
    assert repr(amur.analyze([], tables="mentions")).startswith("amur.Corpus\n")


def test_tables_and_corpora_can_be_copied_and_pickled(corpus):
    for other in (pickle.loads(pickle.dumps(corpus)), copy.deepcopy(corpus)):
        assert isinstance(other, amur.Corpus)
        assert list(other.tables) == list(corpus.tables)
        for name, table in corpus.tables.items():
            assert isinstance(other.tables[name], amur.Table)
            assert other.tables[name].to_dicts() == table.to_dicts()
            assert other.tables[name].schema == table.schema
            assert other.tables[name].doc == table.doc == amur.schema(name).doc
