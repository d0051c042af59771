"""What the linear mode says when asked to explain: why things are together, how two texts differ, what was cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefing.cli import linear_words as words
from briefing.cli.linear_words import numbered
from briefing.model import Aligned, ArticleRow, Comparison, Removed, Side, Span, WatchEvent
from briefing.model.kinship import Bond, Kinship, TermKind
from briefing.pipeline.actor_facts import Told
from briefing.pipeline.story_sheet import Near, StorySheet, Text
from briefing.store.roster import Known
from briefing.text import counted, one_line, printed_by, short_day, wall_clock
from widgets.wording import articles_in, near_day

_BONDS: Final[dict[Bond, str]] = {"copies": "One text", "story": "One story", "apart": "Not one story"}
_KINDS: Final[tuple[TermKind, ...]] = ("number", "day", "word")
_MOST: Final = 12
_MOST_SOURCES: Final = 6


def headings(shown: Sequence[str], everything: Iterable[str]) -> dict[int, str]:
    """The headings of a list of items: before which number each is said, with how many of all items stand under it.

    None where all stand under one, which says nothing.
    """
    counts = Counter(everything)
    if len(counts) < 2:
        return {}
    begins = [at for at, words in enumerate(shown) if at == 0 or words != shown[at - 1]]
    return {at + 1: f"{shown[at]}, {counted(counts[shown[at]], 'item')}:" for at in begins}


def day_ahead(day: str | None, today: date) -> str:
    """A day of the agenda: "Today", "Fri 13 Mar"."""
    return "Today" if day == today.isoformat() else near_day(day, today)


# ---------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a story that is laid open; `text` is what it carries, `copy_of` the number of that where it is a
    copy."""

    row: ArticleRow
    text: Text
    copy_of: int | None = None


def entries(found: StorySheet) -> list[Entry]:
    """The articles of a story, under each its copies."""
    told: list[Entry] = []
    for text in found.texts:
        told.append(Entry(text.row, text))
        number = len(told)
        told += [Entry(copy, text, number) for copy in text.copies]
    return told


def entry(number: int, one: Entry) -> str:
    """An article of a story that is laid open, or a copy of one."""
    if one.copy_of is not None:
        only = one.text.only.get(one.row.key)
        more = [f"{counted(only, 'sentence')} only there"] if only else []
        return numbered(number, [f"copy of {one.copy_of}", *words.printed(one.row), *more], one.row.title)
    text, facts = one.text, words.printed(one.row)
    if text.new is not None:
        facts.append(counted(text.new, "new sentence") if text.new else "nothing new")
    facts += ["shown for itself"] * text.alone
    if text.earlier is not None:
        facts.append(f"version of {words.printed(text.earlier)[0]}, {counted(text.added, 'sentence')} more")
    return numbered(number, ["read" if one.row.read else "unread", *facts], one.row.title or "no title")


def near(number: int, one: Near) -> str:
    """A story that an article could belong to, and how alike the two are."""
    alike = f"alike {one.likeness / 1_000_000:.2f}" if one.likeness else ""
    facts = [articles_in(one.row.articles - one.row.copies, one.row.outlets), short_day(one.row.newest), alike]
    return numbered(number, facts, one.row.title or "no title")


def kinship(found: Kinship) -> Iterator[str]:
    """Why two articles are together or apart, the answer first; then what they share."""
    yield f"{_BONDS[found.bond]}{', by your word' if found.told else ''}: {'. '.join(found.reasons)}."
    if found.days is not None:
        yield "Both are of the same day." if not found.days else f"{counted(found.days, 'day')} between them."
    yield from _shared("name", [one.name for one in found.names])
    for kind in _KINDS:
        yield from _shared(kind, list(dict.fromkeys(term.text for term in found.terms if term.kind == kind)))
    if found.sentences:
        yield f"{counted(len(found.sentences), 'sentence')} in both."


def _shared(what: str, found: Sequence[str]) -> Iterator[str]:
    if found:
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        yield f"{counted(len(found), what)} in both: {', '.join(found[:_MOST])}{more}."


