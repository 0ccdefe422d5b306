"""Runs: options, threads, interrupts, progress."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import polars as pl
import pytest

import amur
from conftest import python


def same(one: amur.Corpus, other: amur.Corpus) -> bool:
    return all(
        table.to_dicts() == other.tables[name].to_dicts() for name, table in one.tables.items()
    )


def test_threads_change_nothing(corpus, coverage):
    assert same(corpus, amur.read(str(coverage), threads=1))
    assert same(corpus, amur.read([coverage], threads=3))


def test_options(article):
    plain = amur.analyze([article], input="plain")
    assert plain.articles["text"] == [article]
    assert set(plain.blocks["role"]) == {"body"}
    assert "title" in amur.analyze([article]).blocks["role"]
    restricted = amur.analyze(["Москва и Пекин договорились о поставках газа."], languages=["eng"])
    assert restricted.articles["lang"] == ["und"]


def test_a_gazetteer_of_the_user(tmp_path):
    header = ["id", "type", "name", "country", "flags", "eng", "rus", "cmn", "vie", "note"]
    row = ["X1", "ORG", "Zarya Works", "RUS", "", "the Zarya plant", "", "", "", ""]
    names = tmp_path / "names.tsv"
    names.write_text("\t".join(header) + "\n" + "\t".join(row) + "\n", "utf-8")
    text = "On Monday the Zarya plant signed a contract with Beijing."
    for gazetteer in (names, [str(names)]):
        mentions = amur.analyze([text], gazetteer=gazetteer).mentions
        found = {row["entity_id"]: row["name"] for row in mentions}
        assert found["X1"] == "Zarya Works"


def test_a_gazetteer_of_the_user_wins(tmp_path):
    header = ["id", "type", "name", "country", "flags", "eng", "rus", "cmn", "vie", "note"]
    rows = [
        ["X2", "LOC", "Moscow, Idaho", "USA", "", "Moscow", "", "", "", ""],
        ["X3", "ORG", "Meilian", "CHN", "", "", "", "中美", "", ""],
    ]
    names = tmp_path / "names.tsv"
    names.write_text("\n".join("\t".join(row) for row in [header, *rows]) + "\n", "utf-8")
    texts = ["The farmers of Moscow met on Monday.", "其中美国最多。"]
    known = {row["text"]: row["entity_id"] for row in amur.analyze(texts).mentions}
    assert known == {"Moscow": "loc:moscow", "美国": "loc:USA"}
    own = {row["text"]: row["entity_id"] for row in amur.analyze(texts, gazetteer=names).mentions}
    assert own["Moscow"] == "X2"
    assert own["中美"] == "X3"


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"tables": ["quote"]}, amur.OptionError, "no table `quote`; the tables are articles"),
        ({"tables": []}, amur.OptionError, "tables is empty"),
        ({"languages": ["klingon"]}, amur.OptionError, "`klingon` is not"),
        ({"threads": 0}, amur.OptionError, "threads is 0; give 1 or more"),
        ({"threads": -2}, amur.OptionError, "threads is -2"),
        (
            {"threads": 100_000},
            amur.OptionError,
            "100000 threads are too many; ask for at most 1024",
        ),
        ({"threads": "2"}, amur.OptionError, "threads is a str; give a whole number"),
        ({"threads": 1.5}, amur.OptionError, "threads is a float"),
        ({"threads": True}, amur.OptionError, "threads is a bool"),
        ({"threads": 10**30}, amur.OptionError, "threads is far too large"),
        ({"threads": -(10**30)}, amur.OptionError, "threads is below 0"),
        ({"tables": 3}, amur.OptionError, "tables is a int; give a str or a list of str"),
        ({"tables": [3]}, amur.OptionError, r"tables\[0\] is a int"),
        ({"languages": []}, amur.OptionError, "languages is empty"),
        ({"languages": b"en"}, amur.OptionError, "languages is a bytes"),
        ({"input": None}, amur.OptionError, "input is a NoneType; write `scraped`"),
        ({"gazetteer": 3}, amur.OptionError, "gazetteer is a int; give a path"),
        ({"gazetteer": [3]}, amur.OptionError, r"gazetteer\[0\] is a int"),
        ({"input": "html"}, amur.OptionError, "input is `html`; write `scraped` or `plain`"),
        ({"gazetteer": "no/such.tsv"}, amur.GazetteerError, "`no/such.tsv`"),
        ({"gazetteer": __file__}, amur.GazetteerError, "test_run.py, line 1"),
    ],
)
def test_wrong_options_are_named(options, error, message):
    for call in (lambda: amur.analyze(["x"], **options), lambda: amur.read(".", **options)):
        with pytest.raises(error, match=message) as caught:
            call()
        assert isinstance(caught.value, (amur.AmurError, ValueError))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: amur.read(".", columns=["text"]), "columns is a list; give a dict"),
        (lambda: amur.read(".", columns={"text": 3}), r"columns\['text'\] is a int"),
        (lambda: amur.read(".", columns={3: "text"}), "columns: a field is a int"),
        (lambda: amur.extract(".", "out", format=3), "format is a int"),
        (lambda: amur.analyze([]).save("out", None), "format is a NoneType"),
        (lambda: amur.schema(["articles"]), "table is a list"),
        (lambda: amur.detect(["x"], languages=[]), "languages is empty"),
        (lambda: amur.detect(["x"], languages=[3]), r"languages\[0\] is a int"),
    ],
)
def test_options_of_wrong_types_are_named(call, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(amur.OptionError, match=message):
        call()


def test_numbers_of_numpy_are_options_too(article):
    assert len(amur.analyze([article], threads=np.int64(1)).articles) == 1


def test_other_threads_of_python_go_on(article):
    gaps, done = [], threading.Event()

    def count():
        last = time.perf_counter()
        while not done.is_set():
            time.sleep(0.002)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    counter = threading.Thread(target=count)
    items = [article] * 1500
    counter.start()
    start = time.perf_counter()
    amur.analyze(items, threads=1)
    seconds = time.perf_counter() - start
    done.set()
    counter.join()
    assert len(gaps) > 20
    assert max(gaps) < max(0.25, seconds / 4)


def test_several_runs_at_once(corpus, coverage):
    results: list[amur.Corpus] = []
    threads = [
        threading.Thread(target=lambda: results.append(amur.read(coverage, threads=2)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(same(corpus, result) for result in results)


def test_a_forked_process_can_run():
    code = """
