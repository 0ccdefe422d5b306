"""How fast and how large: the whole path, start-up, memory, the wheel, the steps one by one."""

from __future__ import annotations

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .report import ROOT, SHARED, Figure, Report, Skipped, need

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

COVERAGE = "`../shared/data/coverage`"
COPIES = 10

# In a process of its own: the peak of a child counts the memory of the parent it was forked from.
PEAK = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
START = """
import time
start = time.perf_counter()
import amur
imported = time.perf_counter()
amur.analyze(["Sergei Lavrov met Wang Yi in Beijing."])
print(imported - start, time.perf_counter() - start)
"""


class Run(NamedTuple):
    """One run over the coverage."""

    seconds: float
    cpu: float


def whole(chosen: argparse.Namespace) -> Report:
    """Speed of the whole path, memory, start-up, size."""
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"load average {load:.1f}: others are at work, times will be noisy", file=sys.stderr)
    files = sorted(need(SHARED / "data" / "coverage").glob("*.jsonl"))
    rows = [*memory(files, chosen.repeat), *start(chosen.repeat)]  # first, while this is small
    rows = [*throughput(files, chosen.repeat), *rows, wheel(chosen.wheel)]
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    note = f"{machine}; medians of {chosen.repeat} runs; load average at the start {load:.1f}."
    return Report(rows, note)


def throughput(files: list[Path], repeat: int) -> list[Figure]:
    """MB and words a second, on one thread and on two by turns."""
    import amur

    items = [json.loads(line) for path in files for line in path.open(encoding="utf-8")]
    size = sum(len(item["text"].encode()) for item in items) / 1e6
    words = sum(amur.read(files, tables=["articles"], progress=False).articles["n_words"])

    def extract(threads: int) -> None:
        with tempfile.TemporaryDirectory() as out:
            amur.extract(files, out, threads=threads, progress=False)

    def analyze(threads: int) -> None:
        amur.analyze(items, threads=threads, progress=False)

    def rates(seconds: float) -> str:
        return f"{size / seconds:.2f} MB/s, {words / seconds:,.0f} words/s"

    rows = []
    data = f"{COVERAGE}, {size:.1f} MB of text"
    others = "for names alone: spaCy sm 0.04, natasha 0.20, LAC 0.09, underthesea 0.02"
    for name, work in (("`amur.extract`", extract), ("`amur.analyze`", analyze)):
        runs = by_turns(work, repeat)
        one, two = ([run.seconds for run in runs[threads]] for threads in (1, 2))
        ratio = median(a / b for a, b in zip(one, two, strict=True))
        cpu = median(run.cpu for run in runs[1])
        rows += [
            Figure("one thread", data, rates(median(one)), "≥ 3 MB/s", "", name),
            Figure("one thread, MB per CPU second", data, f"{size / cpu:.2f}", "", others, name),
            Figure("two threads", data, rates(median(two)), "", "", name),
            Figure("two threads over one, by pairs", data, f"{ratio:.2f} ×", "≥ 1.7 ×", "", name),
        ]
        others = ""
    return rows


def by_turns(work: Callable[[int], None], repeat: int) -> dict[int, list[Run]]:
    """Runs on one and two threads by turns, so that a change of the machine's speed meets both."""
    work(2)
    runs: dict[int, list[Run]] = {1: [], 2: []}
    for _ in range(repeat):
        for threads, done in runs.items():
            wall, cpu = time.perf_counter(), time.process_time()
            work(threads)
            done.append(Run(time.perf_counter() - wall, time.process_time() - cpu))
    return runs


