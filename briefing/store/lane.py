"""The one lane on which the screen reads and marks: in order, never on the event loop, never two at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from briefing.store.library import Library

P = ParamSpec("P")
T = TypeVar("T")


class Lane:
    """A thread that owns the library at `path`; everything asked of it happens in the order it was asked.

    Reads go through a connection that cannot write; marks through one of their own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._reader: Library | None = None
        self._writer: Library | None = None
        self._seen = 0

    def read(
        self, function: Callable[Concatenate[Library, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> asyncio.Future[T]:
        """Call `function(library, ...)` with a read-only library; await the answer, which holds up no key.

        Its turn is taken now, not when it is awaited. The library is made by the first call where there is none. What
        the function raises, LibraryError among it, is raised where the answer is awaited.
        """
        return self._in_turn(lambda: function(self._reading(), *args, **kwargs))

    def write(
        self, function: Callable[Concatenate[Library, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> asyncio.Future[T]:
        """The same with a library that may be written; its marks are on disk when the answer is there.

        Who no longer waits for the answer, because the reader is being left, does not take the mark back.
        """
        return asyncio.shield(self._in_turn(lambda: function(self._writing(), *args, **kwargs)))

    async def changed_elsewhere(self) -> bool:
        """Whether another program (a load, a second reader) has written since this was last asked."""

        def call() -> bool:
            # The writer's own commits do not change its number, so that a mark never hides what a load wrote.
            version = self._writing().data_version()
            changed, self._seen = version != self._seen, version
            return changed

        return await self._in_turn(call)

    def close(self) -> None:
        """Finish what was asked for, then close the library."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _in_turn(self, call: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._thread, call)

    def _reading(self) -> Library:
        if self._reader is None:
            self._writing()  # makes the library, and brings an older one up to date
            self._reader = Library.open(self.path, readonly=True)
        return self._reader

    def _writing(self) -> Library:
        if self._writer is None:
            self._writer = Library.open(self.path)
            self._seen = self._writer.data_version()
        return self._writer

    def _close(self) -> None:
        for library in (self._reader, self._writer):
            if library is not None:
                library.close()
        self._reader = self._writer = None
