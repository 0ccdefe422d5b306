"""What several tests use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import amur

COVERAGE = Path(__file__).parent.parent / "examples" / "coverage"
TABLES = list(amur.schema())


@pytest.fixture(scope="session")
def coverage() -> Path:
    """The folder of sample articles."""
    return COVERAGE


@pytest.fixture(scope="session")
def corpus() -> amur.Corpus:
    """The sample articles, read."""
    return amur.read(COVERAGE)


@pytest.fixture(scope="session")
def article() -> str:
    """A sample article of ordinary length."""
    return (COVERAGE / "01_energy_talks_en.txt").read_text("utf-8")


def python(code: str, *args: str, timeout: float = 60) -> str:
    """Run a program in a Python of its own and return what it prints."""
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
