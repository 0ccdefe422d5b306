"""The examples run as they are.

The Rust program is built and linted by cargo. To store the notebook with fresh outputs:

    python tests/test_examples.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import amur

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NOTEBOOK = EXAMPLES / "coverage.ipynb"


def execute():
    """Run the notebook in its folder and return it with its outputs."""
    import nbclient
    import nbformat

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    folder = {"metadata": {"path": str(EXAMPLES)}}
    nbclient.NotebookClient(notebook, timeout=120, record_timing=False, resources=folder).execute()
    return notebook


def outputs(notebook):
    """All outputs of a notebook but progress bars."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.get("name") != "stderr":
                yield output


def images(notebook):
    return sum("image/png" in output.get("data", {}) for output in outputs(notebook))


def test_the_notebook_runs():
    for module in ("nbclient", "nbformat", "ipykernel", "matplotlib"):
        pytest.importorskip(module, reason=f"the notebook needs {module}")
    notebook = execute()
    assert images(notebook) == 2
    said = str(list(outputs(notebook)))
    for form in ("习近平", "習近平", "Си Цзиньпин", "Tập Cận Bình", "Xi Jinping"):
        assert form in said
    assert "Warning" not in said


def test_the_notebook_is_stored_as_it_ran():
    nbformat = pytest.importorskip("nbformat", reason="the notebook is read with nbformat")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert images(notebook) == 2
    stored = NOTEBOOK.read_text(encoding="utf-8")
    assert len(stored) < 300_000
    assert str(Path.home()) not in stored
    assert not any("stderr" in str(cell.outputs) for cell in cells)


def test_every_article_has_an_outlet(corpus):
    outlets = pl.read_csv(EXAMPLES / "outlets.csv")
    assert outlets["doc_id"].to_list() == corpus.articles["doc_id"]
    assert outlets["outlet"].null_count() == 0


def batch(*args):
    command = [sys.executable, EXAMPLES / "batch.py", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


def test_the_batch_script(corpus, coverage, tmp_path):
    done = batch(coverage, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert f"{len(corpus.articles)} documents" in done.stdout
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == sorted(f"{name}.parquet" for name in corpus.tables)
    loaded = amur.load(tmp_path / "out")
    for name, table in corpus.tables.items():
        assert f"{len(table):,} rows" in done.stdout
        assert pl.read_parquet(tmp_path / "out" / f"{name}.parquet").height == len(table)
        assert len(loaded.tables[name]) == len(table)


def test_the_batch_script_tells_of_failures(coverage, tmp_path):
    scraped = tmp_path / "scraped"
    scraped.mkdir()
    article = coverage / "01_energy_talks_en.txt"
    (scraped / "good.txt").write_bytes(article.read_bytes())
    (scraped / "bad.jsonl").write_text('{"text": "Cut off', encoding="utf-8")
    done = batch(scraped, tmp_path / "out", "--format", "arrow", "--languages", "eng,rus")
    assert done.returncode == 1
    assert "1 not read" in done.stdout
    assert "bad.jsonl" in done.stderr
    assert "good.txt" in amur.load(tmp_path / "out").articles["doc_id"]
    done = batch(tmp_path / "nowhere", tmp_path / "other")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert not (tmp_path / "other").exists()


def main() -> None:
    """Run the notebook and store it with its outputs."""
    import nbformat

    notebook = execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [one for one in cell.outputs if one.get("name") != "stderr"]
    # The version of Python that ran it is no part of it.
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, NOTEBOOK)


if __name__ == "__main__":
    main()
