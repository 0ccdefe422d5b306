"""Files in and files out."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import amur
from conftest import TABLES


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
    assert summary.unread >= 3


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
    assert len(amur.read([]).articles) == 0


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
