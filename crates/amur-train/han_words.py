"""Makes `crates/amur/data/han_words.tsv` out of the dictionary of jieba (MIT): frequent Chinese words with their cost in bits.

    python han_words.py jieba/jieba/dict.txt > ../amur/data/han_words.tsv

`dict.txt` is in the source distribution of jieba on PyPI (`pip download jieba --no-deps`).
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

# Words seen more rarely decide too little for the room they take.
LEAST = 80
LONGEST = 5
PER_ROW = 40

HEAD = """\
# Frequent Chinese words by their cost: -log2 of a word's share of running text, in whole bits. They tell where words begin and end at
# the edges of a known name. Made by crates/amur-train/han_words.py from the dictionary of jieba 0.42.1 (PyPI, MIT,
# copyright 2013 Sun Junyi): words of at most five ideographs that it counts at least 80 times.
cost\twords"""


def main() -> None:
    """Read the dictionary, print the table."""
    counts: dict[str, int] = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split()
        counts[word] = int(count)
    total = sum(counts.values())
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= LEAST and len(word) <= LONGEST and all("\u4e00" <= char <= "\u9fff" for char in word):
            rows[round(-math.log2(count / total))].append(word)
    print(HEAD)
    for cost in sorted(rows):
        words = sorted(rows[cost])
        for start in range(0, len(words), PER_ROW):
            print(cost, " ".join(words[start : start + PER_ROW]), sep="\t")


if __name__ == "__main__":
    main()
