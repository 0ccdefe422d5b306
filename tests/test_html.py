"""Pages of HTML: items under the key `html`, and files."""

import datetime as dt

import polars as pl

import amur
from amur import analyze

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Bridge opens | Harbour Courier</title><meta name="author" content="By Jane Doe">
<meta property="article:published_time" content="2023-05-02T09:00:00+03:00">
</head><body><nav><a href="/">Home</a></nav><article><h1>Bridge opens</h1>
<p>The bridge between the two river towns was opened on Monday, after eleven months of repairs
to both of its towers.</p>
<p>Its keeper, who has watched the river for thirty years, said “naïve” plans had delayed the work
for one whole winter.</p>
<figure><img src="k.jpg"><figcaption>The keeper of the bridge.</figcaption></figure></article>
<footer>All rights reserved.</footer></body></html>"""
FIRST = "The bridge between the two river towns was opened on Monday"


def check(row):
    assert row["format"] == "html"
    assert row["title"] == "Bridge opens"
    assert row["authors"] == ["Jane Doe"]
    assert row["published"] == dt.date(2023, 5, 2)
    assert row["published_evidence"] == "meta:article:published_time"
    assert row["body"].startswith(FIRST)
    assert "“naïve” plans" in row["body"]
    assert "keeper of the bridge" not in row["body"]
    assert "All rights reserved" in row["text"]


def test_items_in_memory():
    page = PAGE.format(charset="windows-1252")
    items = [{"html": page}, {"html": page.encode("cp1252")}, {"html": page.encode()}]
    corpus = analyze(items)
    for row in corpus.articles:
        check(row)
    assert [row["repairs"] for row in corpus.articles] == [[], ["charset:windows-1252"], []]
    for row in analyze(pl.DataFrame({"html": [page]})).articles:
        check(row)
    texts = dict(zip(corpus.articles["doc_id"], corpus.articles["text"], strict=True))
    for block in corpus.blocks:
        assert texts[block["doc_id"]][block["char_start"] : block["char_end"]] == block["text"]
    roles = [block["role"] for block in corpus.blocks if block["doc_id"] == "0"]
    assert roles == ["boilerplate", "title", "body", "body", "caption", "boilerplate"]


def test_given_metadata_wins_and_text_wins_over_html():
    item = {"html": PAGE.format(charset="utf-8"), "title": "Given", "published": "2020-01"}
    row = analyze([item]).articles[0]
    assert (row["title"], row["published"], row["published_evidence"]) == (
        "Given",
        dt.date(2020, 1, 1),
        "given",
    )
    row = analyze([item | {"text": "Only this."}]).articles[0]
    assert (row["format"], row["text"]) == ("text", "Only this.")


def test_files(tmp_path):
    for name in ("a.html", "b.htm", "c.xhtml"):
        (tmp_path / name).write_text(PAGE.format(charset="utf-8"), "utf-8")
    corpus = amur.read(tmp_path)
    assert corpus.articles["doc_id"] == ["a.html", "b.htm", "c.xhtml"]
    for row in corpus.articles:
        check(row)
    assert len(corpus.diagnostics) == 0
