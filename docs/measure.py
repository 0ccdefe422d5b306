"""Refreshes the figures of `docs/QUALITY.md`.

    pip install . && pip wheel . --no-deps --wheel-dir dist
    python docs/measure.py                  # all that can be measured here
    python docs/measure.py --only parse     # some of the tables
    python docs/measure.py --bench          # the steps one by one as well: needs Rust

Needs the package installed, and nothing else. The evaluators and most data live beside the
project in `../shared`; where it is absent, the tables made from it stay as they are.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measuring import evidence, speed, text
from measuring.report import ROOT, Skipped, insert, render

QUALITY = ROOT / "docs" / "QUALITY.md"
TABLES = {
    "whole": speed.whole,
    "steps": speed.steps,
    "decode": text.decode,
    "roles": text.roles,
    "pages": text.pages,
    "language": text.language,
    "names": evidence.names,
    "links": evidence.links,
    "figures": evidence.figures,
    "dates": evidence.dates,
    "quotes": evidence.quotes,
}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", metavar="TABLES", help=f"some of: {','.join(TABLES)}")
    parser.add_argument("--bench", action="store_true", help="run `cargo bench` for table `steps`")
    parser.add_argument("--repeat", type=int, default=5, help="runs of which medians are taken")
    parser.add_argument("--wheel", type=Path, help="the wheel to weigh; the newest in dist/")
    chosen = parser.parse_args()
    names = chosen.only.split(",") if chosen.only else list(TABLES)
    if unknown := [name for name in names if name not in TABLES]:
        parser.error(f"no table {', '.join(unknown)}; there are {', '.join(TABLES)}")
    skipped = 0
    for name in names:
        try:
            table = render(TABLES[name](chosen))
        except Skipped as reason:
            print(f"{name}: skipped, {reason}", file=sys.stderr)
            skipped += 1
            continue
        print(f"{name}\n\n{table}", flush=True)
        insert(QUALITY, name, table)
    print(f"{len(names) - skipped} tables written to {QUALITY.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
