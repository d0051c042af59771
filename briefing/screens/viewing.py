"""How the list is looked at: which view, in which order, and questions that are kept under a name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from briefing import queries
from briefing.errors import QueryError
from briefing.model import Order, Query, SavedView
from briefing.pipeline import finding
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.triage import Triage
from briefing.store import kept_queries

if TYPE_CHECKING:
    from widgets.pick_list import Pick


class Viewing(Triage):
    """The actions that choose what is listed; what is listed stays as it is until one of them, or a search, is used."""

    @told
    async def action_views(self) -> None:
        from briefing.screens.views import ViewsScreen

        await lay(self, ViewsScreen(self))

    @told
    async def action_sort(self) -> None:
        from briefing.screens.views import SortScreen

        await lay(self, SortScreen(self.order, self._sort_by))

    async def action_unread_only(self) -> None:
        await self.look_at(finding.ALL if self.listed_view == finding.UNREAD else finding.UNREAD)

    def action_headings(self) -> None:
        """Show the headings of the list, or hide them; no row of it changes."""
        if self.listed_view.headings is None:
            self.wants_headings = not self.wants_headings
        else:
            self.listed_view = replace(self.listed_view, headings=not self.listed_view.headings)
        self.show_headings()
        if not (self._headings and self.stories.is_on_screen):
            self.tell(f"The stories are listed {'under' if self.has_headings else 'without'} headings")

    @told
    async def look_at(self, view: SavedView) -> None:
        """List what a view asks for, in its order."""
        before = self.listed_view, self.order
        # Without its counts, which grow old: it is the same view, from wherever it was chosen.
        self.listed_view, self.order = replace(view, stories=0, unread=0), view.sort
        try:
            await self.list_stories()
        except QueryError:
            self.listed_view, self.order = before
            raise
        await self.go_to("stories")

    def _sort_by(self, pick: Pick) -> None:
        self.run_worker(self._sorted(cast(Order, pick.key)), group="search")

    @told
    async def _sorted(self, sort: Order) -> None:
        self.order = sort
        await self.list_stories()
        await self.go_to("stories")

    # ------------------------------------------------------------------ views that are kept

    def query_listed(self) -> Query:
        """What is listed, as one query. Raises QueryError where what stands in the search box is none, or where view
        and box together are more than can be read again."""
        both = queries.both(kept_queries.query_of(self.listed_view), queries.parse(self.query_text))
        return queries.parse(queries.printed(both))

    def save_view(self, name: str, query: Query) -> None:
        """Keep a query, the order of the list and whether it has headings under a name."""
        save = partial(kept_queries.save_view, name=name, query=query, sort=self.order)
        self.keep(partial(save, headings=self.has_headings))

    def rename_view(self, view: SavedView, name: str) -> None:
        """Give a saved view another name."""
        self.keep(partial(kept_queries.rename_view, name=view.name, new=name))

    def delete_view(self, view: SavedView) -> None:
        """Delete a saved view; what it lists stays, and an undo brings it back."""
        self.keep(partial(kept_queries.delete_view, name=view.name))

    async def action_back(self) -> None:
        plain = not (self.picked or self.query_text or self.with_actor or self.searching)
        if self.pane_name == "stories" and plain and self.listed_view != finding.ALL:
            await self.look_at(finding.ALL)
        else:
            await super().action_back()
