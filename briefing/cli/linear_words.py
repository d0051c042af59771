"""What the linear mode reads out: one numbered line for each thing, its state in words, nothing that must be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefing.export.plain import mute_line, view_line
from briefing.model import (
    ActorRow,
    Article,
    ArticleRow,
    Block,
    Heading,
    Link,
    Mute,
    Outcome,
    SavedView,
    StatementRow,
    StoryRow,
    WatchRow,
)
from briefing.model.kinship import Related
from briefing.store.bookmarks import Bookmark
from briefing.store.journal import Entry
from briefing.text import counted, one_line, printed_by, short_day, wall_clock
from widgets.wording import articles_in, due_text, near_day, outlet_names

_SURE = 0.6
"""Below this confidence a speaker is doubtful."""


def story(number: int, row: StoryRow) -> str:
    """A story: "1. unread, 3 articles in 2 outlets, 26 Aug 2025: Title"."""
    facts = ["unread" if row.unread else "read", "starred" * row.starred]
    facts += [articles_in(row.articles - row.copies, row.outlets), short_day(row.newest)]
    facts += [counted(row.new, "new sentence") if row.new else "nothing new"] * (row.new is not None)
    facts += [f"{row.open_watch:,} to watch"] * bool(row.open_watch)
    return numbered(number, facts, row.title or "no title")


def headings(found: Sequence[Heading], stories: int) -> dict[int, str]:
    """What is said before the stories of these numbers, in a list of so many; one heading for all would say little."""
    if len(found) < 2:
        return {}
    ends = [*(heading.at for heading in found[1:]), stories]
    return {
        heading.at + 1: f"{heading.words}, {counted(end - heading.at, 'story', 'stories')}:"
        for heading, end in zip(found, ends, strict=False)
    }


def article(number: int, row: ArticleRow) -> str:
    """An article of a story."""
    facts = ["read" if row.read else "unread", "starred" * row.starred, *printed(row)]
    return numbered(number, facts, row.title or "no title")


def printed(row: ArticleRow) -> list[str]:
    """Who printed an article and when, and who else did."""
    also = [f"also in {outlet_names(row.copies)}"] if row.copies else []
    return [printed_by(row.outlet, row.source), short_day(row.published) or "no date", *also]


def actor(number: int, row: ActorRow) -> str:
    """An actor: name, type, roles, other spellings, mentions."""
    facts = [row.name, "in doubt" * row.uncertain, row.type, *row.telling_roles]
    facts += [f"also {', '.join(row.telling_variants)}"] if row.telling_variants else []
    return f"{number}. {', '.join(filter(None, facts))}: {counted(row.mentions, 'mention')}"


def statement(number: int, row: StatementRow, *, dated: bool = False) -> str:
    """An utterance: who, how sure that is, how it was said, the words, who carries them, how these differ.

    `dated` is whether it says when it was printed, for a list of several stories.
    """
    facts = [row.speaker or "nobody known"]
    if row.corrected:
        facts.append("as you said")
    elif row.speaker and row.confidence < _SURE:
        facts.append("in doubt")
    facts += [f"via {row.via}"] if row.via else []
    facts += [row.kind, row.cue or ""]
    carried = f"; in {outlet_names(row.outlets)}" if row.outlets else ""
    day = short_day(row.carriers[0].published) if dated and row.carriers else ""
    carried += f", {day}" if day else ""
    differs = f"; printed otherwise {counted(len(row.differences), 'time')}" if row.differences else ""
    said = f"“{row.words}”" if row.kind == "direct" else row.words
    return f"{numbered(number, facts, said)}{carried}{differs}"


def item(number: int, row: WatchRow, today: date, *, headed: bool = False, of_library: bool = False) -> str:
    """An item to watch: its state, when it is due, the words, the note; among those of the library also its story.

    `headed` is whether headings say that it is open, and whether it is overdue.
    """
    facts = [f"snoozed until {near_day(row.snoozed_until, today)}" if row.state == "snoozed" else row.state]
    facts = facts[headed and row.state == "open" :]
    facts += [due_text(row.due, today, is_open=row.state == "open" and not headed)] if row.due else []
    note = f"; {row.who}" if row.who else ""
    note += f"; from {row.story_title}" if of_library and row.story_title else ""
    note += f"; note: {row.note}" if row.note else ""
    seen = f"; {counted(row.outcomes, 'possible outcome')}" if row.outcomes and row.state == "open" else ""
    settled = f"; settled by {row.evidence.title}" if row.evidence else ""
    return f"{numbered(number, facts, row.text)}{note}{seen}{settled}"


def outcome(number: int, row: Outcome) -> str:
    """An article that looks like the outcome of an item: how likely, who printed it, its title, the words."""
    facts = [f"{row.score:.0%}", row.outlet or "", short_day(row.published) or "no date"]
    return numbered(number, facts, row.title) + (f"; {row.text}" if row.text != row.title else "")


def related(number: int, row: Related) -> str:
    """A story of the same saga: earlier or later, its days, its title."""
    when = {"unknown": "day unknown", "same": "the same days"}.get(row.when, row.when)
    days = " to ".join(dict.fromkeys(short_day(day) for day in (row.first, row.newest) if day))
    return numbered(number, [when, days, counted(row.articles, "article")], row.title)


def link(number: int, row: Link) -> str:
    """A web address, and the words that it stands behind."""
    return f"{number}. {row.words or 'printed in the text'}: {row.address}"


def view(number: int, row: SavedView) -> str:
    """A view: its name, what it asks for, how many stories it lists."""
    return f"{number}. {view_line(row)}"


def mute(number: int, row: Mute) -> str:
    """A mute: its query, until when it holds, how much it leaves out."""
    return f"{number}. {mute_line(replace(row, until=row.until and short_day(row.until)))}"


def step(number: int, row: Entry) -> str:
    """A step of the history: whether it was undone, when it was made, what was done."""
    return numbered(
        number, ["undone" * (row.state == "undone"), short_day(wall_clock(row.at).date().isoformat())], row.sentence
    )


def block(article: Article, one: Block) -> str:
    """A paragraph, heading, list item or caption of an article, on one line."""
    words = one_line(article.text[one.start : one.end])
    kind = {"heading": "Heading: ", "item": "Item: ", "caption": "Caption: "}.get(one.kind, "")
    return f"{kind}{words}"


def bookmark(number: int, one: Bookmark) -> str:
    """A bookmark: its letter, when it was set, the title."""
    gone = "not in this library" if one.article is None else ""
    return numbered(number, [one.letter, short_day(one.set_at), gone], one.title)


def numbered(number: int, facts: list[str], words: str) -> str:
    """An entry: "1. unread, 3 articles: Title"; empty facts are left out."""
    told = ", ".join(filter(None, facts))
    return f"{number}. {told}: {words}" if told else f"{number}. {words}"
