"""The screens that choose what is listed: the views with their counts, and the orders."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from briefing import queries
from briefing.errors import BriefingError
from briefing.model import Order, SavedView
from briefing.pipeline import finding
from briefing.screens import item_prompts
from briefing.screens.bindings import calls
from briefing.screens.framed import lay
from briefing.screens.overlay import CLOSE, LEAVE, MOVE
from briefing.screens.picking import PickScreen
from briefing.screens.telling import tell, tell_error
from briefing.text import one_line
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

if TYPE_CHECKING:
    from briefing.screens.viewing import Viewing

ORDERS: Final[dict[Order, str]] = {
    "newest": "Newest first",
    "covered": "Most covered first: by how many outlets carry it",
    "new": "Most new to you first: by sentences you have not read anywhere",
    "due": "Due soonest first: by what is to be watched in it",
}
_READY: Final = "Always there"
_SAVED: Final = "Saved"


class SortScreen(PickScreen):
    """In which order stories are listed."""

    BINDINGS = [calls("sort", "leave", "Close")]

    def __init__(self, now: Order, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self._now = now

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" In which order?", "bar--name")])
        self.query_one(HintLine).hint([("enter", "choose"), LEAVE, MOVE])
        picks = [Pick(order, name, "now " if order == self._now else "") for order, name in ORDERS.items()]
        self.picks.show(picks, fresh=True)
        self.picks.stand_on(self._now)


class ViewsScreen(PickScreen):
    """The views that are always there, and those that the reader saved; one is chosen, saved, renamed or deleted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        calls("views", "leave", "Close"),
        Binding("a", "save", "Save what is listed now", id="views.save", show=False, priority=True),
        Binding("r", "rename", "Call the view otherwise", id="views.rename", show=False, priority=True),
        Binding("d", "delete", "Delete the view", id="views.delete", show=False, priority=True),
    ]

    def __init__(self, desk: Viewing) -> None:
        super().__init__(self._chosen)
        self._desk = desk
        self._views: dict[Hashable, SavedView] = {}

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Which stories?", "bar--name")], "unread of all ")
        self.query_one(HintLine).hint(
            [("enter", "list"), CLOSE, ("a", "save the list"), ("r", "rename"), ("d", "delete")]
        )
        self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        try:
            ready = await self._desk.lane.read(finding.ready_views)
            saved = await self._desk.lane.read(finding.views)
        except BriefingError as error:
            return tell_error(self, str(error))
        both = ((_READY, ready), (_SAVED, saved))
        self._views = {(group, view.name): view for group, views in both for view in views}
        self.picks.show([pick for group, views in both for pick in _picks(group, views)], fresh=True)
        now = self._desk.listed_view
        at = (key for key, view in self._views.items() if (view.name, view.query) == (now.name, now.query))
        self.picks.stand_on(next(at, None))
        return None

    @property
    def _selected(self) -> SavedView | None:
        """The saved view that is selected; None where it is one that is always there, which is told."""
        pick = self.picks.selected
        if pick is None or pick.group != _SAVED:
            tell(self, "This view is always there; those that you saved can be renamed and deleted")
            return None
        return self._views[pick.key]

    def _chosen(self, pick: Pick) -> None:
        self._desk.run_worker(self._desk.look_at(self._views[pick.key]), group="search")

    async def action_save(self) -> None:
        desk = self._desk
        try:
            query = desk.query_listed()
        except BriefingError as error:
            tell_error(self, str(error))
        else:
            about = (
                f"{one_line(queries.printed(query), 60) or 'all stories'} · {ORDERS[desk.order].split(':')[0].lower()}"
            )
            await self._ask(item_prompts.ask_name("Save as", about, ""), lambda name: desk.save_view(name, query))

    async def action_rename(self) -> None:
        if (view := self._selected) is not None:
            prompt = item_prompts.ask_name("Rename", one_line(view.name, 60), view.name)
            await self._ask(prompt, lambda name: self._desk.rename_view(view, name))

    def action_delete(self) -> None:
        if (view := self._selected) is not None:
            self.dismiss(True)
            self._desk.delete_view(view)

    async def _ask(self, prompt: item_prompts.ItemPrompt, then: Callable[[str], None]) -> None:
        def answered(name: str | None) -> None:
            if name:
                self.dismiss(True)
                then(name)

        await lay(self, prompt, answered)


def _picks(group: str, views: Iterable[SavedView]) -> Iterable[Pick]:
    for view in views:
        facts = [view.query] if group == _SAVED and view.query else []
        facts += [ORDERS[view.sort].split(":")[0].lower()] if view.sort != "newest" else []
        facts += [view.fault] if view.fault else []
        yield Pick((group, view.name), view.name, f"{view.unread:,} of {view.stories:,} ", tuple(facts), group)
