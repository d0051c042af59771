"""What takes its time beside the reader: loads and analyses, one at a time, seen in the header and stopped by a key."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from briefing.commands import first_key
from briefing.screens.desk import told
from briefing.screens.following import Following
from briefing.screens.framed import lay
from briefing.screens.loading import Job, LoadJob, ReanalyseJob
from briefing.settings import Settings
from briefing.store.lane import Lane
from briefing.text import counted

_SECONDS_TO_REPEAT: Final = 10.0


class Working(Following):
    """The actions that start and stop work in a process of its own; no key waits for it."""

    def __init__(self, lane: Lane, settings: Settings, config: Path) -> None:
        super().__init__(lane, settings)
        self.busy_with = ""
        """What is going on, for the header; empty for nothing."""
        self._config = config
        self._job: Job | None = None
        self._last_source = ""
        self._asked_at = -_SECONDS_TO_REPEAT
        self._failures: list[str] = []

    async def reload(self) -> None:
        """Read anew all that is shown; the reader screen knows how."""

    # ------------------------------------------------------------------ starting

    async def action_load(self) -> None:
        from briefing.screens.overlays import LoadPrompt

        if not self._is_busy():
            await lay(self, LoadPrompt(self._last_source), self._load_from)

    def _load_from(self, source: str | None) -> None:
        if source:
            self._last_source = source
            self._work(LoadJob(self.lane.path, source, self._say, self._config))

    def action_reanalyse(self) -> None:
        """Start at the second press: a large library takes its time, and nobody wants that by a slip."""
        if self._is_busy():
            return
        if time.monotonic() - self._asked_at > _SECONDS_TO_REPEAT:
            self._asked_at = time.monotonic()
            articles = counted(self.counts.articles, "article")
            self.tell(f"{self._key('reanalyse')} again analyses {articles} anew; what you marked stays")
        else:
            self._work(ReanalyseJob(self.lane.path, self._say, self._config))

    def _is_busy(self) -> bool:
        if self._job is not None:
            self.tell(f"Another one is running: {self._job.DOING}; {self._key('stop-load')} stops it")
        return self._job is not None

    # ------------------------------------------------------------------ its course and its end

    def _work(self, job: Job) -> None:
        self._job = job
        self.run_worker(self._follow(job), group="load")

    async def _follow(self, job: Job) -> None:
        try:
            said = await job.run()
            self._failures = job.failures
            self.tell(f"{said} — {self._key('stop-load')} shows what failed" if len(self._failures) > 1 else said)
            await self._list_done()
        finally:
            self._job = None
            self._say("")

    @told
    async def _list_done(self) -> None:
        """List what came of it: the reader asked for it, so it need not wait."""
        await self.reload()
        if self.waiting:
            await self.list_stories()

    def _say(self, sentence: str) -> None:
        self.busy_with = sentence
        self.describe()

    async def action_stop_load(self) -> None:
        if self._job is not None:
            self._job.stop()
        elif self._failures:
            from briefing.screens.overlays import FailuresScreen

            await lay(self, FailuresScreen(self._failures))
        else:
            self.tell("No load is running")

    async def on_unmount(self) -> None:
        if self._job is not None:
            self._job.stop()
        await self.keep_last_place()

    def _key(self, command_id: str) -> str:
        return first_key(command_id, self.settings.keys)
