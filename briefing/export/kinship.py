"""Why two articles are together or apart, and the stories of one saga: as plain text, and as dictionaries."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from briefing.export.plain import WIDTH, day
from briefing.model import Article, Span
from briefing.model.kinship import Kinship, Related, SharedName
from briefing.text import counted, printed_by

_BONDS = {"copies": "One text, folded into one row", "story": "In one story", "apart": "In two stories"}
_MOST = 12
_SAGA = {
    "earlier": "Earlier in this saga",
    "same": "The same day in this saga",
    "later": "Later in this saga",
    "unknown": "In this saga, of an unknown day",
}


def why_lines(found: Kinship) -> Iterator[str]:
    """What puts two articles together or keeps them apart, the deciding reason first; then what they share."""
    yield from _wrapped(f"A  {_article(found.left)}", "   ")
    yield from _wrapped(f"B  {_article(found.right)}", "   ")
    yield ""
    yield _BONDS[found.bond] + (", as you said" if found.told else "")
    for reason in found.reasons:
        yield from _wrapped(f"  {reason}", "    ")
    yield ""
    yield "What they share"
    yield from _wrapped(f"  Days: {_days(found.days)}", "    ")
    yield from _shared("Names", [_name(name) for name in found.names])
    of_names = {word.lower() for name in found.names for form in (name.name, *name.left) for word in form.split()}
    terms = [term for term in found.terms if term.text.lower() not in of_names]
    yield from _shared("Numbers and dates", [term.text for term in terms if term.kind in ("number", "day")])
    yield from _shared("Words, the weightiest first", [term.text for term in terms if term.kind in ("word", "name")])
    yield from _sentences(found)


def why_record(found: Kinship) -> dict[str, Any]:
    """All of it for programs."""
    return {
        "bond": found.bond,
        "told": found.told,
        "reasons": list(found.reasons),
        "likeness": _rounded(found.likeness),
        "needed": _rounded(found.needed),
        "coverage": _rounded(found.coverage),
        "coverage_needed": found.coverage_needed,
        "guard": found.guard,
        "days": found.days,
        "articles": [
            {"id": one.id, "title": one.title, "outlet": one.outlet, "published": one.published}
            for one in (found.left, found.right)
        ],
        "names": [asdict(name) for name in found.names],
        "terms": [asdict(term) | {"share": _rounded(term.share)} for term in found.terms],
        "sentences": [
            {"left": _place(found.left, both.left), "right": both.right and _place(found.right, both.right)}
            for both in found.sentences
        ],
    }


def saga_lines(found: Sequence[Related]) -> Iterator[str]:
    """The stories of a saga under headings that say what came before and what came after, the oldest first."""
    for when, title in _SAGA.items():
        rows = [row for row in found if row.when == when]
        if rows:
            yield title
            for row in rows:
                yield from _wrapped(f"  {related_line(row)}", "        ")
            yield ""


def related_line(row: Related) -> str:
    """A story of the saga on one line: number, headline, its days, how many articles, how near it is."""
    first, newest = day(row.first), day(row.newest)
    days = first if first == newest else f"{first} to {newest}"
    facts = [days, counted(row.articles, "article"), f"alike {row.strength:.2f}"]
    return f"{row.story:>4}  {row.title} ({', '.join(fact for fact in facts if fact)})"


def related_record(row: Related, ids: Sequence[str]) -> dict[str, Any]:
    """The same for programs; `ids` are those of the nearest two articles."""
    return asdict(row) | {"strength": round(row.strength, 3), "pair": list(ids)}


def _sentences(found: Kinship) -> Iterator[str]:
    if not found.sentences:
        return
    yield f"  {counted(len(found.sentences), 'sentence')}, the same or nearly so"
    for both in found.sentences[:_MOST]:
        yield from _wrapped(f"    “{found.left.text[both.left.start : both.left.end]}”", "     ")
    if len(found.sentences) > _MOST:
        yield f"    ... and {len(found.sentences) - _MOST} more: briefing compare {found.left.id} {found.right.id}"


def _shared(title: str, texts: Sequence[str]) -> Iterator[str]:
    more = f" and {len(texts) - _MOST} more" if len(texts) > _MOST else ""
    if texts:
        yield from _wrapped(f"  {title}: {', '.join(texts[:_MOST])}{more}", "    ")


def _article(article: Article) -> str:
    facts = [printed_by(article.outlet, article.source), day(article.published)]
    return f"{article.id}  {article.title} ({', '.join(fact for fact in facts if fact)})"


def _name(name: SharedName) -> str:
    others = [form for form in (*name.left, *name.right) if form != name.name]
    also = list(dict.fromkeys(others))[:3]
    return f"{name.name} (also {', '.join(also)})" if also else name.name


def _days(days: int | None) -> str:
    if days is None:
        return "not known of both"
    return {0: "the same"}.get(days, f"{counted(days, 'day')} apart")


def _place(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)


def _wrapped(line: str, indent: str) -> Iterable[str]:
    return textwrap.wrap(line, WIDTH, subsequent_indent=indent) or [line]
