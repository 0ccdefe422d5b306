"""Files in and files out."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from pyarrow import feather

import amur
from conftest import TABLES, python


def command(*args, **options):
    return subprocess.run(
        [sys.executable, "-m", "amur", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.parametrize("format", ["arrow", "parquet"])
def test_saved_tables_load_again(corpus, tmp_path, format):
    corpus.save(tmp_path / "tables", format)
    loaded = amur.load(str(tmp_path / "tables"))
    assert list(loaded.tables) == TABLES
    assert repr(loaded) == repr(corpus)
    for name, table in corpus.tables.items():
        other = loaded.tables[name]
        assert len(other) == len(table)
        assert pl.DataFrame(other).equals(table.to_polars()), name
        assert other.to_dicts() == table.to_dicts(), name
        assert other.schema == table.schema
    loaded.save(tmp_path / "tables", format)
    assert amur.load(tmp_path / "tables").articles.to_dicts() == corpus.articles.to_dicts()


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_tables_that_others_rewrote_load_again(corpus, tmp_path, suffix):
    for name, table in corpus.tables.items():
        frame = table.to_polars()
        path = tmp_path / f"{name}.{suffix}"
        frame.write_parquet(path) if suffix == "parquet" else frame.write_ipc(path)
    loaded = amur.load(tmp_path)
    assert repr(loaded) == repr(corpus)
    for name, table in corpus.tables.items():
        assert loaded[name].to_dicts() == table.to_dicts(), name
        assert loaded[name].schema == table.schema
    russian = corpus.articles.to_polars().filter(pl.col("lang") == "rus")
    (tmp_path / f"articles.{suffix}").unlink()
    pq.write_table(russian.to_arrow(), tmp_path / "articles.parquet")
    (tmp_path / f"quotes.{suffix}").unlink()
    feather.write_feather(corpus.quotes.to_arrow(), tmp_path / "quotes.arrow", "uncompressed")
    loaded = amur.load(tmp_path)
    assert loaded.articles.to_dicts() == russian.to_dicts()
    assert loaded.quotes.to_dicts() == corpus.quotes.to_dicts()
    loaded.save(tmp_path / "again")
    assert amur.load(tmp_path / "again").articles["lang"] == ["rus"] * 6


def test_tables_of_other_types_do_not_load(corpus, tmp_path):
    frame = corpus.blocks.to_polars()
    for column, kind in (("block", pl.String), ("char_start", pl.Int64), ("text", pl.Binary)):
        frame.cast({column: kind}).write_parquet(tmp_path / "blocks.parquet")
        with pytest.raises(amur.InputError, match=f"its column `{column}` is .* not "):
            amur.load(tmp_path)


def test_rows_of_a_file_are_found_in_any_order(corpus, tmp_path):
    many = pl.concat([corpus.mentions.to_polars()] * 12).with_columns(
        mention=pl.int_range(pl.len(), dtype=pl.Int32)
    )
    assert len(many) > 3 * 4096
    many.write_parquet(tmp_path / "mentions.parquet", row_group_size=5000)
    table, end = amur.load(tmp_path).mentions, len(many)
    assert table["mention"] == list(range(end))
    for start, stop in [
        (0, 3),
        (4090, 4100),
        (9000, 9001),
        (4090, 9000),
        (5, 5),
        (7, 8),
        (end - 2, end),
    ]:
        assert table[start:stop]["mention"] == list(range(start, stop))
    assert [table[row]["mention"] for row in (0, -1, 4095, 4096, 3)] == [0, end - 1, 4095, 4096, 3]
    rows, others = iter(table), iter(table)
    assert [(row["mention"], next(others)["mention"]) for row in rows] == [
        (n, n) for n in range(end)
    ]


MEMORY = """
import re, sys
import amur
def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) // 1024
loaded = amur.load(sys.argv[1])
repr(loaded), repr(loaded.articles), loaded.articles[0], loaded.articles["lang"]
before = peak()
rows = sum(1 for row in loaded.articles)
print(before, peak(), rows)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured otherwise elsewhere")
def test_a_file_is_not_held_in_memory(corpus, tmp_path):
    text = "Переговоры завершены. " * 300
    articles = pl.concat([corpus.articles.to_polars()] * 2000).with_columns(text=pl.lit(text))
    articles.write_parquet(tmp_path / "articles.parquet")
    whole = len(text.encode()) * len(articles) // 2**20
    assert whole > 600
    before, after, rows = map(int, python(MEMORY, str(tmp_path)).split())
    assert rows == len(articles)
    assert before < whole / 2, "a look at it must not take as much as the texts"
    assert after < whole


