"""Muting: what can be left out from here (actors, outlets, the words searched for), and what is left out already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from briefing import queries
from briefing.model import Mute, Query, Term
from briefing.pipeline import reading
from briefing.screens.overlay import LEAVE, MOVE
from briefing.screens.picking import FindScreen, fits
from briefing.store import aside, list_rows
from briefing.store.lane import Lane
from briefing.store.library import Library
from briefing.text import counted, one_line, short_day, words_of
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

_MOST_ACTORS: Final = 12
"""How many actors are offered before anything is typed."""

_MOST_STORIES: Final = 100
"""Of more stories than these the first ones say what can be muted: nobody waits for the actors of all."""

_NOTHING: Final = "There is nothing here to mute, and nothing is muted"
_NOT_SO: Final = "Nothing here has these words in its name"
MUTED: Final = "Muted now: enter lists it again"
_GROUPS: Final = {"actor": "Articles that mention", "outlet": "Articles of", "words": "Articles with what you look for"}


class MuteScreen(FindScreen):
    """What to leave out of lists. `stories` are those that are meant, `searched` is what stands in the search box."""

    PLACEHOLDER = "type to find a name"

    def __init__(self, lane: Lane, stories: Sequence[int], searched: Query, then: Callable[[Pick], None]) -> None:
        super().__init__(lane, then)
        self._stories = list(stories[:_MOST_STORIES])
        self._searched = queries.printed(searched)
        self._offered: list[Pick] | None = None

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Mute what?", "bar--name")], "no article is lost ")
        self.query_one(HintLine).hint([("enter", "choose"), LEAVE, MOVE])

    async def find(self, text: str) -> list[Pick]:
        """What the text fits; without a text the actors that are mentioned most, and all else."""
        self.picks.say_when_empty(_NOT_SO if words_of(text) else _NOTHING)
        if self._offered is None:
            self._offered = await self._all()
        if words_of(text):
            return [pick for pick in self._offered if fits(pick.name, text)]
        actors = [pick for pick in self._offered if pick.group == _GROUPS["actor"]]
        return [*actors[:_MOST_ACTORS], *(pick for pick in self._offered if pick.group != _GROUPS["actor"])]

    async def _all(self) -> list[Pick]:
        terms, mutes = await self.lane.read(_there, self._stories)
        muted = {mute.query for mute in mutes}
        offered = [(term.value, _GROUPS[term.field], queries.printed(term)) for term in terms]
        offered += [(one_line(self._searched, 60), _GROUPS["words"], self._searched)] if self._searched else []
        picks = [Pick(query, name, group=group) for name, group, query in offered if query not in muted]
        return [*picks, *map(_pick_of, mutes)]


def _pick_of(mute: Mute) -> Pick:
    until = f"{'over since' if mute.is_over else 'until'} {short_day(mute.until)}" if mute.until else "for good"
    return Pick(mute.query, mute.query, f"{counted(mute.articles, 'article')} ", (until,), MUTED)


def _there(library: Library, stories: Sequence[int]) -> tuple[list[Term], list[Mute]]:
    """The actors and outlets of these stories, and the mutes that there are."""
    rows = [row for story in stories for row in list_rows.articles(library, story)]
    actors = reading.actors(library, [row.key for row in rows])
    prints = [member for story in stories for member in list_rows.members(library, story)]
    outlets = dict.fromkeys(one.outlet for one in prints if one.outlet)
    terms = [queries.named("actor", actor.name) for actor in actors]
    terms += [queries.named("outlet", name) for name in outlets]
    return [term for term in dict.fromkeys(terms) if term is not None], aside.mutes(library, date.today())
