"""Packages that are imported when first needed."""

from __future__ import annotations

import importlib
from typing import Any

from amur.exceptions import DependencyError


def require(package: str, *, extra: str | None = None) -> Any:
    """Import an optional package, or say how it is installed.

    Args:
        package: Name of the package.
        extra: The extra of Amur that brings it, where its name is another.
    """
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as error:
        raise DependencyError(
            f"this needs {package}, which cannot be imported ({error}); "
            f'run: pip install "amur[{extra or package}]"'
        ) from error
