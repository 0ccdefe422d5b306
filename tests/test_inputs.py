"""Containers and repair, through the package."""

from __future__ import annotations

import gzip
import json
import zipfile

import pandas as pd
import polars as pl
import pytest

import amur

TEXT = "Moscow and Beijing signed it on Monday."
ROWS = [
    {"id": "a", "text": TEXT, "date": "20240102", "headline": "One"},
    {"id": "b", "text": TEXT + " Twice.", "date": "2024-01", "headline": "Two"},
]


def write(kind, path):
    frame = pl.DataFrame(ROWS)
    if kind == "csv":
        frame.write_csv(path)
    elif kind == "tsv":
        frame.write_csv(path, separator="\t")
    elif kind == "json":
        path.write_text(json.dumps(ROWS))
    elif kind == "jsonl":
        frame.write_ndjson(path)
    elif kind == "jsonl.gz":
        path.write_bytes(gzip.compress(b"\n".join(json.dumps(row).encode() for row in ROWS)))
    elif kind == "parquet":
        frame.write_parquet(path)
    elif kind == "arrow":
        frame.write_ipc(path)
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("feed.json", json.dumps(ROWS))


@pytest.mark.parametrize(
    "kind", ["csv", "tsv", "json", "jsonl", "jsonl.gz", "parquet", "arrow", "zip"]
)
def test_records_come_in_any_container(kind, tmp_path):
    path = tmp_path / f"feed.{kind}"
    write(kind, path)
    corpus = amur.read(path)
    assert corpus.diagnostics.to_dicts() == []
    assert corpus.articles["doc_id"] == ["a", "b"]
    assert corpus.articles["text"] == [row["text"] for row in ROWS]
    assert corpus.articles["title"] == ["One", "Two"]
    assert [str(date) for date in corpus.articles["published"]] == ["2024-01-02", "2024-01-01"]
    assert corpus.articles["published_precision"] == ["day", "month"]


def test_columns_are_named(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(f"story,text\n{TEXT},teaser\n")
    corpus = amur.read(path, columns={"text": "story"})
    assert corpus.articles["text"] == [TEXT]
    assert corpus.articles["doc_id"] == ["feed.csv#1"]
    summary = amur.extract(path, tmp_path / "out", columns={"text": "story"})
    assert summary == (1, 0, 0, len(TEXT))
    with pytest.raises(amur.OptionError, match="`colour` is not a field of a document"):
        amur.read(path, columns={"colour": "x"})


def test_a_date_that_is_not_used_is_kept():
    rows = [
        {"text": TEXT, "published": "2024-01-02", "date": "2023"},
        {"text": TEXT, "published": None, "date": "2023"},
    ]
    for items in (rows, pd.DataFrame(rows), pl.DataFrame(rows)):
        articles = amur.analyze(items, tables=["articles"]).articles
        assert [str(date) for date in articles["published"]] == ["2024-01-02", "2023-01-01"]
        assert articles["metadata"] == ['{"date":"2023"}', None]


@pytest.mark.parametrize("date", ["+202", "24.05.2022", "20221301"])
def test_dates_that_are_none_are_told(date):
    corpus = amur.analyze([{"text": TEXT, "published": date}])
    assert corpus.articles["published"] == [None]
    assert len(corpus.diagnostics) == 1


def test_damage_is_repaired_and_named():
    whole = "“We’re ready,” said the minister of the café – in Việt Nam, в Москве и в Пекине."
    damaged = whole.encode().decode("cp1252", "ignore")
    twice = whole.encode().decode("latin-1").encode().decode("latin-1")
    corpus = amur.analyze([whole, twice, "R&amp;D &ndash; co\u00adop"], tables=["articles"])
    assert corpus.articles["text"] == [whole, whole, "R&D – coop"]
    assert corpus.articles["repairs"] == [
        [],
        ["mojibake:utf-8-as-windows-1252"],
        ["entities", "invisible"],
    ]
    plain = amur.analyze([twice, damaged], input="plain", tables=["articles"]).articles
    assert plain["text"] == [twice, damaged]
    assert plain["repairs"] == [[], []]


def test_lines_stay_lines():
    text = "Первая строка, газета.\n\n“Third line”\nFourth."
    damaged = text.encode().decode("latin-1")
    blocks = amur.analyze([damaged], tables=["blocks"]).blocks
    assert blocks["source_line"] == [1, 3, 4]
