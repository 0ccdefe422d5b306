"""The language of single texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amur import _core
from amur._frames import readable
from amur._options import names
from amur._progress import Progress
from amur._table import Table
from amur.exceptions import InputError

if TYPE_CHECKING:
    from amur._types import Names, Texts


def detect(texts: Texts, *, languages: Names | None = None) -> Table:
    """Tell the language of each text, where nothing else is wanted of it.

    One row for each text, in order; a missing text is a row of nulls.

    Args:
        texts: A list of texts, or a column of them: a series of polars or pandas, an array of
            pyarrow, anything with `__arrow_c_stream__` or `__arrow_c_array__`.
        languages: The languages to choose from, as codes of ISO 639-3 or 639-1 (`rus`, `ru`), also
            with a script or region (`zh-CN`); all that are known by default.

    Returns:
        The columns `lang` (ISO 639-3; `und` where there is no evidence), `lang_score` (0.9 is right
        nine times in ten), `lang_reliable`, `script` (ISO 15924; of Chinese `Hans` or `Hant`) and
        `foreign` (quotations in another language, as offsets in code points).

    Raises:
        InputError: The texts are not texts.
        OptionError: A language does not exist.

    Examples:
        >>> import amur
        >>> table = amur.detect(["Переговоры завершены", "兩國簽署了協議", None])
        >>> table["lang"], table["script"]
        (['rus', 'cmn', None], ['Cyrl', 'Hant', None])
    """
    if isinstance(texts, (str, bytes)):
        raise InputError(f"texts is a single {type(texts).__name__}; pass a list: amur.detect([…])")
    chosen = names("languages", languages)
    found = _core.detect(readable(texts)[0], chosen, Progress(False))
    return Table("languages", found, "One row is a text.")
