"""The quotation sets scored against their gold: figures must not fall below what was reached."""

import pytest

import amur
import quote_sets

# A little below what was measured (docs/QUALITY.md), so that they fail when something breaks.
FLOORS = {
    ("dev", "rus"): 0.83,
    ("dev", "cmn"): 0.78,
    ("dev", "vie"): 0.72,
    ("test", "rus"): 0.71,
    ("test", "cmn"): 0.77,
    ("test", "vie"): 0.67,
}


@pytest.mark.parametrize(("half", "lang"), list(FLOORS))
def test_quotations_are_found_as_well_as_before(half, lang):
    figures = quote_sets.score(half, lang).figures()
    assert figures["joint f1"] >= FLOORS[half, lang], figures
    assert figures["span f1"] >= 0.74, figures


def test_a_quotation_points_at_its_words():
    text = "“Trade,” Sergei Lavrov told Reuters on Monday, “is growing.” He said it would double."
    corpus = amur.analyze([{"text": text, "lang": "eng"}], input="plain")
    first, second = corpus.quotes
    pieces = [text[part["char_start"] : part["char_end"]] for part in first["fragments"]]
    assert pieces == ["Trade,", "is growing."]
    assert first["quoted"] == first["fragments"]
    assert (first["kind"], second["kind"]) == ("direct", "indirect")
    assert first["text"] == text[first["char_start"] : first["char_end"]]
    assert first["cue_text"] == text[first["cue_char_start"] : first["cue_char_end"]] == "told"
    assert first["speaker_text"] == "Sergei Lavrov"
    assert (second["speaker_text"], second["speaker"]) == ("He", "Sergei Lavrov")
    assert first["speaker_id"] == second["speaker_id"] == "per:sergei-lavrov"
    assert first["via"] == "Reuters"
    assert [row["source_id"] for row in corpus.citations] == ["org:reuters"]
