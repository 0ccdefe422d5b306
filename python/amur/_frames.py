"""Data frames that Arrow has no form for as they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from amur.exceptions import InputError

if TYPE_CHECKING:
    import polars


def readable(items: Any) -> tuple[Any, list[str]]:
    """Return items in a form that the engine can read, and the columns that have none.

    polars hands out columns of Python objects as addresses of its own, and columns that know no
    type (`[None, None]`) with a buffer that Arrow does not have there.
    """
    polars = sys.modules.get("polars")
    if polars is None:
        return items, []
    if isinstance(items, polars.LazyFrame):
        raise InputError("the LazyFrame was not run yet; pass what its .collect() returns")
    if isinstance(items, polars.Series):
        if items.dtype == polars.Object:
            return items.to_list(), []
        return items.cast(_typed(items.dtype)), []
    if not isinstance(items, polars.DataFrame):
        return items, []
    objects = [name for name, kind in items.schema.items() if kind == polars.Object]
    for name in objects:
        if name in ("text", "html"):
            raise InputError(
                f"column `{name}` has the type Object; make it text: cast it to String"
            )
    frame = items.drop(objects)
    return frame.cast({name: _typed(kind) for name, kind in frame.schema.items()}), objects


def _typed(kind: polars.DataType) -> Any:
    """A type with text in the place of what is unknown."""
    import polars

    if kind == polars.Null:
        return polars.String
    if isinstance(kind, polars.List):
        return polars.List(_typed(kind.inner))  # type: ignore[arg-type]
    if isinstance(kind, polars.Array):
        return polars.Array(_typed(kind.inner), kind.size)  # type: ignore[arg-type]
    if isinstance(kind, polars.Struct):
        return polars.Struct({field.name: _typed(field.dtype) for field in kind.fields})  # type: ignore[arg-type]
    return kind
