"""Says who "he" or "she" is, with whom an item begins: away from its article nobody could tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.quoting.speakers import PERSONAL, Speakers
from briefing.model import Actor, Article, Sentence, Statement, WatchItem

_PRONOUN = re.compile(rf"\W{{0,2}}(?P<word>{'|'.join(sorted(PERSONAL))})\b", re.IGNORECASE)

_SURE = 0.6  # a checklist shows no doubt beside a name, so it is surer of it than the list of statements


def told(
    article: Article,
    items: Sequence[WatchItem],
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[int, int]],
    actors: Sequence[Actor],
    statements: Sequence[Statement],
) -> Iterator[WatchItem]:
    """The items, in the order of the text; whom a pronoun at an item's head stands for is the first of its actors.

    `quoted` are the stretches between quotation marks. Where it cannot be told, the item stays as it is.
    """
    speakers: Speakers | None = None
    heard = 0
    said = sorted((one for one in statements if one.speaker), key=lambda one: one.start)
    starts = [one.start for one in said]
    for item in items:
        if (pronoun := _PRONOUN.match(item.text)) is None:
            yield item
            continue
        speakers = speakers or Speakers(article.text, sentences, quoted, actors)
        before = bisect_left(starts, item.start)
        for one in said[heard:before]:
            speakers.heard(one.start, one.speaker or "")
        heard = max(heard, before)
        name = _speaker(item, pronoun["word"].lower(), said[before:])
        if name is None:
            name, sure = speakers.person(item.start, pronoun["word"].lower())
            name = name if sure >= _SURE else None
        yield item if name is None else replace(item, actors=tuple(dict.fromkeys((name, *item.actors))))


def _speaker(item: WatchItem, pronoun: str, said: Sequence[Statement]) -> str | None:
    """Who is known to have said what the item says that "he" or "she" said."""
    for one in said:
        if one.start >= item.end:
            break
        if (one.speaker_text or "").lower() == pronoun and one.confidence >= _SURE:
            return one.speaker
    return None
