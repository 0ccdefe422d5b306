"""What a notebook user touches: corpora, tables, schemas."""

from __future__ import annotations

import copy
import datetime
import pickle
from html.parser import HTMLParser

import pytest

import amur
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
