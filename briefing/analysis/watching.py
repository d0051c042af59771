"""Finds what a reader will want to follow up: announced events, deadlines, open decisions, the article's own lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.analysis import dates
from briefing.analysis.following import calendars, follow_up, subjects, watch_cues, watch_kinds
from briefing.analysis.quoting import quotemarks
from briefing.analysis.timing import calendar_days
from briefing.model import Actor, Article, Mention, Sentence, Span, Statement, WatchItem

_WORD = re.compile(r"\w+")
_SHORT = 4  # letters: shorter words do not tell two matters apart
_SHARE = 0.4  # of the content words of the shorter sentence: with the same last day due, this many make it one matter
_SHARE_UNDATED = 0.6  # the same without any due day
_COMPARED = 12  # items of the same last day that a new one is compared with
_TITLE_ROOM = 40  # characters between "Sarvian" and the name of the Sarvian president
# The label of a list's item: "The next vote, 16 April. Three of five ..." is due when its label says.
_LABEL = re.compile(r"[^.:;]{3,80}[.:](?=\s(?!\d))")
_DASH = re.compile(r"(?:—|–|--|-)\s+")
_DATELINE = 120  # characters: no dateline is longer


def find(
    article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor], statements: Sequence[Statement] = ()
) -> tuple[WatchItem, ...]:
    """The watch items of an article, in the order of its text, none of them twice.

    An item is a whole sentence without its dateline, or a whole bullet of a list that the article makes itself under
    "What to watch" and the like. `actors` of an item are the names of those of `actors` that it mentions, and before
    them whom "he" or "she" stands for, with which it begins; who is known to have made the `statements` helps to tell.
    Due times are seen from the article's publication day; without one, only a date with its year is due.
    """
    published = calendar_days.of_iso(article.published)
    listed = follow_up.find(article, sentences)
    entries = calendars.find(article, published)
    taken = sorted({(span.start, span.end) for entry in entries for span in (entry.heading, entry.span)})
    items = [_explicit(article, span, published, actors) for span in listed.items if not _is_closed(taken, span)]
    items += [_entry(article, one, actors) for one in entries]
    quoted = [
        (stretch.outer_start, stretch.outer_end)
        for block in article.blocks
        for stretch in quotemarks.find(article.text, block.start, block.end)
    ]
    closed = sorted({*taken, *((span.start, span.end) for span in listed.closed)})
    title_end = article.blocks[0].end if article.blocks and article.blocks[0].kind == "heading" else 0
    for sentence in sentences:
        if (
            article.blocks[sentence.block].kind in ("heading", "caption") and sentence.start >= title_end
        ) or _is_closed(closed, sentence):
            continue
        start = sentence.start + _dateline(article, sentence)
        words = article.text[start : sentence.end]
        if _is_own_notice(words, article.outlet):
            continue
        found = watch_kinds.find(words, published=published, speech=_speech_in(quoted, start, sentence.end))
        if found:
            names = _acting(actors, start, sentence.end)
            items.append(WatchItem(found.kind, words, start, sentence.end, found.due, names))
    # What the headline announces is said again below, as a rule, and better: the headline's words count last.
    below = _without_repeats(sorted((item for item in items if item.start >= title_end), key=lambda item: item.start))
    kept = (*(item for item in items if item.start < title_end and not _is_said(item, below)), *below)
    return tuple(subjects.told(article, kept, sentences, quoted, actors, statements))


def _explicit(article: Article, span: Span, published: date | None, actors: Sequence[Actor]) -> WatchItem:
    words = article.text[span.start : span.end]
    label = _LABEL.match(words)
    due = (dates.due_of(label[0], published=published) if label else None) or dates.due_of(words, published=published)
    return WatchItem("explicit", words, span.start, span.end, due, _acting(actors, span.start, span.end))


def _entry(article: Article, entry: calendars.Entry, actors: Sequence[Actor]) -> WatchItem:
    start, end = entry.span.start, entry.span.end
    return WatchItem("explicit", article.text[start:end], start, end, entry.due, _acting(actors, start, end))


def _is_own_notice(words: str, outlet: str | None) -> bool:
    """Whether the outlet itself acts in a sentence, by its name or a newspaper's short one: "The Ledger will hold"."""
    name = (outlet or "").removeprefix("The ").split()
    if not name:
        return False
    short = name[-1] if name[-1].lower() in watch_cues.words("noise", "papers") else ""
    subject = words.removeprefix("The ")
    return any(full and _follows_verb(subject, full) for full in (" ".join(name), short))


