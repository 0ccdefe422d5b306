"""What `analyze` takes."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import UserDict
from decimal import Decimal
from types import MappingProxyType

import duckdb
import numpy as np
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
        pa.array([TEXT, "second"]),
        pa.array([{"text": TEXT}, {"text": "second"}]),
        pa.chunked_array([[TEXT.encode()], [b"second"]]),
        (scalar for scalar in pa.array([TEXT, "second"])),
        [TEXT.encode(), np.str_("second")],
        np.array([TEXT, "second"]),
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


def test_names_of_files_are_known():
    item = {"guid": "a-1", "Article Body": TEXT, "link": "https://a.example/1", "headline": "One"}
    item |= {
        "byline": ["Ann Lowe"],
        "pub-date": "2024-01-02",
        "newspaper": "Port Daily",
        "views": 3,
    }
    table = pa.Table.from_pylist([item])
    for items in ([item], table, table.to_pandas()):
        (row,) = analyze(items).articles
        assert (row["doc_id"], row["text"], row["url"]) == ("a-1", TEXT, "https://a.example/1")
        assert (row["title"], row["authors"], row["outlet"]) == ("One", ["Ann Lowe"], "Port Daily")
        assert row["published"] == dt.date(2024, 1, 2)
        assert json.loads(row["metadata"]) == {"views": 3}


def test_the_first_name_that_says_something_counts():
    rows = [
        {"text": TEXT, "body": "Other.", "title": None, "headline": "One", "source": {"id": 3}},
        {"text": None, "body": TEXT, "title": "Two", "headline": "Other", "source": {"id": 4}},
    ]
    for items in (rows, pa.Table.from_pylist(rows)):
        articles = analyze(items).articles
        assert articles["text"] == [TEXT, TEXT]
        assert articles["title"] == ["One", "Two"]
        assert [json.loads(metadata) for metadata in articles["metadata"]] == [
            {"body": "Other.", "source": {"id": 3}},
            {"headline": "Other", "source": {"id": 4}},
        ]
        assert articles["outlet"] == [None, None]


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


class Broken(UserDict):
    """A mapping whose keys cannot be told."""

    def keys(self):
        raise LookupError("the third shelf")


class Nowhere:
    """A value that has no text."""

    def __str__(self):
        raise LookupError("the third shelf")


NOWHERE = Nowhere()


def test_one_bad_item_never_stops_a_batch():
    items = [
        {"id": "none", "title": "no text"},
        {"text": None},
        {"text": 5},
        {"html": 5},
        {"text": TEXT, "title": ["a", "list"], "authors": [{"name": "x"}]},
        {"text": TEXT, "other": {"self": float("nan")}, "lost": NOWHERE},
        {"text": "cut \ud83d off, \ud83d\ude00 joined"},
        {"text": b"\xff\xfe\x00broken\xc3"},
        {"text": "nul \x00 in it"},
        {"text": ""},
        TEXT,
        None,
        float("nan"),
        pd.NA,
        5,
        Broken({"text": TEXT}),
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
        ("11", "read", "no-text"),
        ("12", "read", "no-text"),
        ("13", "read", "no-text"),
        ("14", "read", "unreadable"),
        ("15", "read", "unreadable"),
    }
    rows = {row["doc_id"]: row for row in corpus.articles}
    assert rows["6"]["text"] == "cut \ufffd off, \U0001f600 joined"
    assert json.loads(rows["4"]["metadata"]) == {"title": ["a", "list"], "authors": [{"name": "x"}]}
    assert json.loads(rows["5"]["metadata"]) == {"other": {"self": None}}
    assert rows["10"]["text"] == TEXT
    assert all(row["message"] and row["severity"] for row in corpus.diagnostics)


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("a text", r"items is a single str; pass a list"),
        (b"a text", r"items is a single bytes; pass a list"),
        ({"text": TEXT}, r"items is a single dict; pass a list"),
        (5, r"'int' object is not iterable; pass a list"),
        ([5, TEXT], r"item 0 is a int; give each document as a str or a dict"),
        (pa.array([5]), r"item 0 is a int"),
        (pl.DataFrame({"text": [TEXT]}).lazy(), r"pass what its \.collect\(\) returns"),
        (pl.DataFrame({"text": pl.Series([NOWHERE], dtype=pl.Object)}), r"column `text` has the"),
        (pl.DataFrame({"text": [1]}), r"column `text` has the type Int64; make it text"),
        (
            pl.DataFrame({"story": ["x"], "n": [1]}),
            r"no column `text` or `html`; .*\(`story`, `n`\)",
        ),
        (pl.DataFrame({"text": ["x"], "title": [True]}), r"^column `title` has the type Boolean"),
        (pl.DataFrame({"text": ["x"], "published": [["x"]]}), r"^column `published` .* timestamps"),
        (pl.DataFrame({"text": ["x"], "authors": [[1]]}), r"column `authors` .* lists of text"),
    ],
)
def test_wrong_types_are_named(items, message):
    for kind in (amur.InputError, ValueError, TypeError):
        with pytest.raises(kind, match=message):
            amur.analyze(items)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, np.float32("nan")])
def test_a_missing_text_is_a_row_of_diagnostics(missing):
    for items in ([missing, TEXT], (item for item in (missing, TEXT)), pd.Series([missing, TEXT])):
        corpus = analyze(items)
        assert corpus.articles["doc_id"] == ["1"]
        assert codes(corpus) == [("0", "read", "no-text")]


def test_a_missing_text_of_a_column_is_a_row_of_diagnostics():
    rows = [{"text": TEXT}, None]
    for items in (pl.Series([TEXT, None]), pa.array([TEXT, None]), pa.array(rows), pl.Series(rows)):
        corpus = analyze(items)
        assert corpus.articles["doc_id"] == ["0"]
        assert codes(corpus) == [("1", "read", "no-text")]
    for items in (pl.Series([None, None]), pa.nulls(2), pd.Series([None, None])):
        assert codes(analyze(items)) == [("0", "read", "no-text"), ("1", "read", "no-text")]
    for mixed in (pd.Series([TEXT, 5]), pl.Series([TEXT, 5], dtype=pl.Object)):
        assert codes(analyze(mixed)) == [("1", "read", "unreadable")]


def test_columns_without_a_value_say_nothing():
    nothing = {"text": [TEXT], "authors": [None], "title": [None], "x": [None]}
    for items in (pl.DataFrame(nothing), pd.DataFrame(nothing), pa.table(nothing)):
        assert analyze(items).articles["metadata"] == [None]
    inner = {"text": [TEXT], "authors": [[]], "x": [{"a": None, "b": [None]}]}
    articles = analyze(pl.DataFrame(inner)).articles
    assert articles["authors"] == [[]]
    assert json.loads(articles["metadata"][0]) == {"x": {"b": [None]}}
    nan = {"text": [TEXT], "html": [float("nan")], "authors": [float("nan")], "id": [float("nan")]}
    for items in (pl.DataFrame(nan), pd.DataFrame(nan)):
        assert analyze(items).articles["doc_id"] == ["0"]


def test_columns_of_python_objects_are_left_out():
    frame = pl.DataFrame({"text": [TEXT], "seen": pl.Series([NOWHERE], dtype=pl.Object), "n": [1]})
    corpus = analyze(frame)
    assert corpus.articles["metadata"] == ['{"n":1}']
    (told,) = corpus.diagnostics
    assert (told["doc_id"], told["code"]) == (None, "metadata-lost")
    assert "`seen`" in told["message"]


def test_the_articles_of_a_corpus_keep_their_names():
    first = analyze([{"id": "visit/1", "text": TEXT, "authors": ["A. B.", "C"]}]).articles
    for items in (first, first.to_polars(), first.to_dicts(), first.to_pandas().to_dict("records")):
        again = analyze(items)
        assert again.articles["doc_id"] == ["visit/1"]
        assert again.articles["authors"] == [["A. B.", "C"]]
        assert "doc_id" not in json.loads(again.articles["metadata"][0])
        assert codes(again) == []
    both = {"id": ["b", None], "doc_id": ["c", "d"], "text": [TEXT, TEXT]}
    for items in (pl.DataFrame(both), pl.DataFrame(both).to_dicts()):
        articles = analyze(items).articles
        assert articles["doc_id"] == ["b", "d"]
        assert articles["metadata"] == ['{"doc_id":"c"}', None]


AUTHORS = ["A. Author", "B. Author"]


@pytest.mark.parametrize(
    "kind",
    [
        pa.list_(pa.string()),
        pa.large_list(pa.large_string()),
        pa.list_(pa.string_view()),
        pa.list_(pa.string(), 2),
        pa.list_view(pa.string()),
        pa.large_list_view(pa.string()),
    ],
    ids=str,
)
def test_authors_of_every_kind_of_list(kind):
    table = pa.table({"text": [TEXT], "authors": pa.array([AUTHORS], kind)})
    assert analyze(table).articles["authors"] == [AUTHORS]


@pytest.mark.parametrize(
    "authors",
    [
        AUTHORS,
        tuple(AUTHORS),
        set(AUTHORS),
        np.array(AUTHORS),
        np.array([*AUTHORS, None], dtype=object),
        pl.Series(AUTHORS),
        pd.Series(AUTHORS),
        pa.array(AUTHORS),
        dict.fromkeys(AUTHORS).keys(),
    ],
    ids=lambda authors: type(authors).__name__,
)
def test_authors_of_every_iterable(authors):
    corpus = analyze([{"text": TEXT, "authors": authors}])
    assert corpus.articles["authors"] == [AUTHORS]
    assert codes(corpus) == []


@pytest.mark.parametrize("authors", [{"name": "A"}, 5, b"A", [1]])
def test_authors_that_are_none_are_kept_and_told(authors):
    corpus = analyze([{"text": TEXT, "authors": authors}])
    assert corpus.articles["authors"] == [[]]
    assert "authors" in json.loads(corpus.articles["metadata"][0])
    assert codes(corpus) == [("0", "read", "unexpected-type")]


@pytest.mark.parametrize(
    ("number", "text"), [(3, "3"), (2.5, "2.5"), (Decimal("7.50"), "7.50"), (2**70, str(2**70))]
)
def test_numbers_become_text_in_items_and_in_columns(number, text):
    rows = [{"text": TEXT, "id": number, "title": number, "url": number}]
    column = pa.array([Decimal(number) if number == 2**70 else number])
    table = pa.table({"text": [TEXT], "id": column, "title": column, "url": column})
    for items in (rows, table):
        corpus = analyze(items)
        row = corpus.articles[0]
        assert (row["doc_id"], row["title"], row["url"]) == (text, text, text)
        assert codes(corpus) == []


def test_years_and_huge_numbers_of_columns():
    years = {"text": [TEXT], "published": [2024]}
    for items in (pl.DataFrame(years), pl.DataFrame(years).to_dicts()):
        articles = analyze(items).articles
        assert articles["published"] == [dt.date(2024, 1, 1)]
        assert articles["published_precision"] == ["year"]
    relation = duckdb.sql(
        f"select 170141183460469231731687303715884105727::hugeint as id, '{TEXT}' as text"
    )
    assert analyze(relation).articles["doc_id"] == ["170141183460469231731687303715884105727"]


def test_values_of_numpy_are_plain():
    values = {
        "n": np.int64(3),
        "x": np.float32(0.5),
        "yes": np.bool_(True),
        "list": np.array([1, 2]),
        "inner": {"day": np.datetime64("2024-01-02"), "none": np.datetime64("NaT")},
        "scalar": pa.scalar("x"),
    }
    for published in (np.datetime64("2024-01-02"), np.datetime64("2024-01-02T03:04", "ns")):
        row = analyze([{"text": TEXT, "title": np.int64(5), "published": published} | values])
        articles = row.articles
        assert articles["title"] == ["5"]
        assert articles["published"] == [dt.date(2024, 1, 2)]
        assert json.loads(articles["metadata"][0]) == {
            "n": 3,
            "x": 0.5,
            "yes": True,
            "list": [1, 2],
            "inner": {"day": "2024-01-02", "none": None},
            "scalar": "x",
        }
        assert codes(row) == []
    assert analyze([{"text": TEXT, "published": np.datetime64("NaT")}]).articles["published"] == [
        None
    ]


def test_only_what_has_no_form_in_json_is_left_out():
    loop: list = [1]
    loop.append(loop)
    deep: list = []
    for _ in range(5000):
        deep = [deep]
    given = {
        "kept": 1,
        "numbers": [float("inf"), {"nan": float("nan")}],
        "keys": {(1, 2): "tuple", 3: "number"},
        "set": {"b", "a"},
        "bad": {"value": NOWHERE, "other": 2},
        "loop": loop,
        "long": 10**5000,
    }
    corpus = analyze([{"text": TEXT} | given, {"text": TEXT, "deep": deep, "kept": 1}])
    first, second = map(json.loads, corpus.articles["metadata"])
    assert first == {
        "kept": 1,
        "numbers": [None, {"nan": None}],
        "keys": {"(1, 2)": "tuple", "3": "number"},
        "set": ["a", "b"],
        "bad": {"other": 2},
        "loop": [1],
    }
    assert second["kept"] == 1
    assert codes(corpus) == [(doc_id, "read", "metadata-lost") for doc_id in "01"]
    message = corpus.diagnostics["message"][0]
    assert "`bad.value`, `loop.1`, `long`" in message


def test_a_frame_that_arrow_refuses_says_why():
    with pytest.raises(amur.InputError, match=r"the DataFrame cannot be read .*text") as caught:
        amur.analyze(pd.DataFrame({"text": [TEXT, 3]}))
    assert isinstance(caught.value.__cause__, pa.ArrowTypeError)


def test_a_corpus_is_no_list_of_documents(corpus):
    with pytest.raises(amur.InputError, match=r"items is a Corpus; .* amur\.analyze\(corpus\."):
        amur.analyze(corpus)


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
