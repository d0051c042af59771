"""Muting: what can be left out from here (actors, outlets, the words searched for), and what is left out already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Final

from textual.binding import BindingType

from briefing import queries
from briefing.errors import BriefingError
from briefing.model import Mute, Query, Term
from briefing.pipeline import reading
from briefing.screens.bindings import calls
from briefing.screens.overlay import LEAVE, MOVE
from briefing.screens.picking import PickScreen
from briefing.screens.telling import tell_error
from briefing.store import aside, list_rows
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted, one_line, short_day
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

_MOST_ACTORS: Final = 12
_MOST_STORIES: Final = 100
"""Of more stories than these the first ones say what can be muted: nobody waits for the actors of all."""

MUTED: Final = "Muted now: enter lists it again"
_GROUPS: Final = {"actor": "Articles that mention", "outlet": "Articles of", "words": "Articles with what you look for"}


class MuteScreen(PickScreen):
    """What to leave out of lists. `stories` are those that are meant, `searched` is what stands in the search box."""

    BINDINGS: ClassVar[list[BindingType]] = [calls("mute", "leave", "Close")]

    def __init__(self, lane: Lane, stories: Sequence[int], searched: Query, then: Callable[[Pick], None]) -> None:
        super().__init__(then)
        self._lane = lane
        self._stories = list(stories[:_MOST_STORIES])
        self._searched = searched

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Mute what?", "bar--name")], "no article is lost ")
        self.query_one(HintLine).hint([("enter", "choose"), LEAVE, MOVE])
        self.picks.say_when_empty("There is nothing here to mute, and nothing is muted")
        self.run_worker(self._fill(), group="search")

    async def _fill(self) -> None:
        try:
            terms, mutes = await self._lane.read(_offered, self._stories)
        except BriefingError as error:
            return tell_error(self, str(error))
        muted = {mute.query for mute in mutes}
        offered = [(term.value, _GROUPS[term.field], queries.printed(term)) for term in terms]
        searched = queries.printed(self._searched)
        offered += [(one_line(searched, 60), _GROUPS["words"], searched)] if searched else []
        picks = [Pick(query, name, group=group) for name, group, query in offered if query not in muted]
        self.picks.show([*picks, *map(_pick_of, mutes)], fresh=True)
        return None


def _pick_of(mute: Mute) -> Pick:
    until = f"{'over since' if mute.is_over else 'until'} {short_day(mute.until)}" if mute.until else "for good"
    return Pick(mute.query, mute.query, f"{counted(mute.articles, 'article')} ", (until,), MUTED)


def _offered(library: Library, stories: Sequence[int]) -> tuple[list[Term], list[Mute]]:
    """The actors and outlets of these stories, and the mutes that there are."""
    rows = [row for story in stories for row in list_rows.articles(library, story)]
    actors = reading.actors(library, [row.key for row in rows])[:_MOST_ACTORS]
    prints = [member for story in stories for member in list_rows.members(library, story)]
    outlets = dict.fromkeys(one.outlet for one in prints if one.outlet)
    terms = [queries.named("actor", actor.name) for actor in actors]
    terms += [queries.named("outlet", name) for name in outlets]
    return [term for term in dict.fromkeys(terms) if term is not None], aside.mutes(library, date.today())
