"""A story laid open, in words: the rows of the list, and the titles around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing.model import ArticleRow
from briefing.model.kinship import Related
from briefing.pipeline import story_sheet
from briefing.pipeline.story_sheet import Near, StorySheet, Text
from briefing.store.library import Library
from briefing.text import counted, printed_by, short_day
from widgets.pick_list import Pick
from widgets.story_sheet import SheetRow
from widgets.wording import articles_in

_WHEN: Final = {
    "earlier": "Earlier in this saga",
    "same": "In this saga, from the same day on",
    "later": "Later in this saga",
    "unknown": "In this saga, day unknown",
}
_MOST_TEXTS: Final = 30


@dataclass(frozen=True, slots=True)
class Laid:
    """A story laid open, with the other stories of its saga, the oldest first."""

    sheet: StorySheet
    saga: tuple[Related, ...] = ()

    def text(self, key: int) -> Text | None:
        """The text that an article of the story carries, by the key of any print of it."""
        return next((one for one in self.sheet.texts if key in (one.row.key, *(copy.key for copy in one.copies))), None)

    def beside(self, key: int) -> tuple[int, int] | None:
        """An article (by key) and the one of another story of the saga that tells why it is not there, if any."""
        nearest = max((one for one in self.saga if key in one.pair), key=lambda one: one.strength, default=None)
        if nearest is None:
            return None
        one, other = nearest.pair
        return (one, other) if one == key else (other, one)


def laid(library: Library, story: int) -> Laid:
    """A story laid open, by its number. Raises NotFound."""
    found = story_sheet.sheet(library, story)
    return Laid(found, related(library, found.id))


def laid_around(library: Library, article: int) -> Laid:
    """The story that an article stands in now, laid open. Raises NotFound."""
    found = story_sheet.of_article(library, article)
    return Laid(found, related(library, found.id))


def related(library: Library, story: int) -> tuple[Related, ...]:
    """The other stories of its saga, the oldest first; looked for when it is asked, for a quicker start."""
    from briefing.pipeline import sagas

    return tuple(sagas.related(library, story))


def next_of(saga: tuple[Related, ...], by: int) -> Related | None:
    """The story so many later (earlier, when negative) in a saga, the oldest of which is first; else the last one."""
    if by > 0:
        ahead = [one for one in saga if one.when == "later"]
    else:
        ahead = [one for one in reversed(saga) if one.when == "earlier"]
    return ahead[min(abs(by), len(ahead)) - 1] if ahead else None


def no_next(saga: tuple[Related, ...], by: int) -> str:
    """What is said where a saga goes no further."""
    there = f"Nothing {'later' if by > 0 else 'earlier'} is in your library of what this is about"
    undated = sum(one.when in ("same", "unknown") for one in saga)
    return f"{there}; of the same or no day: {counted(undated, 'story', 'stories')}" if undated else there


def near(library: Library, story: int, texts: tuple[int, ...], query: str) -> list[Near]:
    """The stories that these texts of a story could go to."""
    return story_sheet.near(library, story, texts[:_MOST_TEXTS], query)


def rows(laid: Laid, open_key: int | None) -> list[SheetRow]:
    """The rows of a story laid open: its articles, under each its copies, then what came before and after it."""
    found = []
    heading = "Articles" if len(laid.sheet.texts) > 1 else "Article"
    for text in laid.sheet.texts:
        found.append(_text_row(text, heading, is_open=text.row.key == open_key))
        found += [_copy_row(copy, text, heading) for copy in text.copies]
    order = sorted(laid.saga, key=lambda one: list(_WHEN).index(one.when))
    return found + [_story_row(one) for one in order]


def title(laid: Laid) -> tuple[str, str]:
    """The headline of a story, and how much of it there is."""
    prints = sum(len(text.copies) for text in laid.sheet.texts)
    parts = [counted(len(laid.sheet.texts), "article")] + [counted(prints, "copy", "copies")] * bool(prints)
    return laid.sheet.title or "(no title)", " · ".join(parts) + " "


def pick_of(one: Near) -> Pick:
    """A story to pick, with how alike it is."""
    row = one.row
    facts = [articles_in(row.articles - row.copies, row.outlets)]
    facts += [f"alike {one.likeness / 1_000_000:.2f}"] * bool(one.likeness)
    return Pick(row.id, row.title or "(no title)", short_day(row.newest), (" · ".join(facts),))


def _text_row(text: Text, heading: str, *, is_open: bool) -> SheetRow:
    row = text.row
    facts = [*_printed(row)]
    if text.new is not None:
        facts.append(f"+{text.new:,} new" if text.new else "nothing new")
    if text.copies:
        outlets = {one.outlet or one.source for one in (row, *text.copies)}
        facts.append(f"in {counted(len(outlets), 'outlet')}" if len(outlets) > 1 else "printed again")
    if text.alone:
        facts.append("shown for itself")
    if text.earlier:
        facts.append(f"version of {' · '.join(_printed(text.earlier)[:2])}, +{counted(text.added, 'sentence')}")
    return SheetRow("text", row.key, row.title, tuple(facts), heading, not row.read, row.starred, is_open)


def _copy_row(copy: ArticleRow, text: Text, heading: str) -> SheetRow:
    facts = [*_printed(copy)]
    if only := text.only.get(copy.key):
        facts.append(f"+{only:,} only here")
    facts += [copy.title] * (copy.title != text.row.title)
    return SheetRow("copy", copy.key, copy.title, tuple(facts), heading)


def _printed(row: ArticleRow) -> tuple[str, ...]:
    versions = (f"{row.version:,} versions",) if row.version > 1 else ()
    return printed_by(row.outlet, row.source), short_day(row.published) or "no date", *versions


def _story_row(one: Related) -> SheetRow:
    first, newest = short_day(one.first), short_day(one.newest)
    days = first if first == newest else f"{first} to {newest}"
    return SheetRow(
        "story", one.story, one.title, (days or "no date", counted(one.articles, "article")), _WHEN[one.when]
    )