import multiprocessing, warnings
import amur
warnings.simplefilter("ignore")
def ids(text):
    return amur.analyze([text], threads=2).articles["doc_id"]
ids("before")
with multiprocessing.get_context("fork").Pool(2) as pool:
    print(pool.map_async(ids, ["a", "b"]).get(20))
"""
    assert python(code) == "[['0'], ['0']]"


INTERRUPTED = """
import itertools, sys, threading
import amur
text = open(sys.argv[1], encoding="utf-8").read()
def run(items):
    amur.analyze(items, tables=["blocks", "mentions"], progress=False)
def items():
    run({"text": text} for _ in itertools.count())
def stream():
    import pyarrow as pa
    batches = (pa.record_batch({"text": [text]}) for _ in itertools.count())
    run(pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches))
def huge():
    run([text * 20_000])
def detect():
    amur.detect([text] * 30_000)
def save():
    loaded = amur.load(sys.argv[3])
    soon()
    loaded.save(sys.argv[4], "jsonl")
def soon():
    threading.Timer(0.3, lambda: print("running", flush=True)).start()
try:
    if sys.argv[2] != "save":
        soon()
    {"items": items, "stream": stream, "huge": huge, "detect": detect, "save": save}[sys.argv[2]]()
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
@pytest.mark.parametrize("work", ["items", "stream", "huge", "detect", "save"])
def test_an_interrupt_is_answered_at_once(coverage, corpus, tmp_path, work):
    tables, out = tmp_path / "tables", tmp_path / "out"
    if work == "save":
        tables.mkdir()
        many = pl.concat([corpus.articles.to_polars()] * 2000)
        many.write_parquet(tables / "articles.parquet")
    path = coverage / "01_energy_talks_en.txt"
    command = [sys.executable, "-c", INTERRUPTED, path, work, tables, out]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "running\n"
            process.send_signal(signal.SIGINT)
            start = time.perf_counter()
            assert process.stdout.readline() == "interrupted\n"
            assert time.perf_counter() - start < 0.5
            assert process.wait(10) == 0
        finally:
            process.kill()
    assert not (out / "articles.jsonl").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_the_command_stops_at_an_interrupt(article, tmp_path):
    line = json.dumps({"text": article}) + "\n"
    (tmp_path / "many.jsonl").write_text(line * 10_000, "utf-8")
    extract = ["extract", "many.jsonl", "--out", "out", "--jobs", "1", "--quiet"]
    command = [sys.executable, "-m", "amur", *extract]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        while not (tmp_path / "out").exists():
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
    assert list((tmp_path / "out").iterdir()) == []


def test_progress_is_shown_when_asked_for(article, capsys, coverage):
    amur.analyze([article] * 3, progress=True)
    assert "3/3" in capsys.readouterr().err
    amur.read(coverage, progress=True)
    shown = capsys.readouterr().err
    assert "100%" in shown
    assert "documents=" in shown
    amur.analyze([article] * 3)
    amur.analyze([article] * 3, progress=False)
    assert capsys.readouterr().err == ""
