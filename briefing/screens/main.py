"""The reader screen: stories, article and panes side by side, as far as the terminal is wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import DescendantFocus
from textual.widget import Widget

from briefing.commands import NO_KEY, first_key
from briefing.errors import BriefingError
from briefing.pipeline import finding
from briefing.screens import fetch, words
from briefing.screens.bindings import BINDINGS
from briefing.screens.desk import told
from briefing.screens.fetch import Asked
from briefing.screens.filtering import FILTERED
from briefing.screens.framed import lay
from briefing.screens.linking import Linking
from briefing.screens.telling import tell_error
from briefing.settings import Settings, place_of
from briefing.store.lane import Lane
from widgets.actors_pane import ActorsPane
from widgets.article_view import ArticleView
from widgets.bars import HeaderLine, HintLine, PaneTitle, SearchBox
from widgets.breakpoints import THREE_COLUMNS, TWO_COLUMNS, WIDE
from widgets.checklist import Checklist
from widgets.filter_box import FilterBox
from widgets.kept_lines import Column, Row
from widgets.row_list import RowList
from widgets.statements_pane import StatementsPane
from widgets.story_list import StoryList

_POLL = 1.0
_LEFT_BEHIND = 5
"""So often is the library seen to change, while a load goes on, before the panes of the open story are read anew."""

_SIDE: dict[str, type[RowList[Any]]] = {"actors": ActorsPane, "statements": StatementsPane, "checklist": Checklist}


class MainScreen(Linking):
    """Puts the panes on the screen, and does what concerns all of them: titles, hints, keeping up to date."""

    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (TWO_COLUMNS, "-narrow"), (THREE_COLUMNS, "-mid"), (WIDE, "-wide")]
    AUTO_FOCUS = ""

    def __init__(self, lane: Lane, settings: Settings, config: Path) -> None:
        super().__init__(lane, settings, config)
        self._began_empty = False
        self._behind = 0
        self._described: Widget | None = None

    def compose(self) -> ComposeResult:
        # Said before there are panes, for else Textual finds the looks of all of them twice.
        width = self.app.size.width
        self.add_class(next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least))
        yield HeaderLine(id="header")
        with Row(id="columns"):
            with Column(id="left"):
                yield PaneTitle(id="title-stories", classes="pane-title")
                yield SearchBox(placeholder=f"{first_key('search', self.settings.keys)} to search", id="search")
                yield StoryList(id="stories")
            with Column(id="right"):
                for name, kind in _SIDE.items():
                    with Column(id=f"pane-{name}", classes="side-pane"):
                        yield PaneTitle(id=f"title-{name}", classes="pane-title")
                        if name in FILTERED:
                            yield FilterBox(name)
                        yield kind(id=name)
            with Column(id="middle"):
                yield PaneTitle(id="title-article", classes="pane-title")
                yield ArticleView(line_width=self.settings.line_width, id="article")
        yield HintLine(id="hints")

    async def on_mount(self) -> None:
        self.arrange_panes()
        self.follow_reading()
        self.run_worker(self._start(), group="start")

    @told
    async def _start(self) -> None:
        """Show the first stories; only then are keys acted on, so that none meets an empty screen."""
        try:
            if self.settings.start:
                await self._choose_first_view()
            await self.list_stories()
            self._began_empty = not self.stories.ids
            self.set_focus(self.stories)
        finally:
            self.describe()
            self.call_after_refresh(self.app.call_later, self.app.release_keys)  # type: ignore[attr-defined]
        self.call_after_refresh(self.app.call_later, self._settle_in)  # behind the keys that were typed ahead
        await self.count()
        self.set_interval(_POLL, self._poll)

    def _settle_in(self) -> None:
        self.run_worker(self._get_ready(), group="start")

    @told
    async def _get_ready(self) -> None:
        """Do what no list of stories needs, and what would hold up the first keys."""
        if self.stories.selected is not None:
            await self.lane.read(fetch.get_ready, self.stories.selected)
        await self.arrive()

    async def _choose_first_view(self) -> None:
        """Begin with the view that the settings name; where there is none of it, say so, and begin with all stories."""
        try:
            self.listed_view = await self.lane.read(finding.view_to_start, self.settings.start)
            self.order = self.listed_view.sort
        except BriefingError as error:
            tell_error(self, f"{place_of(self._config, 'start')}: {error}; all stories are listed")

    async def list_stories(self, *, selected: int | None = None, at_top: bool = False) -> None:
        await super().list_stories(selected=selected, at_top=at_top)
        self.welcome()

    def welcome(self) -> None:
        """What stands where no story is listed, and where none is open."""
        first = self.asked == Asked(sort=self.order)
        empty = not self.stories.ids
        self.view.say_when_empty(() if empty and not first else words.welcome(self._key, empty=empty))
        self.stories.say_when_empty(words.none_listed(self._key, self.asked, library=first))

    # ------------------------------------------------------------------ keeping up to date

    @told
    async def _poll(self) -> None:
        changed = await self.lane.changed_elsewhere()
        self._behind += changed
        if self._behind:
            panes = not changed or self._behind >= _LEFT_BEHIND
            self._behind = 0 if panes else self._behind
            self.run_worker(self._look(panes=panes), group="poll", exclusive=True)

    @told
    async def _look(self, *, panes: bool) -> None:
        await self.reload(panes=panes)
        await self.library_changed()

    async def reload(self, *, panes: bool = True) -> None:
        """Read anew all that is shown after another program has written; new stories wait until they are asked for.

        The panes cost the most, and a load that goes on seldom changes them: without `panes` they are read anew only
        where the articles of the open story did change.

        While a first load fills an empty library they are listed as they come, and a selection that nobody made stays
        on the first row.
        """
        if self._began_empty and self.story is None and not self.query_text and self.stories.position == 0:
            await self.list_stories(at_top=True)
        else:
            await self.announce()
        await self.reread(panes=panes)
        await self.count()

    def on_virtual_list_page_wanted(self, event: StoryList.PageWanted) -> None:
        self.run_worker(told(MainScreen.supply)(self, event.ids), group="pages")

    def on_picking_list_pointed(self) -> None:
        self.moved()

    def on_virtual_list_chosen(self, event: StoryList.Chosen) -> None:
        self.run_worker(told(MainScreen.enter_story)(self, event.row), group="open", exclusive=True)

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.run_worker(told(MainScreen.follow)(self, event.place, event.places), group="open", exclusive=True)

    # ------------------------------------------------------------------ other screens, imported when they are needed

    async def action_help(self) -> None:
        from briefing.screens.overlays import HelpScreen

        await lay(self, HelpScreen())

    async def on_hint_line_help_wanted(self) -> None:
        await self.action_help()

    def on_resize(self) -> None:
        self.describe()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        event.stop()
        if self.focused is not self._described:  # a click moves the focus without an action of ours
            self.describe()

    async def action_cut(self) -> None:
        from briefing.screens.overlays import CutScreen

        if self.story is None:
            self.tell(f"Open an article first; then {self._key('cut')} shows what was cut from it")
        else:
            await lay(self, CutScreen(self.lane, self.story.row.key, self.settings), self._cut_closed)

    @told
    async def action_compare(self) -> None:
        if self.story is None:
            self.tell(f"Open an article first; then {self._key('compare')} lays another one beside it")
        else:
            await self.compare(self.story.row.key)

    def _cut_closed(self, changed: bool | None) -> None:
        if changed:
            self.cut_anew()

    # ------------------------------------------------------------------ the program

    async def action_theme(self) -> None:
        from briefing.screens.palette import ThemeScreen

        await lay(self, ThemeScreen(self.lane))

    async def action_palette(self) -> None:
        from briefing.screens.palette import PaletteScreen

        await lay(self, PaletteScreen(self))

    @told
    async def action_redraw(self) -> None:
        self.app.redraw()  # type: ignore[attr-defined]
        await self.list_stories()

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    async def action_close(self) -> None:
        if self.pane_name == "stories" and not (self.query_text or self.with_actor):
            self.app.exit()
        else:
            await self.action_back()

    def action_quit(self) -> None:
        self.app.exit()

    # ------------------------------------------------------------------ titles and hints

    def describe(self) -> None:
        # What ran beside may end when the panes are already gone.
        if self.titles_wait or not (self.is_mounted and self.app.is_running):
            return
        self._described = self.focused
        self.moved()
        titles = {
            "article": words.article_title(self.story, (len(self.trail), self.trail_at), self._key("next")),
            "actors": self.actors_title(),
            "statements": self.statements_title(self._scope),
            "checklist": words.checklist_title(self.findings.watch, self._scope),
        }
        for name, title in titles.items():
            self._entitle(name, title)
        for name, kind in _SIDE.items():
            self.query_one(kind).say_when_empty(self.when_empty(name))
        alone = self.size.width < TWO_COLUMNS
        self.query_one(HeaderLine).say(*words.header(self.counts, self.busy_with, narrow=alone))
        here = "search" if self.searching else "filter" if self.filtering else self.pane_name
        if here == "stories" and not self.stories.ids and not self.counts.articles:
            here = "empty"
        fault = self.fault if here == "search" else None
        hint = self.query_one(HintLine)
        hint.hint(words.hints(here, self._key, alone=alone), f"{self._key('help')} all keys ", fault=words.fault(fault))

    def moved(self) -> None:
        count, position, picked = len(self.stories.ids), self.stories.position, len(self.picked)
        title = words.stories_title(count, position, self.asked, picked=picked, waiting=self.waiting)
        self._entitle("stories", title)

    def _entitle(self, name: str, title: words.Title) -> None:
        """Give a pane its title; the number before it is the key that goes there, where that is a single sign."""
        (_, look), *pieces = title[0]
        key = self._key(f"pane-{name}")
        number = f"{key} " if len(key) == 1 and key != NO_KEY else ""
        self.query_one(f"#title-{name}", PaneTitle).entitle(
            [(number, look), *pieces], title[1], focused=name == self.pane_name
        )

    @property
    def _scope(self) -> str:
        if self.story is None:
            return ""
        return "story " if self.whole_story and len(self.story.articles) > 1 else "article "
