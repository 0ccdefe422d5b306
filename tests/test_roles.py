"""The roles of lines of scraped pages: figures must not fall below what was reached."""

import roles

# A little below what was measured (docs/roles.md), so that they fail when something breaks.
FLOORS = {"line accuracy": 0.86, "body f1": 0.92, "body recall": 0.955}


def test_pages_of_other_writers_are_read_as_well_as_before():
    half = roles.pages("test")
    figures = roles.score(half, roles.by_amur(half)).figures()
    low = {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}
    assert not low, low
    for rule in (roles.by_length, roles.by_c4):
        peer = roles.score(half, roles.baseline(half, rule)).figures()
        assert figures["body f1"] > peer["body f1"] + 0.05


def test_a_fused_line_needs_its_blocks_in_order():
    score = roles.Score()
    assert score.add("date+outlet", [("date", "May 24, 2022"), ("outlet", "Harbour News")])
    assert not score.add("date+outlet", [("outlet", "Harbour News"), ("date", "May 24, 2022")])
    assert score.add("ad|boilerplate", [("boilerplate", "Sign up")])
    assert score.figures()["line accuracy"] == 2 / 3


def test_what_pages_say_of_themselves():
    made = roles.metadata()
    for name, told in (
        ("title", 105),
        ("authors", 64),
        ("outlet", 76),
        ("published", 146),
        ("url", 5),
    ):
        assert made[name][0] >= told, name
    # Unknown stays null.
    for name, null in (("authors", 67), ("outlet", 14), ("published", 8), ("url", 203)):
        assert made[name][2] >= null, name
