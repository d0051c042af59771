"""The screen that lays a story open: what is in it, why, what came before and after; and says it otherwise by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.pipeline import sorting
from briefing.screens import story_words
from briefing.screens.bindings import calls
from briefing.screens.framed import lay
from briefing.screens.overlay import CLOSE, MOVE, Overlay
from briefing.screens.story_words import Laid
from briefing.screens.telling import tell, tell_error
from briefing.screens.walking import settled
from briefing.screens.why import WhyScreen, in_short, why
from widgets.bars import HintLine, PaneTitle
from widgets.story_sheet import NoteLines, SheetList, SheetRow

if TYPE_CHECKING:
    from briefing.screens.sorting import Change, Sorting
    from widgets.pick_list import Pick

_PAUSE: Final = 0.05
_HINTS: Final = {
    "text": [("s", "split off"), ("m", "move"), ("n", "keep apart")],
    "alone": [("c", "fold again"), ("s", "split off"), ("m", "move")],
    "copy": [("c", "show for itself")],
    "story": [],
}
_ROOM_FOR_WHY: Final = 18


class StoryScreen(Overlay):
    """A story laid open. What is changed here is changed at once, and can be undone here or in the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Open the article or story", id="story.enter", show=False, priority=True),
        calls("open", "enter", "Open the article or story"),
        calls("why", "why", "Show why this is here"),
        calls("compare", "compare", "Compare the article with the open one"),
        Binding("s", "split", "Split the article off", id="story.split", show=False, priority=True),
        Binding("m", "shift", "Move the article to another story", id="story.move", show=False, priority=True),
        Binding("n", "never", "Never with the open article", id="story.never", show=False, priority=True),
        Binding("c", "alone", "Show a copy for itself, or fold it", id="story.alone", show=False, priority=True),
        calls("merge-story", "merge"),
        calls("earlier"),
        calls("later"),
        calls("undo", "take_back"),
        calls("redo", "take_again"),
        calls("story", "leave", "Close"),
    ]

    def __init__(self, desk: Sorting, laid: Laid) -> None:
        super().__init__()
        self._desk = desk
        self._laid = laid
        texts = [text.row.key for text in laid.sheet.texts]
        self._anchor = self._open_key if self._open_key in texts else texts[0]
        self._whys: dict[tuple[int, int], tuple[str, ...]] = {}
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield SheetList()
            yield NoteLines(id="overlay-why")
            yield HintLine(id="overlay-hints")
            yield HintLine(id="overlay-always")

    def on_mount(self) -> None:
        saga = f"{self.key('earlier')} {self.key('later')}"
        always = [CLOSE, (self.key("undo"), "undo"), (self.key("merge-story"), "merge"), (saga, "saga"), MOVE]
        self.query_one("#overlay-always", HintLine).hint(always)
        self._show(fresh=True)
        self.sheet.select((False, self._anchor))

    @property
    def sheet(self) -> SheetList:
        """The list."""
        return self.query_one(SheetList)

    @property
    def _open_key(self) -> int | None:
        """The article that is open in the reader."""
        return self._desk.story.row.key if self._desk.story is not None else None

    # ------------------------------------------------------------------ what is shown

    def on_resize(self) -> None:
        self.query_one(NoteLines).display = self.size.height >= _ROOM_FOR_WHY

    def _show(self, *, fresh: bool = False) -> None:
        title, much = story_words.title(self._laid)
        self.query_one(PaneTitle).say([(f" {title}", "bar--name")], much)
        self.sheet.show(story_words.rows(self._laid, self._open_key), fresh=fresh)

    async def _lay_open(self, laid: Laid, *, fresh: bool = False) -> None:
        self._laid = laid
        self._whys.clear()
        if self.is_mounted:
            self._show(fresh=fresh)

    async def _again(self, worker: Worker[None]) -> None:
        """Show what became of the story, once a change is made; what is taken from it leaves the list."""
        await settled(worker)
        try:
            await self._lay_open(await self._desk.lane.read(story_words.laid_around, self._anchor))
        except BriefingError as error:
            tell_error(self, str(error))

    # ------------------------------------------------------------------ why

    def on_sheet_list_pointed(self, event: SheetList.Pointed) -> None:
        text = self._laid.text(event.row.key) if event.row.kind == "text" else None
        kind = "alone" if text is not None and text.alone else event.row.kind
        compare = [] if kind == "story" else [(self.key("compare"), "compare")]
        hints = [("enter", "open"), (self.key("why"), "why"), *compare, *_HINTS[kind]]
        merge = [(self.key("merge-story"), "merge with this one")] if kind == "story" else []
        self.query_one("#overlay-hints", HintLine).hint([*hints, *merge])
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, lambda: self.run_worker(self._tell_why(), group="search", exclusive=True))

    def _asked(self, row: SheetRow) -> tuple[int, list[int]] | None:
        """An article, and those that tell why it stands here, the nearest first; None where it stands alone."""
        keys = [text.row.key for text in self._laid.sheet.texts]
        if row.kind == "story":
            one, other = next(found.pair for found in self._laid.saga if found.story == row.key)
            return (one, [other]) if one in keys else (other, [one])
        text = self._laid.text(row.key)
        if text is None:
            return None
        if row.kind == "copy":
            return row.key, [text.row.key]
        others = [key for key in dict.fromkeys([text.nearest, *keys]) if key is not None and key != row.key]
        if not others and (beside := self._laid.beside(row.key)) is not None:
            others = [beside[1]]
        return (row.key, others) if others else None

    async def _tell_why(self) -> None:
        row = self.sheet.selected
        if row is None:
            return
        asked = self._asked(row)
        if asked is None:
            self.query_one(NoteLines).say("It stands alone: nothing else in your library is like it")
            return
        key, others = asked
        pair = key, others[0]
        if pair not in self._whys:
            self.query_one(NoteLines).say("…")
            try:
                self._whys[pair] = in_short(await self._desk.lane.read(why, *pair))
            except BriefingError as error:
                self._whys[pair] = (str(error),)
        self.query_one(NoteLines).say(*self._whys[pair])

    async def action_why(self) -> None:
        row = self.sheet.selected
        asked = None if row is None else self._asked(row)
        if asked is None:
            tell(self, "It stands alone: nothing else in your library is like it")
        else:
            await lay(self, WhyScreen(self._desk.lane, *asked))

    async def action_compare(self) -> None:
        row = self.sheet.selected
        if row is None or row.kind == "story":
            tell(self, "This key compares an article with the open one: select an article of this story")
        else:
            await self._desk.compare(self._anchor, row.key)

    # ------------------------------------------------------------------ opening

    async def action_enter(self) -> None:
        if self.sheet.selected is not None:
            await self._enter(self.sheet.selected)

    def on_sheet_list_entered(self, event: SheetList.Entered) -> None:
        self._desk.run_worker(self._enter(event.row), group="open", exclusive=True)

    async def _enter(self, row: SheetRow) -> None:
        text = self._laid.text(row.key) if row.kind != "story" else None
        self.dismiss(False)
        try:
            if text is not None:
                await self._desk.enter_story(self._laid.sheet.id, text.row.key)
            else:
                self._desk.stories.select(row.key)
                await self._desk.enter_story(row.key)
        except BriefingError as error:
            self._desk.tell_error(error)
            return
        if row.kind == "copy":
            self._desk.tell("This is the text that the copy repeats; v lays the copy beside it")

    async def action_saga(self, by: int) -> None:
        found = story_words.next_of(self._laid.saga, by)
        if found is None:
            tell(self, story_words.no_next(self._laid.saga, by))
            return
        try:
            await self._lay_open(await self._desk.lane.read(story_words.laid, found.story), fresh=True)
        except BriefingError as error:
            tell_error(self, str(error))
            return
        self._anchor = self._laid.sheet.texts[0].row.key

    # ------------------------------------------------------------------ saying otherwise

    def _article(self, does: str) -> SheetRow | None:
        """The selected article; where something else is selected, the reader is told what the key is for."""
        row = self.sheet.selected
        if row is None or row.kind == "story":
            tell(self, f"This key {does}: select an article of this story")
        elif row.kind == "copy":
            tell(self, f"A copy stands where its text does. This key {does}; c shows a copy for itself")
        else:
            return row
        return None

    def _leaving(self, key: int) -> None:
        """Stay with the rest of the story when one of its articles leaves it."""
        rest = [text.row.key for text in self._laid.sheet.texts if text.row.key != key]
        if key == self._anchor and rest:
            self._anchor = rest[0]

    async def _change(self, change: Change) -> None:
        await self._again(self._desk.sort(change))

    async def action_split(self) -> None:
        if (row := self._article("splits an article off")) is not None:
            self._leaving(row.key)
            await self._change(partial(sorting.split_off, article=row.key))

    async def action_shift(self) -> None:
        if (row := self._article("moves an article to another story")) is not None:
            then = partial(self._move_to, row.key)
            await self._desk.ask_for_story("Move", row.title, self._laid.sheet.id, (row.key,), then)

    def _move_to(self, key: int, pick: Pick) -> None:
        self._leaving(key)
        worker = self._desk.sort(partial(sorting.move, article=key, story=cast(int, pick.key)))
        self.run_worker(self._again(worker), group="marks")

    async def action_never(self) -> None:
        row = self._article("keeps an article apart from the open one")
        if row is None:
            return
        if self._open_key is None or self._open_key == row.key:
            tell(self, "Open the other one of the two first: this keeps the selected article apart from the open one")
            return
        self._leaving(row.key)
        await self._change(partial(sorting.never, one=self._open_key, other=row.key))

    async def action_alone(self) -> None:
        row = self.sheet.selected
        text = None if row is None or row.kind == "story" else self._laid.text(row.key)
        if row is not None and row.kind == "copy":
            await self._change(partial(sorting.show_alone, article=row.key))
        elif text is not None and text.alone:
            await self._change(partial(sorting.fold_again, article=text.row.key))
        else:
            tell(self, "This key shows a copy for itself, or folds it again: select a copy (=)")

    async def action_merge(self) -> None:
        sheet = self._laid.sheet
        keys = tuple(text.row.key for text in sheet.texts)
        row = self.sheet.selected
        if row is not None and row.kind == "story":
            await self._change(partial(sorting.merge, stories=(sheet.id, row.key)))
        else:
            await self._desk.ask_for_story("Merge", sheet.title, sheet.id, keys, self._merge_with)

    def _merge_with(self, pick: Pick) -> None:
        worker = self._desk.sort(partial(sorting.merge, stories=(self._laid.sheet.id, cast(int, pick.key))))
        self.run_worker(self._again(worker), group="marks")

    async def action_take_back(self) -> None:
        await self._again(self._desk.take_back())

    async def action_take_again(self) -> None:
        await self._again(self._desk.take_again())
