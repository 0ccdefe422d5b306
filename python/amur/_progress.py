"""A progress bar for runs that take longer than a moment."""

from __future__ import annotations

import sys
import time
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

DELAY = 1.0
"""Seconds after which a run shows its bar, unless it was told to or not to."""


class Progress:
    """Shows how far a run is. Called by the engine about ten times a second."""

    def __init__(self, show: bool | None, documents: int | None = None) -> None:
        """Prepare a bar.

        Args:
            show: At once, never, or (`None`) after a second where somebody may be looking.
            documents: How many there will be, if that is known.
        """
        self._bar: Any = None
        self._documents = documents
        self._wanted = _watched() if show is None else show
        self._started = time.monotonic()
        self._delay = DELAY if show is None else 0.0

    def __call__(self, documents: int, size: int, total_size: int | None) -> None:
        """Show that so many documents, of so many bytes of all, are done."""
        if self._bar is None:
            if not self._wanted or time.monotonic() < self._started + self._delay:
                return
            self._bar = self._open(total_size)
        by_size = self._documents is None and total_size is not None
        if by_size:
            # Documents differ in size, so the bytes give the better time of arrival.
            self._bar.set_postfix(documents=documents, refresh=False)
        self._bar.update((size if by_size else documents) - self._bar.n)

    def _open(self, total_size: int | None) -> Any:
        # Imported here because it takes longer to import than Amur itself.
        from tqdm import TqdmWarning

        with warnings.catch_warnings():
            # In a notebook without ipywidgets it is a bar of letters, which is no mistake.
            warnings.simplefilter("ignore", TqdmWarning)
            from tqdm.auto import tqdm

        if self._documents is not None or total_size is None:
            bar = tqdm(desc="amur", total=self._documents, unit="doc")
        else:
            bar = tqdm(desc="amur", total=total_size, unit="B", unit_scale=True)
        # The rate counts from the start of the run, not of the bar.
        bar.start_t -= time.monotonic() - self._started
        return bar

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is None:
            return
        if error is None and self._bar.total:
            # What a file has beside its documents, such as the keys of JSON, was not counted.
            self._bar.update(self._bar.total - self._bar.n)
        self._bar.close()


def _watched() -> bool:
    """Whether standard error is a terminal or a notebook's, rather than a log file's."""
    return "ipykernel" in sys.modules or bool(sys.stderr and sys.stderr.isatty())
