"""Read a folder of scraped articles into tables, as a nightly job would.

    python examples/batch.py scraped/ tables/ --languages rus,cmn

Memory does not grow with the number of articles. Tables of the night before are replaced
once the new ones are complete. Exits with 1 if documents failed or could not be read, with 2 if
nothing could be done.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import amur


def main() -> int:
    """Run with the arguments of this process and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="+", help="files, folders or globs")
    parser.add_argument("out", type=Path, help="the folder for the tables")
    parser.add_argument("--format", default="parquet", choices=["arrow", "parquet"])
    parser.add_argument("--languages", help="choose from these only, such as rus,cmn")
    parser.add_argument("--threads", type=int, help="how many threads; one per core by default")
    chosen = parser.parse_args()
    try:
        summary = amur.extract(
            chosen.inputs,
            chosen.out,
            format=chosen.format,
            languages=chosen.languages.split(",") if chosen.languages else None,
            threads=chosen.threads,
        )
    except amur.AmurError as error:
        print(f"nothing done: {error}", file=sys.stderr)
        return 2
    megabytes = summary.bytes / 1e6
    wrong = f"{summary.failed:,} failed, {summary.unread:,} not read"
    print(f"{summary.documents:,} documents, {megabytes:,.1f} MB, {wrong}")
    tables = amur.load(chosen.out).tables
    for name, table in tables.items():
        print(f"  {name:<12}{len(table):>12,} rows")
    for row in tables["diagnostics"]:
        if row["severity"] == "error":
            where = row["doc_id"] or row["source"]
            print(f"failed: {where}: {row['message']} ({row['code']})", file=sys.stderr)
    return 1 if summary.failed or summary.unread else 0


if __name__ == "__main__":
    sys.exit(main())