# ---------------------------------------------------------------- two texts side by side


def side(number: int, one: Side) -> str:
    """A text that an article can be compared with: another article, or an older version of it."""
    return numbered(number, _printed(one), one.article.title or "no title")


def _printed(one: Side) -> list[str]:
    version = f"version {one.version} of {one.versions}" if one.versions > 1 else ""
    article = one.article
    return [printed_by(article.outlet, article.source), short_day(article.published) or "no date", version]


def compared(found: Comparison) -> Iterator[str]:
    """How two texts differ: the sum of it, then sentence by sentence; what both say is counted alone."""
    here, there = ("Before", "Now") if found.left.article.id == found.right.article.id else ("Here", "There")
    kinds = {kind: found.count(kind) for kind in ("same", "moved", "changed")}
    left = sum(row.kind == "only" and row.left is not None for row in found.rows)
    right = sum(row.kind == "only" and row.right is not None for row in found.rows)
    told = [f"{counted(kinds['same'], 'sentence')} the same", f"{kinds['changed']:,} changed"]
    told += [f"{left:,} only {here.lower()}", f"{right:,} only {there.lower()}"]
    yield f"{', '.join(told)}."
    for name, one in ((here, found.left), (there, found.right)):
        yield f"{name} is {', '.join(filter(None, _printed(one)))}: {one.article.title or 'no title'}."
    passed: Counter[str] = Counter()
    for row in found.rows:
        if row.kind in ("same", "moved"):
            passed[row.kind] += 1
            continue
        yield from _passed(passed)
        passed.clear()
        yield from _differs(found, row, here, there)
    yield from _passed(passed)


def _passed(passed: Counter[str]) -> Iterator[str]:
    if passed["same"]:
        yield f"Same: {counted(passed['same'], 'sentence')}."
    if passed["moved"]:
        yield f"Elsewhere in the other text: {counted(passed['moved'], 'sentence')}."


def _differs(found: Comparison, row: Aligned, here: str, there: str) -> Iterator[str]:
    left, right = _text(found.left, row.left), _text(found.right, row.right)
    if row.kind == "changed":
        yield f"Changed. {here}: {left}"
        yield f"{there}: {right}"
    elif left:
        yield f"Only {here.lower()}: {left}"
    else:
        yield f"Only {there.lower()}: {right}"


def _text(one: Side, span: Span | None) -> str:
    return one_line(one.article.text[span.start : span.end]) if span else ""


# ---------------------------------------------------------------- actors


def names(found: Told) -> Iterator[str]:
    """All names of an actor and why they are its, then its roles and who gave them."""
    doubt = f", in doubt: {found.doubt}" if found.doubt else ""
    yield f"{found.name}, {counted(len(found.forms), 'name')}{doubt}."
    for number, form in enumerate(found.forms, 1):
        printed = "" if form.is_name else "also printed"
        yield numbered(number, [printed, counted(form.articles, "article"), form.why], form.text)
    for role in found.roles:
        by = [", ".join(part for part in (outlet, short_day(day)) if part) for outlet, day in role.by]
        more = f"; and {len(by) - _MOST_SOURCES} more" if len(by) > _MOST_SOURCES else ""
        yield f"Role, {role.text}: {'; '.join(by[:_MOST_SOURCES]) or 'nobody known'}{more}."


def candidate(number: int, one: Known) -> str:
    """Another actor of the library that may be the same."""
    return f"{number}. {one.name}, {'in doubt, ' * one.uncertain}{one.type}: {counted(one.mentions, 'mention')}"


# ---------------------------------------------------------------- the rest


def cut(number: int, one: Removed) -> str:
    """A line that was cut from an article, and why."""
    return numbered(number, [one.reason], one_line(one.text))


def event(one: WatchEvent) -> str:
    """What happened to an item, and when."""
    at = wall_clock(one.at)
    return f"{short_day(at.date().isoformat())} {at:%H:%M}: {one.text}"