def _follows_verb(subject: str, name: str) -> bool:
    return subject.startswith(name + " ") and subject[len(name) + 1 :][:1].islower()


def _dateline(article: Article, sentence: Sentence) -> int:
    """How long the dateline is with which the sentence begins: it says where the report was written, not what comes."""
    place = article.dateline or ""
    if not place or not article.text.startswith(place, sentence.start):
        return 0
    dash = _DASH.search(article.text, sentence.start + len(place), min(sentence.end, sentence.start + _DATELINE))
    return dash.end() - sentence.start if dash else 0


def _speech_in(quoted: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Span, ...]:
    """The quoted stretches between two offsets, seen from the first."""
    spans = []
    index = max(0, bisect_left(quoted, (start, 0)) - 1)
    while index < len(quoted) and quoted[index][0] < end:
        begins, ends = quoted[index]
        if ends > start:
            spans.append(Span(max(begins - start, 0), min(ends, end) - start))
        index += 1
    return tuple(spans)


def _is_closed(closed: Sequence[tuple[int, int]], sentence: Sentence | Span) -> bool:
    index = bisect_left(closed, (sentence.end, 0))
    return index > 0 and closed[index - 1][1] > sentence.start


def _acting(actors: Sequence[Actor], start: int, end: int) -> tuple[str, ...]:
    """The names of the actors between `start` and `end`, in the order of their first mention there.

    A place does not act, and "Sarvian" in "Sarvian president Davit Morcan" only says whose president he is.
    """
    found = [(mention, actor) for actor in actors for mention in _mentions_in(actor, start, end)]
    acting = sorted((pair for pair in found if pair[0].type != "place"), key=lambda pair: pair[0].start)
    names: dict[str, None] = {}
    for index, (mention, actor) in enumerate(acting):
        after, bearer = acting[index + 1] if index + 1 < len(acting) else (mention, actor)
        if mention.type != "demonym" or bearer.type != "person" or after.start - mention.end > _TITLE_ROOM:
            names.setdefault(actor.name)
    return tuple(names)


def _mentions_in(actor: Actor, start: int, end: int) -> Iterator[Mention]:
    """The mentions of an actor between two offsets; they come in the order of the text."""
    index = bisect_left(actor.mentions, start, key=lambda mention: mention.start)
    while index < len(actor.mentions) and actor.mentions[index].start < end:
        yield actor.mentions[index]
        index += 1


def _without_repeats(items: Sequence[WatchItem]) -> tuple[WatchItem, ...]:
    """The items without those whose words, or whose day and most of whose words, an earlier one has."""
    kept: dict[str, WatchItem] = {}
    by_day: dict[str, list[frozenset[str]]] = {}
    for item in items:
        words = _WORD.findall(item.text.lower())
        content = _content(item.text)
        others = by_day.setdefault(item.due.end if item.due else "", [])
        share = _SHARE if item.due else _SHARE_UNDATED
        if item.kind != "explicit" and any(_one_matter(content, other, share) for other in others[-_COMPARED:]):
            continue
        others.append(content)
        kept.setdefault(" ".join(words), item)
    return tuple(kept.values())


def _is_said(headline: WatchItem, below: Sequence[WatchItem]) -> bool:
    """Whether one of the items below tells what the headline announces, with its day or without."""
    return any(_one_matter(_content(headline.text), _content(item.text), _SHARE) for item in below[:_COMPARED])


def _content(words: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(words.lower()) if len(word) > _SHORT)


def _one_matter(content: frozenset[str], other: frozenset[str], share: float) -> bool:
    return len(content & other) > share * max(1, min(len(content), len(other)))