def memory(files: list[Path], repeat: int) -> list[Figure]:
    """Peak memory of the command, on the coverage and on ten times as much with fresh ids."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large"
        large.mkdir()
        multiply(files, large)
        single = median(peak(files, Path(folder) / "out") for _ in range(repeat))
        tenfold = peak([large], Path(folder) / "out")
    growth = tenfold / single - 1
    command = "`amur extract`"
    return [
        Figure("peak memory", COVERAGE, f"{single:.0f} MB", "", "spaCy sm 940 MB", command),
        Figure(
            f"peak memory, {COPIES} × the input",
            f"{COVERAGE}, copied with fresh ids",
            f"{tenfold:.0f} MB, {growth:+.0%}",
            "≤ +20%",
            "",
            command,
        ),
    ]


def multiply(files: list[Path], folder: Path) -> None:
    """Copies of all records, each with an id of its own."""
    for copy in range(COPIES):
        for path in files:
            with (
                path.open(encoding="utf-8") as lines,
                (folder / f"{copy}-{path.name}").open("w", encoding="utf-8") as out,
            ):
                for line in lines:
                    record = json.loads(line)
                    record["id"] = f"{record['id']}-{copy}"
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def peak(inputs: list[Path], out: Path) -> float:
    """Peak resident memory of the command over these inputs, in MB."""
    command = ["-m", "amur", "extract", *map(str, inputs), "--out", str(out), "--quiet"]
    return int(python(PEAK, *command)) * 1024 / 1e6


def start(repeat: int) -> list[Figure]:
    """Time to import, and to the first result."""
    runs = [tuple(map(float, python(START).split())) for _ in range(2 * repeat + 1)][1:]
    imported, result = (1000 * median(run[at] for run in runs) for at in range(2))
    return [
        Figure("`import amur`", "", f"{imported:.0f} ms", "< 150 ms"),
        Figure(
            "first result, import included",
            "one sentence",
            f"{result:.0f} ms",
            "",
            "spaCy sm 1,200 ms",
            "`amur.analyze`",
        ),
    ]


def wheel(given: Path | None) -> Figure:
    """Size of the wheel."""
    built = [given] if given else sorted((ROOT / "dist").glob("amur-*.whl"), key=_age)
    size = f"{built[-1].stat().st_size / 1e6:.1f} MB" if built else "not built here"
    return Figure("wheel", "", size, "", "", "`pip wheel . --no-deps`")


def steps(chosen: argparse.Namespace) -> Report:
    """Each step alone, by language."""
    if not chosen.bench:
        raise Skipped("--bench was not asked for")
    command = ["cargo", "bench", "--quiet", "--package", "amur", "--features", "bench"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise Skipped(f"cargo bench failed: {done.stderr.strip().splitlines()[-1]}")
    found = divan(done.stdout)
    languages = list(dict.fromkeys(lang for by_language in found.values() for lang in by_language))
    if not languages:
        raise Skipped("cargo bench printed nothing that could be read")
    rows = [
        {"step": name, **{lang: by_language.get(lang, "") for lang in languages}}
        for name, by_language in found.items()
    ]
    note = "MB/s on one thread, medians; `cargo bench -p amur --features bench`."
    return Report(rows, note)


def divan(printed: str) -> dict[str, dict[str, str]]:
    """Median MB/s by bench and argument, out of what divan prints."""
    found: dict[str, dict[str, str]] = {}
    bench = argument = ""
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.split("│")]
        label = re.match(r"[│\s]*[├╰]─ (\w+)", line)
        if label and not line.startswith(("│  ", "   ")):
            bench, argument = label[1], ""
        elif label:
            argument = label[1]
        rates = [cell for cell in cells if re.fullmatch(r"[\d.]+ [KMGT]?B/s", cell)]
        if rates and argument:
            # Beside the fastest and the slowest run stand the median and the mean.
            number, unit = rates[-2].split()
            scale = {"B/s": 1e-6, "KB/s": 1e-3, "MB/s": 1, "GB/s": 1e3, "TB/s": 1e6}[unit]
            found.setdefault(re.sub(r"^s\d_", "", bench), {})[argument] = (
                f"{float(number) * scale:.3g}"
            )
    return found


def python(code: str, *arguments: str) -> str:
    """What a program prints in a Python of its own."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Skipped(f"a measurement failed: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout


def median(values: Iterable[float]) -> float:
    """The median."""
    return statistics.median(list(values))


def _age(path: Path) -> float:
    return path.stat().st_mtime
