"""The sample coverage scored against its gold: figures must not fall below what was reached."""

import amur
import sample

# A little below what was measured (docs/QUALITY.md), so that they fail when something breaks.
FLOORS = {
    "role accuracy": 0.85,
    "body f1": 0.92,
    "mention f1": 0.86,
    "mention precision": 0.885,
    # Of the found mentions of what the gazetteer knows.
    "name": 0.93,
    "country": 0.97,
    # Of all found mentions, over all documents and languages.
    "together": 0.965,
    "metonym f1": 0.85,
}


def test_sample_is_read_as_well_as_before():
    figures = sample.score(amur.read(sample.EXAMPLES / "coverage"))["all"]
    low = {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}
    assert not low, low
