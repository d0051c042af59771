"""What was found in the open story of the linear mode, and in the whole library: actors, statements, items to watch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

from briefing.analysis import links
from briefing.cli import linear_told as told
from briefing.cli import linear_words as words
from briefing.cli.linear_list import Lines, RowT, of
from briefing.cli.linear_story import LinearStory
from briefing.errors import NotFound, UsageError
from briefing.export.tasks import TITLES
from briefing.model import CastRow, Link, Outcome, Place, StatementKind, WatchRow, WatchWanted
from briefing.pipeline import actor_lists, checklist, comparing, outlook, quoting, sagas, story_sheet
from briefing.pipeline.agenda import coming
from briefing.pipeline.comparing import Choice
from briefing.screens import outside
from briefing.settings import Settings
from briefing.store.library import Library
from briefing.text import counted

Scope = Literal["article", "story", "library"]

_MOST_ITEMS = 100
_WEEKS: Final = 4
_SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
_KINDS: Final[tuple[StatementKind, ...]] = get_args(StatementKind)


class LinearDesk(LinearStory):
    """The whole mode. `scope` is what actors, statements and checklist are read out of."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.scope: Scope = "story"
        self._into: Callable[[int], Lines] | None = None
        self._item: WatchRow | None = None

    @property
    def keys(self) -> Sequence[int]:
        """The keys of the articles that are meant: of the open story, or the open article alone."""
        return [self.story.row.key] if self.scope == "article" else self.story.keys

    def set_scope(self, text: str) -> Lines:
        """Read out of the open article alone, of the whole story, or actors of the whole library."""
        found = next((one for one in _SCOPES if text and one.startswith(text.casefold())), None)
        if found is None:
            raise UsageError("Say article, story or library: scope article")
        self.scope = found
        of = "the open article" if found == "article" else "the story"
        of += ", and actors of the whole library" if found == "library" else ""
        yield f"Read out of {of} from now on"

    # ------------------------------------------------------------------ what was found

    def articles(self) -> Lines:
        """Read out the articles of the story."""
        story = self.story
        lines = (words.article(number, row) for number, row in enumerate(story.articles, 1))
        return self._listed(story.articles, lines, "", lambda row: self.enter(story.id, row.key))

    def saga(self) -> Lines:
        """Read out the other stories of the same saga, the oldest first."""
        rows = sagas.related(self.library, self.story.id)
        lines = (words.related(number, row) for number, row in enumerate(rows, 1))
        nothing = "Nothing earlier or later is in the library of what this is about."
        return self._listed(rows, lines, nothing, lambda row: self.enter(row.story))

    def links(self) -> Lines:
        """Read out the web addresses of the article."""
        rows = links.find(self.story.article)
        lines = (words.link(number, one) for number, one in enumerate(rows, 1))
        return self._listed(rows, lines, "The article has no web address.", self.browse)

    def browse(self, link: Link) -> Lines:
        """Open an address in the browser, and say which. Raises UsageError, and ExportError."""
        from briefing.export.addresses import opened_by

        web = opened_by(link.address)
        if web is None:
            raise UsageError(f"Only http and https addresses are opened, and {link.address} is neither")
        yield f"Opening {link.address}"
        outside.browse(None, web)

    def actors(self) -> Lines:
        """Read out who acts."""
        if self.scope == "library":
            rows: Sequence[CastRow] = actor_lists.of_library(self.library).rows
        else:
            rows = actor_lists.of_articles(self.library, self.keys)
        lines = (words.actor(number, row.actor) for number, row in enumerate(rows, 1))
        return self._listed(rows, lines, "No actors are known here.", lambda row: self.list_stories(actor=row.actor))

    def statements(self, kind: str = "all") -> Lines:
        """Read out who said what: all, or what is direct, mixed or reported alone."""
        kind = kind.casefold()
        if kind not in (*_KINDS, "all"):
            raise UsageError(f"Say one of all, {', '.join(_KINDS)}: kind direct")
        rows = [row for row in quoting.of_articles(self.library, self.keys) if kind in (row.kind, "all")]
        lines = (words.statement(number, row) for number, row in enumerate(rows, 1))
        nothing = "Nobody is quoted here." if kind == "all" else f"Nothing here is {kind}; kind all reads out the rest."
        return self._listed(rows, lines, nothing, lambda row: self.go(row.places))

    def said(self, speaker: str) -> Lines:
        """Read out who said what in the story; with a name, what that speaker said in the library, the newest first."""
        if not speaker:
            return self.statements()
        rows = quoting.of_library(self.library, quoting.Wanted(speaker=speaker), _MOST_ITEMS)
        lines = (words.statement(number, row, dated=True) for number, row in enumerate(rows, 1))
        return self._listed(rows, lines, f"Nobody who is called {speaker} is quoted.", lambda row: self.go(row.places))

    # ------------------------------------------------------------------ candidates

    def offer(
        self, kind: type[RowT], rows: Sequence[RowT], lines: Lines, verb: str, then: Callable[[RowT], str]
    ) -> Lines:
        """Read out what could be chosen, after the `verb`; `into` and a number then does it."""

        def chosen(number: int) -> Lines:
            done = then(self.entry(kind, number, verb))
            self._into = None
            self.look_again()
            yield done

        self._into = chosen
        yield from self._listed(rows, lines, "Nothing else is there to choose from.")
        if rows:
            yield "into 1 takes the first."

    def choose(self, number: int) -> Lines:
        """Take the candidate of that number. Raises UsageError."""
        if self._into is None:
            raise UsageError("Nothing is to be chosen; move 2, merge-story and merge 2 read out what could be")
        return self._into(number)

    def lay_open(self) -> Lines:
        """Read out all that is in the open story: its articles, their copies, what is new in each."""
        found = story_sheet.of_article(self.library, self.story.row.key)
        rows = told.entries(found)
        copies = sum(row.copy_of is not None for row in rows)
        sums = [counted(len(rows) - copies, "article")] + [counted(copies, "copy", "copies")] * bool(copies)
        yield f"{', '.join(sums)}: {found.title or 'no title'}."
        lines = (told.entry(number, one) for number, one in enumerate(rows, 1))
        yield from self._listed(rows, lines, "", lambda one: self.enter(self.story.id, one.text.row.key))

    def compare(self, number: int | None) -> Lines:
        """Read out how the open article differs from another text; which texts there are where no number says it."""
        key = self.story.row.key
        choices = comparing.choices(self.library, key)
        if not choices:
            raise NotFound("This article stands alone in its story, and was never changed")
        if number is not None or len(choices) == 1:
            return self._compare(of(choices, number or 1, "text"))
        sides = [comparing.side(self.library, choice) for choice in choices]
        lines = (told.side(at, one) for at, one in enumerate(sides, 1))
        return self._listed(choices, lines, "", self._compare)

    def _compare(self, choice: Choice) -> Lines:
        return told.compared(comparing.compared(self.library, Choice(self.story.row.key), choice))

    def cut(self) -> Lines:
        """Read out what was cut from the article, and why."""
        rows = self.story.article.removed
        lines = (told.cut(number, one) for number, one in enumerate(rows, 1))
        return self._listed(rows, lines, "Nothing was cut from this article.")

    # ------------------------------------------------------------------ what is to be watched

    def checklist(self) -> Lines:
        """Read out the checklist of the story."""
        return self._list_items(checklist.of_articles(self.library, self.keys), "Nothing is to be watched here.")

    def watch(self, text: str) -> Lines:
        """Read out what is open in the whole library, overdue first; with words, what holds them."""
        found = checklist.listed(self.library, WatchWanted(text=text, states=("open",)))
        rows = checklist.rows(self.library, [one.key for one in found[:_MOST_ITEMS]])
        heads = told.headings([TITLES[row.group] for row in rows], [TITLES[one.group] for one in found])
        if len(found) > _MOST_ITEMS:
            yield f"{len(found):,} items, of which the first {_MOST_ITEMS} are listed; watch with words lists fewer."
        yield from self._list_items(rows, "Nothing is to be watched.", heads)

    def agenda(self) -> Lines:
        """Read out what is due, or comes back, from today on in four weeks, day by day."""
        today = date.today()
        found = coming(self.library, today, today + timedelta(weeks=_WEEKS) - timedelta(days=1), today)
        rows = checklist.rows(self.library, list(found)[:_MOST_ITEMS], today)
        days = [told.day_ahead(found[row.key][1], today) for row in rows]
        return self._list_items(rows, "Nothing is due in the coming four weeks.", told.headings(days, days))

    def _list_items(self, rows: Sequence[WatchRow], nothing: str, heads: dict[int, str] | None = None) -> Lines:
        """Read out items; `heads` are the headings where the items are those of the library."""
        self.items = [row.key for row in rows]
        today, of_library = date.today(), heads is not None
        lines = (
            words.item(number, row, today, headed=bool(heads), of_library=of_library)
            for number, row in enumerate(rows, 1)
        )
        return self._listed(rows, lines, nothing, lambda row: self.go(row.places), heads or {})

    def items_at(self, numbers: Sequence[int]) -> list[WatchRow]:
        """The items of these numbers, as they stand now: of the list read out last, else of the story's checklist."""
        items = self.items_listed()
        keys = [of(items, number, "item") for number in numbers]
        rows = checklist.rows(self.library, keys)
        if len(rows) < len(set(keys)):
            raise NotFound("This item is no longer there; checklist or watch lists them anew")
        return rows

    def items_listed(self) -> list[str]:
        """The keys of the items that numbers mean."""
        if self.items is None:
            self.items = [row.key for row in checklist.of_articles(self.library, self.keys)]
        return self.items

    def outcomes(self, number: int) -> Lines:
        """Read out what may have come of the item of that number, the likeliest first."""
        (item,) = self.items_at([number])
        rows = outlook.possible(self.library, item)
        lines = (words.outcome(at, row) for at, row in enumerate(rows, 1))
        self._item = item
        return self._listed(rows, lines, "No later article looks like its outcome.", self._go_to_outcome)

    def _go_to_outcome(self, one: Outcome) -> Lines:
        return self.go([Place(one.key, one.start, one.end)])

    def outcome_at(self, number: int) -> tuple[WatchRow, Outcome]:
        """The item whose outcomes were read out last, and the one of that number. Raises UsageError."""
        outcome = self.entry(Outcome, number, "evidence 1")
        assert self._item is not None
        return self._item, outcome
