"""Languages of single texts."""

from __future__ import annotations

import math

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import amur

TEXTS = [
    "The two sides agreed to continue the talks next week",
    "Стороны договорились продолжить переговоры",
    "雙方同意下週繼續會談",
    "双方同意下周继续会谈",
    "Екі тарап келіссөздерді жалғастыруға келісті",
    "15:30",
    None,
]
LANGS = ["eng", "rus", "cmn", "cmn", "kaz", "und", None]


def test_a_row_for_each_text():
    table = amur.detect(TEXTS)
    assert isinstance(table, amur.Table)
    assert table.columns == ["lang", "lang_score", "lang_reliable", "script", "foreign"]
    assert table["lang"] == LANGS
    assert table["script"] == ["Latn", "Cyrl", "Hant", "Hans", "Cyrl", None, None]
    assert table["lang_reliable"] == [True, True, True, True, True, False, None]
    assert table["lang_score"][5:] == [0.0, None]
    assert all(0.9 < score <= 1 for score in table["lang_score"][:5])
    assert all(column.doc for column in table.schema)
    assert "languages: 7 rows" in repr(table)
    assert table.schema.doc == "One row is a text."
    assert table[1:].schema.doc == table.schema.doc
    assert repr(table.schema).startswith("languages: One row is a text.\n")


@pytest.mark.parametrize(
    "texts",
    [
        iter(TEXTS),
        pl.Series(TEXTS),
        pl.Series(TEXTS).cast(pl.Categorical),
        pa.array(TEXTS),
        pa.chunked_array([TEXTS[:3], TEXTS[3:]]),
        pa.array(TEXTS, pa.large_utf8()),
        pd.Series(TEXTS),
        [*TEXTS[:-1], math.nan],
        [*TEXTS[:-1], pd.NA],
    ],
    ids=lambda texts: type(texts).__name__,
)
def test_lists_and_columns(texts):
    assert amur.detect(texts)["lang"] == LANGS


def test_no_texts():
    assert len(amur.detect([])) == 0
    assert amur.detect(pl.Series([], dtype=pl.String)).shape == (0, 5)
    assert amur.detect([None])["foreign"] == [None]
    assert amur.detect(pl.Series([None]))["lang"] == [None]


def test_a_choice_of_languages():
    assert amur.detect(["Los ministros"], languages="en")["lang"] == ["eng"]
    assert amur.detect(["Сайн байна уу"], languages=["kk", "mon"])["lang"] == ["mon"]
    with pytest.raises(amur.OptionError, match="`klingon` is not a language"):
        amur.detect(["text"], languages=["klingon"])


def test_quotations_in_another_language():
    text = (
        "🇷🇺 The minister answered the last of our questions in Russian: "
        "«Мы договорились продолжить переговоры», and left."
    )
    row = amur.detect([text])[0]
    (quotation,) = row["foreign"]
    assert row["lang"] == "eng"
    assert quotation["lang"] == "rus"
    assert quotation["lang_score"] > 0.9
    assert (
        text[quotation["char_start"] : quotation["char_end"]]
        == "Мы договорились продолжить переговоры"
    )


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("one text", r"a single str; pass a list"),
        ([1], "text 0 is a int, not a str or None"),
        (pl.Series([1, 2]), "pass one column of text"),
        (pl.DataFrame({"text": TEXTS}), "pass one column of text"),
        (7, "pass a list of str"),
    ],
    ids=repr,
)
def test_what_is_no_text(texts, message):
    with pytest.raises(amur.InputError, match=message):
        amur.detect(texts)


def test_kazakh_and_mongolian_can_be_asked_for():
    corpus = amur.analyze(TEXTS[4:5], languages=["kaz", "mon", "rus"], tables=["articles"])
    assert corpus.articles["lang"] == ["kaz"]