def test_the_command_and_python_write_the_same_bytes(coverage, tmp_path):
    def written(folder):
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    for kind in ("arrow", "parquet", "csv"):
        out = [tmp_path / f"{kind}{n}" for n in range(4)]
        one = amur.extract([coverage], out[0], format=kind, threads=1)
        two = amur.extract(coverage, str(out[1]), format=kind, threads=2)
        assert one == two
        assert one.documents >= 20
        assert one.failed == 0
        assert one.bytes > 10_000
        for jobs in (1, 2):
            args = ("extract", coverage, "--out", out[jobs + 1], "--format", kind, "--jobs", jobs)
            done = command(*args)
            assert done.returncode == 0, done.stderr
        assert set(written(out[0])) == {f"{name}.{kind}" for name in TABLES}
        assert all(written(folder) == written(out[0]) for folder in out[1:])
    assert (
        amur.load(tmp_path / "arrow0").articles.to_dicts()
        == amur.read(coverage).articles.to_dicts()
    )


def test_the_command_is_the_rust_program():
    script = Path(sys.executable).with_name("amur")
    for program in ([sys.executable, "-m", "amur"], [script]):
        done = subprocess.run([*program, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"amur {amur.__version__}\n"
    assert command("schema", "mentions").stdout.startswith("mentions")
    failed = command("extract", "no/such/folder", "--out", "x")
    assert failed.returncode == 1
    assert "no/such/folder" in failed.stderr


def test_bad_files_are_diagnostics(tmp_path):
    files = {
        "binary.txt": gzip.compress(bytes(range(256)) * 40),
        "empty.txt": b"",
        "good.txt": b"Moscow and Beijing signed it on Monday.\n",
        "latin.txt": b"caf\xe9 \xff\xfe broken \xc3",
        "nul.txt": b"Moscow\x00 and Beijing signed it on Monday.\n",
        "broken.jsonl": b'{"id": "j1", "text": "Text."}\n{"text": \n{"title": "none"}\n',
        "photo.jpg": b"\xff\xd8\xff",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    corpus = amur.read(tmp_path)
    told = {(Path(row["source"] or row["doc_id"]).name, row["code"]) for row in corpus.diagnostics}
    assert {("broken.jsonl", "invalid-json"), ("broken.jsonl", "no-text")} <= told
    assert ("photo.jpg", "unsupported") in told
    assert {"binary.txt", "empty.txt"} <= {name for name, _ in told}
    assert {"good.txt", "nul.txt", "j1"} <= set(corpus.articles["doc_id"])
    assert "good.txt" not in {name for name, _ in told}
    summary = amur.extract(tmp_path, tmp_path / "out")
    assert (summary.documents, summary.failed, summary.unread) == (6, 1, 2)


def test_paths_that_are_not_there(tmp_path):
    for path in ("no/such/folder", [tmp_path, tmp_path / "missing.txt"]):
        with pytest.raises(amur.InputError, match="does not exist: check the path"):
            amur.read(path)
        with pytest.raises(amur.InputError, match="does not exist: check the path"):
            amur.extract(path, tmp_path / "out")
    with pytest.raises(amur.InputError, match="matches no file"):
        amur.read(str(tmp_path / "*.txt"))
    with pytest.raises(amur.InputError, match="a path or a list of paths"):
        amur.read([1])
    assert amur.read(tmp_path).diagnostics["code"] == ["no-files"]
    with pytest.raises(amur.InputError, match="paths is empty"):
        amur.read([])
    with pytest.raises(amur.InputError, match="inputs is empty"):
        amur.extract([], tmp_path / "out")
    for wrong in (5, b"x", None):
        with pytest.raises(amur.InputError, match=f"paths is a {type(wrong).__name__}"):
            amur.read(wrong)
        with pytest.raises(amur.InputError, match="directory is a"):
            amur.load(wrong)


def test_folders_that_cannot_be_written(corpus, coverage, tmp_path):
    (tmp_path / "file").write_text("in the way")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(amur.OutputError, match="cannot write"):
            amur.extract(coverage, out)
        with pytest.raises(OSError, match="cannot write"):
            corpus.save(out)
    with pytest.raises(amur.OptionError, match="`xlsx` is not a format"):
        corpus.save(tmp_path, "xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_folders_that_cannot_be_loaded(corpus, tmp_path):
    with pytest.raises(amur.InputError, match="no such folder"):
        amur.load(tmp_path / "missing")
    with pytest.raises(amur.InputError, match="no table in it"):
        amur.load(tmp_path)
    corpus.save(tmp_path / "csv", "csv")
    with pytest.raises(amur.InputError, match="save them as arrow or parquet"):
        amur.load(tmp_path / "csv")
    (tmp_path / "articles.arrow").write_bytes(b"no Arrow file")
    with pytest.raises(amur.InputError, match=r"articles\.arrow"):
        amur.load(tmp_path)
