"""What was said on the command line before the command: which library, which settings."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.cli.output import warn
from briefing.errors import LibraryError, LibraryOutdated
from briefing.settings import Paths, Settings, load

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller
    from briefing.store.library import Library


@dataclass(frozen=True, slots=True)
class Given:
    """The files in use; commands that need the library open it through here, so that importing stays cheap."""

    paths: Paths

    def reading(self) -> Library:
        """The library, for looking only; works while another program writes. Raises LibraryError.

        One that an older version wrote is brought up to date first, where it can be written.
        """
        from briefing.store.library import Library

        try:
            return Library.open(self.paths.library, readonly=True)
        except LibraryOutdated as error:
            try:
                self.writing().close()
            except LibraryError:
                raise error from None
        return Library.open(self.paths.library, readonly=True)

    def writing(self) -> Library:
        """The library, made if need be; one that an older version wrote is brought up to date, which is told.

        Raises LibraryError.
        """
        from briefing.store.library import Library

        with suppress(LibraryError):  # what else is wrong with it is told by opening it to write
            try:
                Library.open(self.paths.library, readonly=True).close()
            except LibraryOutdated:
                warn(f"briefing: {self.paths.library} is brought up to date; a large library takes a while, once")
        return Library.open(self.paths.library)

    def follow(self, library: Library) -> None:
        """Let the actors of a library follow what was loaded, where it can be written; else say that they lag behind.

        They do after an older version wrote it, and while a load runs or after one broke off.
        """
        from briefing.pipeline import casting
        from briefing.store import roster

        if not roster.changed(library, 1):
            return
        try:
            with self.writing() as writable:
                casting.bring_up_to_date(writable)
        except LibraryError as error:
            warn(f"briefing: the actors are as they were before the last load ({error})")

    def settings(self) -> Settings:
        """The reader's wishes. Raises SettingsError."""
        return load(self.paths.config)

    def labeller(self) -> Labeller | None:
        """What has a say on names beside the rules, told on standard error where the settings ask for one."""
        from briefing.pipeline.analysing import labeller_of

        wishes = self.settings()
        if wishes.engine != "rules":
            from briefing.pipeline import labelling

            warn(f"briefing: {labelling.told(wishes.model)}")
        return labeller_of(wishes)
