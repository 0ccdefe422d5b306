"""What `analyze` takes."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from types import MappingProxyType

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import amur

TEXT = "Moscow and Beijing signed it. Президент прибыл. 双方同意。"


def analyze(items, **options):
    return amur.analyze(items, input="plain", tables=["articles", "diagnostics"], **options)


def codes(corpus):
    return [(row["doc_id"], row["stage"], row["code"]) for row in corpus.diagnostics]


@pytest.mark.parametrize(
    "items",
    [
        [TEXT, "second"],
        (TEXT, "second"),
        (text for text in [TEXT, "second"]),
        [{"text": TEXT}, {"text": "second"}],
        [MappingProxyType({"text": TEXT}), "second"],
        [{"text": TEXT.encode()}, {"text": b"second"}],
        pl.DataFrame({"text": [TEXT, "second"]}),
        pl.DataFrame({"text": [TEXT, "second"]}).lazy().collect(),
        pl.Series([TEXT, "second"]),
        pd.DataFrame({"text": [TEXT, "second"]}),
        pd.Series([TEXT, "second"]),
        pa.table({"text": pa.array([TEXT, "second"], pa.large_string())}),
        pa.table({"text": pa.array([TEXT, "second"], pa.string_view())}),
        pa.table({"text": pa.array([TEXT.encode(), b"second"], pa.binary())}),
        pa.table({"text": pa.array([TEXT, "second"]).dictionary_encode()}),
        pa.table({"text": pa.chunked_array([[TEXT], ["second"]])}).to_reader(),
        pa.record_batch({"text": [TEXT, "second"]}),
    ],
    ids=lambda items: type(items).__name__,
)
def test_documents_come_in_any_form(items):
    corpus = analyze(items)
    assert corpus.articles["text"] == [TEXT, "second"]
    assert corpus.articles["doc_id"] == ["0", "1"]
    assert len(corpus.diagnostics) == 0


def test_nothing_is_a_corpus_too():
    empty = pl.DataFrame(schema={"text": pl.String})
    for items in ([], iter(()), empty):
        corpus = amur.analyze(items)
        assert [len(table) for table in corpus.tables.values()] == [0] * len(corpus.tables)
        assert corpus.articles.to_polars().width == len(amur.schema("articles"))


GIVEN = {
    "id": "a-1",
    "text": TEXT,
    "url": "https://example.org/1",
    "outlet": "The Outlet",
    "lang": "rus",
    "title": "A title",
    "authors": ["A. Author", "B. Author"],
    "section": "World",
    "reference_date": dt.date(2024, 1, 2),
    "views": 12,
    "tags": ["a", "б"],
    "seen": dt.datetime(2024, 1, 3, 4, 5),
}


@pytest.mark.parametrize(
    ("published", "read", "precision"),
    [
        ("2024-01-02", dt.date(2024, 1, 2), "day"),
        ("2024-01", dt.date(2024, 1, 1), "month"),
        (dt.date(2024, 1, 2), dt.date(2024, 1, 2), "day"),
        (dt.datetime(2024, 1, 2, 23, 59), dt.date(2024, 1, 2), "day"),
        (pd.Timestamp("2024-01-02 23:59", tz="Asia/Shanghai"), dt.date(2024, 1, 2), "day"),
        (None, None, None),
        (float("nan"), None, None),
        (pd.NaT, None, None),
    ],
)
def test_what_is_given_wins(published, read, precision):
    given = GIVEN | {"published": published}
    table = pa.Table.from_pandas(pd.DataFrame([given]), preserve_index=False)
    for items in ([given], pd.DataFrame([given]), table):
        corpus = analyze(items)
        row = corpus.articles[0]
        assert {name: row[name] for name in ("url", "outlet", "lang", "title", "section")} == {
            name: GIVEN[name] for name in ("url", "outlet", "lang", "title", "section")
        }
        assert (row["doc_id"], row["text"], row["authors"]) == ("a-1", TEXT, GIVEN["authors"])
        assert (row["published"], row["published_precision"]) == (read, precision)
        metadata = json.loads(row["metadata"])
        assert metadata.pop("seen")[:10] == "2024-01-03"
        assert metadata == {"views": 12, "tags": ["a", "б"]}
        assert codes(corpus) == []


def test_arrow_dates_of_all_kinds():
    moment = dt.datetime(2024, 1, 2, 20, 30, tzinfo=dt.timezone.utc)
    columns = [
        pa.array([moment.date()], pa.date32()),
        pa.array([moment.date()], pa.date64()),
        pa.array([moment], pa.timestamp("us", "UTC")),
        pa.array([moment], pa.timestamp("ns", "Europe/Moscow")),
        pa.array([moment.replace(tzinfo=None)], pa.timestamp("s")),
        pa.array(["2024-01-02"], pa.large_string()),
        pa.array(["2024-01-02T20:30:00Z"]).dictionary_encode(),
    ]
    for column in columns:
        table = pa.table({"text": [TEXT], "published": column, "reference_date": column})
        assert analyze(table).articles["published"] == [dt.date(2024, 1, 2)], column.type


def test_ids_are_made_distinct_and_numbers_are_ids():
    corpus = analyze([{"id": key, "text": TEXT} for key in (7, "7", "b", "7")])
    assert corpus.articles["doc_id"] == ["7", "7#2", "b", "7#3"]
    assert [code for _, _, code in codes(corpus)] == ["duplicate-id"] * 2
    ids = pl.DataFrame({"id": [3, None], "text": [TEXT, TEXT]})
    assert analyze(ids).articles["doc_id"] == ["3", "1"]


def test_one_bad_item_never_stops_a_batch():
    items = [
        {"id": "none", "title": "no text"},
        {"text": None},
        {"text": 5},
        {"html": 5},
        {"text": TEXT, "title": ["a", "list"], "authors": [{"name": "x"}]},
        {"text": TEXT, "other": {"self": float("nan")}},
        {"text": "cut \ud83d off, \ud83d\ude00 joined"},
        {"text": b"\xff\xfe\x00broken\xc3"},
        {"text": "nul \x00 in it"},
        {"text": ""},
        TEXT,
    ]
    corpus = analyze(items)
    assert {code for code in codes(corpus) if code[1] == "read"} == {
        ("none", "read", "no-text"),
        ("1", "read", "no-text"),
        ("2", "read", "no-text"),
        ("3", "read", "no-text"),
        ("4", "read", "unexpected-type"),
        ("5", "read", "metadata-lost"),
        ("6", "read", "lone-surrogate"),
    }
    rows = {row["doc_id"]: row for row in corpus.articles}
    assert rows["6"]["text"] == "cut \ufffd off, \U0001f600 joined"
    assert json.loads(rows["4"]["metadata"]) == {"title": ["a", "list"], "authors": [{"name": "x"}]}
    assert rows["10"]["text"] == TEXT
    assert all(row["message"] and row["severity"] for row in corpus.diagnostics)


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("a text", r"items is a single str; pass a list"),
        (b"a text", r"items is a single bytes; pass a list"),
        ({"text": TEXT}, r"items is a single dict; pass a list"),
        (5, r"'int' object is not iterable; pass a list"),
        ([TEXT, 5], r"item 1 is a int; give each document as a str or a dict"),
        ([TEXT, None], r"item 1 is a NoneType"),
        (pl.DataFrame({"text": [1]}), r"column `text` has the type Int64; make it text"),
        (
            pl.DataFrame({"body": ["x"], "n": [1]}),
            r"no column `text` or `html`; .*\(`body`, `n`\)",
        ),
        (pl.DataFrame({"text": ["x"], "title": [1.5]}), r"column `title` has the type Float64"),
        (pl.DataFrame({"text": ["x"], "published": [2024]}), r"column `published` .* timestamps"),
        (pl.DataFrame({"text": ["x"], "authors": [[1]]}), r"column `authors` .* lists of text"),
    ],
)
def test_wrong_types_are_named(items, message):
    for kind in (amur.InputError, ValueError, TypeError):
        with pytest.raises(kind, match=message):
            amur.analyze(items)


def test_what_a_producer_raises_comes_through():
    def broken():
        yield TEXT
        raise LookupError("the third shelf")

    with pytest.raises(LookupError, match="the third shelf"):
        amur.analyze(broken())

    def batches():
        yield pa.record_batch({"text": [TEXT]})
        raise LookupError("the third shelf")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    with pytest.raises(amur.InputError, match=r"from row 1 on: .*the third shelf"):
        amur.analyze(reader)


def test_generators_run_on_the_callers_thread():
    # A connection of sqlite3 refuses to be used on any other.
    connection = sqlite3.connect(":memory:")
    connection.execute("create table news (id integer, text text)")
    connection.executemany("insert into news values (?, ?)", [(n, TEXT) for n in range(500)])
    rows = connection.execute("select id, text from news")
    assert len(analyze({"id": key, "text": text} for key, text in rows).articles) == 500
