"""Every row points at its words."""

from __future__ import annotations

import amur


def spans(columns):
    """The prefixes of offsets in a table, each with the column of the words they stand for."""
    for column in columns:
        if column.endswith("char_start"):
            prefix = column.removesuffix("char_start")
            yield prefix, f"{prefix}text"


def check(corpus: amur.Corpus) -> int:
    texts = {row["doc_id"]: row["text"] for row in corpus.articles}
    checked = 0
    for name, table in corpus.tables.items():
        for prefix, words in spans(table.columns):
            for row in table:
                start, end = row[f"{prefix}char_start"], row[f"{prefix}char_end"]
                if start is None:
                    assert row[words] is None, (name, row)
                    continue
                text = texts[row["doc_id"]]
                assert text[start:end] == row[words], (name, row)
                if f"{prefix}byte_start" in row:
                    encoded = text.encode()
                    start, end = row[f"{prefix}byte_start"], row[f"{prefix}byte_end"]
                    assert encoded[start:end].decode() == row[words], (name, row)
                checked += 1
    return checked


def check_pieces(corpus: amur.Corpus) -> int:
    """The pieces of quotations: in order, apart, within their row, without space at their ends."""
    texts = {row["doc_id"]: row["text"] for row in corpus.articles}
    checked = 0
    for row in corpus.quotes:
        for column in ("fragments", "quoted"):
            end = row["char_start"]
            for piece in row[column]:
                assert end <= piece["char_start"] < piece["char_end"] <= row["char_end"], row
                end = piece["char_end"]
                words = texts[row["doc_id"]][piece["char_start"] : end]
                assert words == words.strip() != "", row
                assert words in row["text"], row
                checked += 1
        assert row["fragments"], row
        assert (row["fragments"][0]["char_start"], row["fragments"][-1]["char_end"]) == (
            row["char_start"],
            row["char_end"],
        )
    return checked


def test_pieces_of_quotations_lie_in_them(corpus, article):
    assert check_pieces(corpus) > 100
    check_pieces(amur.analyze([article.replace("\n", "\r\n"), f"😀 {article}"]))


def test_dates_end_after_they_start(corpus):
    both = [row for row in corpus.dates if row["start"] and row["end"]]
    assert len(both) > 50
    assert all(row["start"] < row["end"] for row in both)


def test_offsets_slice_the_sample_articles(corpus):
    assert all(len(corpus.tables[name]) > 50 for name in ("blocks", "sentences", "mentions"))
    assert check(corpus) > 500


def test_offsets_slice_what_is_awkward(article):
    texts = [
        "\ufeffMoscow\r\nBeijing 😀 Си Цзиньпин\u2028习近平 e\u0301 said.\r",
        "ïż¡ Ã© MÃ¼nchen \x00 Moscow",
        "👨‍👩‍👧‍👦 Vladimir Putin 🇷🇺🇨🇳 Xi Jinping",
        "cut \ud83d Lavrov",
        article.replace("\n", "\r\n"),
    ]
    assert check(amur.analyze(texts)) > 20
    plain = amur.analyze(texts, input="plain")
    assert check(plain) > 20
    assert plain.articles["text"][2] == texts[2]
