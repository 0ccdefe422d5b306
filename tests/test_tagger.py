"""Taggers written in Python, and `amur.ner`."""

import re
import threading

import polars as pl
import pyarrow as pa
import pytest

import amur

TEXT = "Мы ждали. Vexal Quorn said: “Ünter Brask” is late."


def quorns(sentences, languages):
    """Finds a made-up name."""
    assert len(sentences) == len(languages)
    return [
        [
            (found.start(), found.end(), "PER", 0.5)
            for found in re.finditer("Vexal Quorn|Brask", one)
        ]
        for one in sentences
    ]


def names(table):
    return [(row["text"], row["type"], row["score"]) for row in table.to_dicts()]


def test_a_tagger_finds_names_in_code_points():
    corpus = amur.analyze([TEXT, "Nothing."], tagger=quorns, input="plain")
    assert names(corpus.mentions) == [("Vexal Quorn", "PER", 0.5), ("Brask", "PER", 0.5)]
    for row in corpus.mentions.to_dicts():
        assert TEXT[row["char_start"] : row["char_end"]] == row["text"]


def test_it_is_called_on_this_thread_with_whole_batches(tmp_path):
    calls = []

    def count(sentences, _languages):
        calls.append((threading.get_ident(), len(sentences)))
        return [[] for _ in sentences]

    (tmp_path / "a.txt").write_text("The visit ended on Monday. Both sides were content.")
    amur.analyze(["One sentence. And another."] * 50, tagger=count, threads=2)
    amur.read(tmp_path, tagger=count)
    amur.extract(tmp_path, tmp_path / "tables", tagger=count)
    assert {thread for thread, _ in calls} == {threading.get_ident()}
    assert calls[0][1] == 100
    assert len(calls) == 3


def test_what_it_raises_comes_through():
    def fail(_sentences, _languages):
        raise LookupError("the model is on holiday")

    with pytest.raises(LookupError, match="on holiday"):
        amur.analyze(["A text."], tagger=fail)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ([], "answered for 0 sentences and was asked for 1"),
        ([[(0, 1, "PERSON")]], "type `PERSON`"),
        ([[(0, 1)]], r"gave \(0, 1\) for a name"),
        ([[("0", 1, "PER")]], "for a name"),
        ([[(0, 1, "PER", 7.0)]], "the score 7; give one from 0 to 1"),
        ([[(0, 1, "PER", float("nan"))]], "the score NaN"),
    ],
)
def test_answers_that_make_no_sense_are_told(answer, message):
    with pytest.raises(amur.InputError, match=message):
        amur.analyze(["A text."], tagger=lambda _sentences, _languages: answer)


def test_names_beyond_the_sentence_are_left_out_with_a_diagnostic():
    def wild(_sentences, _languages):
        return [[(-3, 2, "PER"), (0, 10_000, "PER"), (4, 4, "PER"), (0, 5, "ORG", 0.25)]]

    corpus = amur.analyze(["Vexal is a word."], tagger=wild, input="plain")
    assert names(corpus.mentions) == [("Vexal", "ORG", 0.25)]
    diagnostic = corpus.diagnostics.to_dicts()[0]
    assert (diagnostic["code"], diagnostic["severity"]) == ("tagger-span", "warning")
    assert diagnostic["message"].startswith("3 ")


def test_a_tagger_must_be_callable():
    with pytest.raises(amur.OptionError, match="callable"):
        amur.analyze(["A text."], tagger="spacy")


def test_a_tagger_that_no_table_needs_is_a_mistake():
    with pytest.raises(amur.OptionError, match=r"which `blocks`, `dates` does not need"):
        amur.analyze(["A text."], tagger=quorns, tables=["blocks", "dates"])
    assert len(amur.analyze([TEXT], tagger=quorns, tables=["blocks", "entities"]).entities) == 2


def test_spacy_as_tagger():
    spacy = pytest.importorskip("spacy")
    model = spacy.blank("en")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Vexal Quorn"}])

    def tagger(sentences, _languages):
        for document in model.pipe(sentences):
            yield [(ent.start_char, ent.end_char, ent.label_) for ent in document.ents]

    found = amur.ner(["Yes, Vexal Quorn came."], tagger=tagger)
    assert names(found) == [("Vexal Quorn", "PER", 0.9)]


TEXTS = ["Mr Aldous Pembry moved to Ottawa.", "Nobody here.", "Она живёт в Самаре."]


@pytest.mark.parametrize("column", [list, pa.array, lambda t: pa.chunked_array([t]), pl.Series])
def test_ner_takes_columns(column):
    rows = amur.ner(column(TEXTS)).to_dicts()
    found = [(row["doc_id"], row["text"], row["type"]) for row in rows]
    assert found == [
        ("0", "Aldous Pembry", "PER"),
        ("0", "Ottawa", "LOC"),
        ("2", "Самаре", "LOC"),
    ]
    assert rows[0]["char_start"] == 3


def test_ner_of_a_single_text_is_a_mistake():
    with pytest.raises(amur.InputError, match=r"texts is a single str; .* amur\.ner\("):
        amur.ner("Mr Pembry moved.")
