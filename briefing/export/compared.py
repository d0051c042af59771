"""A comparison of two texts as plain text, with its differences alone, and as a dictionary with all of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.export.plain import WIDTH, day
from briefing.model import Aligned, Article, Comparison, Side, Span
from briefing.text import counted, printed_by

_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def lines(found: Comparison) -> Iterator[str]:
    """The differences: `-` stands on the left, `+` on the right, changed words in marks."""
    yield f"--- {name(found.left)}"
    yield f"+++ {name(found.right)}"
    same = elsewhere = 0
    for row in found.rows:
        if row.kind in ("same", "moved"):
            same += row.kind == "same"
            elsewhere += row.kind == "moved"
            continue
        yield from _passed(same, elsewhere)
        same = elsewhere = 0
        yield from _sentence("-", found.left, row.left, row.left_words)
        yield from _sentence("+", found.right, row.right, row.right_words)
    yield from _passed(same, elsewhere)


def older_lines(article: Article, older: Sequence[Article]) -> Iterator[str]:
    """What an article said before, the newest first: the number of each version, its day and its headline."""
    if not older:
        return
    yield "Older versions"
    for number, version in zip(range(len(older), 0, -1), older, strict=True):
        facts = [f"version {number} of {len(older) + 1}", day(version.published), version.title]
        yield f"  {', '.join(fact for fact in facts if fact)}"
    yield f"  briefing compare {article.id} prints what the last one changed"


def name(side: Side) -> str:
    """A text by its outlet, day, version and headline."""
    article = side.article
    version = f"version {side.version} of {side.versions}" if side.versions > 1 else ""
    facts = [printed_by(article.outlet, article.source), day(article.published), version]
    return f"{', '.join(fact for fact in facts if fact)}: {article.title}"


def record(found: Comparison) -> dict[str, Any]:
    """The whole comparison, with the offsets of sentences and changed words in the two texts."""
    return {
        "left": _side(found.left),
        "right": _side(found.right),
        "rows": [_row(found, row) for row in found.rows],
    }


def _passed(same: int, elsewhere: int) -> Iterator[str]:
    parts = [f"{counted(same, 'sentence')} the same"] * bool(same)
    parts += [f"{counted(elsewhere, 'sentence')} elsewhere in the other text"] * bool(elsewhere)
    if parts:
        yield f"  … {', '.join(parts)}"


def _sentence(sign: str, side: Side, span: Span | None, changed: Sequence[Span]) -> Iterator[str]:
    if span is None:
        return
    text, at, parts = side.article.text, span.start, []
    for word in changed:
        before, after = _MARKS[sign]
        parts += [text[at : word.start], before, text[word.start : word.end], after]
        at = word.end
    parts.append(text[at : span.end])
    yield from textwrap.wrap("".join(parts), WIDTH, initial_indent=f"{sign} ", subsequent_indent="  ")


def _side(side: Side) -> dict[str, Any]:
    article = side.article
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "version": side.version,
        "versions": side.versions,
    }


def _row(found: Comparison, row: Aligned) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "left": _place(found.left, row.left, row.left_words),
        "right": _place(found.right, row.right, row.right_words),
    }


def _place(side: Side, span: Span | None, changed: Sequence[Span]) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "start": span.start,
        "end": span.end,
        "text": side.article.text[span.start : span.end],
        "changed": [[word.start, word.end] for word in changed],
    }
