"""The export of stories and articles from the reader: to a file, the editor, the pager or the browser."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.errors import NotFound
from briefing.model import Chapter
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.working import Working
from briefing.settings import Settings, paths
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted

if TYPE_CHECKING:
    from briefing.screens.export_prompt import What, Where, Wish

_MOST_STORIES: Final = 500
_TOLD_FROM: Final = 20
_PRIVATE: Final = 0o600


class Exporting(Working):
    """The export. `export_wish` is how it was last wished for, its file among it; None before the first."""

    def __init__(self, lane: Lane, settings: Settings, config: Path) -> None:
        super().__init__(lane, settings, config)
        self.export_wish: Wish | None = None

    @told
    async def action_export(self) -> None:
        """Ask what is to be exported, in which form, and where to."""
        from briefing.screens.export_prompt import ExportScreen, Wish

        if choices := self._exportable():
            await lay(self, ExportScreen(choices, self.export_wish or Wish(), self._export_to))
        else:
            self.tell("There is nothing to export yet")

    def _exportable(self) -> list[What]:
        """What can be exported here, the likeliest first."""
        from briefing.screens.export_prompt import What

        meant, listed = self.stories_meant(), self.stories.ids
        found = [What("this story", tuple(meant))] if len(meant) == 1 else []
        if len(meant) > 1:
            found.append(_several(meant, "the {} stories picked out"))
        if self.story is not None and self.pane_name != "stories":
            found.append(What("this article", article=self.story.row.key))
        if len(listed) > 1:
            found.append(_several(listed, "all {} stories listed"))
        return found

    def _export_to(self, what: What, wish: Wish, where: Where) -> None:
        self.export_wish = wish
        export = self._export_file(what, wish) if where == "file" else self._export_outside(what, wish, where)
        self.run_worker(export, group="export", exclusive=True)

    @told
    async def _export_file(self, what: What, wish: Wish) -> None:
        from briefing.export import files, forms

        chapters = await self._gathered(what, wish.full)
        written = await asyncio.to_thread(lambda: files.write(wish.path, forms.written(wish.form, chapters)))
        self.tell(f"Wrote {what.name} to {written}")

    @told
    async def _export_outside(self, what: What, wish: Wish, where: Where) -> None:
        from briefing.export import forms
        from briefing.screens import outside

        form = "html" if where == "browser" else wish.form
        chapters = await self._gathered(what, wish.full)
        text = await asyncio.to_thread(forms.written, form, chapters)
        if where == "browser":
            outside.browse(self.app, _kept(text, "briefing.html").as_uri())
            self.tell(f"Opened {what.name} in the browser")
            return
        command = outside.editor() if where == "editor" else outside.pager()
        with _passing(text, forms.ending_of(form)) as file:
            if code := outside.run(self.app, [*command, str(file)]):
                self.tell(f"{command[0]} ended with code {code}")

    async def _gathered(self, what: What, full: bool) -> list[Chapter]:
        """The chapters, one reading each, so that keys are acted on in between; a story that is gone has none."""
        if what.article is not None:
            return [await self.lane.read(_article, key=what.article, full=full)]
        if len(what.stories) >= _TOLD_FROM:
            self.tell(f"Gathering {counted(len(what.stories), 'story', 'stories')}…")
        found = [await self.lane.read(_story, story=story, full=full) for story in what.stories]
        return [chapter for chapter in found if chapter is not None]


def _several(stories: Sequence[int], name: str) -> What:
    """What is exported of several stories; of a great many the first, and the reader is told so."""
    from briefing.screens.export_prompt import What

    first = f"the first {_MOST_STORIES:,} of " if len(stories) > _MOST_STORIES else ""
    return What(first + name.format(f"{len(stories):,}"), tuple(stories[:_MOST_STORIES]))


@contextmanager
def _passing(text: str, ending: str) -> Iterator[Path]:
    """A file of the reader's alone that is gone afterwards."""
    file = _kept(text, f"briefing-{os.getpid()}{ending}")
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def _kept(text: str, name: str) -> Path:
    """A file of the reader's alone in the cache folder, in place of an older one of its name."""
    from briefing.export import files

    folder = paths().cache / "export"
    with suppress(OSError):  # writing the file says what is wrong
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return files.write(str(folder / name), text, mode=_PRIVATE)


# What follows runs on the lane.


def _story(library: Library, story: int, full: bool) -> Chapter | None:
    from briefing.pipeline import chapters

    try:
        return chapters.of_story(library, story, full=full)
    except NotFound:
        return None


def _article(library: Library, key: int, full: bool) -> Chapter:
    from briefing.pipeline import chapters

    return chapters.of_article(library, key, full=full)
