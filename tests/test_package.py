"""The package as it is built."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import amur
from amur import _core

ROOT = Path(__file__).parent.parent


def test_what_is_public_is_documented():
    assert sorted(amur.__all__) == amur.__all__
    for name in amur.__all__:
        thing = getattr(amur, name)
        assert name == "__version__" or inspect.getdoc(thing), name
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                    assert inspect.getdoc(value), f"{name}.{member}"
    for name in _core.__all__:
        assert name == "__version__" or inspect.getdoc(getattr(_core, name)), name


def test_the_stub_agrees_with_the_module(tmp_path):
    config = tmp_path / "mypy.ini"
    # The stub stands alone: following its imports would check pandas and polars too.
    config.write_text("[mypy]\nfollow_imports = skip\n")
    stubtest = [sys.executable, "-m", "mypy.stubtest", "amur._core", "--mypy-config-file", config]
    done = subprocess.run(stubtest, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout


def test_it_is_typed_and_built_for_every_python():
    package = Path(amur.__file__).parent
    assert (package / "py.typed").exists()
    assert Path(_core.__file__).name in {"_core.abi3.so", "_core.pyd"}
    assert f'version = "{amur.__version__}"' in (ROOT / "Cargo.toml").read_text("utf-8")
