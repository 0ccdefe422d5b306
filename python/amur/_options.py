"""Options as the engine takes them; one of a wrong type is named with what it should be."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

from amur import _core
from amur.exceptions import AmurError, InputError, OptionError


def options(
    tables: Any,
    languages: Any,
    threads: Any,
    gazetteer: Any,
    input: Any,
    columns: Any = None,
) -> _core.Options:
    """Check the types of the options of a run, and their values."""
    if not isinstance(input, str):
        raise _wrong("input", input, "write `scraped` or `plain`")
    return _core.Options(
        tables=names("tables", tables),
        languages=names("languages", languages),
        threads=_threads(threads),
        gazetteers=[] if gazetteer is None else paths("gazetteer", gazetteer, OptionError),
        input=input,
        columns=_columns(columns),
    )


def names(option: str, given: Any) -> list[str] | None:
    """Check an option that is a name or several; none is not a choice."""
    if given is None:
        return None
    wanted = "give a str or a list of str"
    if isinstance(given, str):
        return [given]
    if isinstance(given, bytes) or not isinstance(given, Iterable):
        raise _wrong(option, given, wanted)
    several = list(given)
    for position, name in enumerate(several):
        if not isinstance(name, str):
            raise _wrong(f"{option}[{position}]", name, wanted)
    if not several:
        raise OptionError(f"{option} is empty; name some, or leave it out for all")
    return several


def paths(option: str, given: Any, error: type[AmurError] = InputError) -> list[str]:
    """Check a path or several."""
    wanted = "give a path or a list of paths"
    if isinstance(given, (str, PathLike)):
        given = [given]
    elif isinstance(given, bytes) or not isinstance(given, Iterable):
        raise _wrong(option, given, wanted, error)
    several = []
    for position, one in enumerate(given):
        path = os.fspath(one) if isinstance(one, (str, PathLike)) else None
        if not isinstance(path, str):
            raise _wrong(f"{option}[{position}]", one, wanted, error)
        several.append(path)
    return several


def path(option: str, given: Any) -> str:
    """Check a single path."""
    one = os.fspath(given) if isinstance(given, (str, PathLike)) else None
    if not isinstance(one, str):
        raise _wrong(option, given, "give a path", InputError)
    return one


def format_name(given: Any) -> str:
    """Check the name of a format."""
    if not isinstance(given, str):
        raise _wrong("format", given, "give the name of a format, such as `arrow`")
    return given


def _threads(given: Any) -> int | None:
    if given is None:
        return None
    wanted = "give a whole number from 1 on, or leave it out for one per core"
    try:
        number = operator.index(given)
    except TypeError:
        raise _wrong("threads", given, wanted) from None
    if isinstance(given, bool):
        raise _wrong("threads", given, wanted)
    if number.bit_length() > 32:
        raise OptionError(f"threads is {'below 0' if number < 0 else 'far too large'}; {wanted}")
    return number


def _columns(given: Any) -> list[tuple[str, str]]:
    if given is None:
        return []
    wanted = 'give a dict such as {"text": "article_body"}'
    if not isinstance(given, Mapping):
        raise _wrong("columns", given, wanted)
    for field, column in given.items():
        if not isinstance(field, str):
            raise _wrong("columns: a field", field, wanted)
        if not isinstance(column, str):
            raise _wrong(f"columns[{field!r}]", column, wanted)
    return list(given.items())


def _wrong(
    option: str, given: object, wanted: str, error: type[AmurError] = OptionError
) -> AmurError:
    return error(f"{option} is a {type(given).__name__}; {wanted}")
