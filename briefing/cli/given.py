"""What was said on the command line before the command: which library, which settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.settings import Paths

if TYPE_CHECKING:
    from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class Given:
    """The files in use; commands that need the library open it through here, so that importing stays cheap."""

    paths: Paths

    def reading(self) -> Library:
        """The library, for looking only; works while another program writes. Raises LibraryError."""
        from briefing.store.library import Library

        return Library.open(self.paths.library, readonly=True)

    def writing(self) -> Library:
        """The library, made if need be. Raises LibraryError."""
        from briefing.store.library import Library

        return Library.open(self.paths.library)
