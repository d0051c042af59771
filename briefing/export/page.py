"""A briefing as one web page that needs nothing else: no script, no request, light or dark, fit to be printed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from briefing.export import plain
from briefing.export.addresses import opened_by
from briefing.model import Article, Chapter, SourceRow, WatchRow
from briefing.text import one_line

_STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --faint: #5f5f5f; --line: #d5d5d5; --accent: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #e4e4e4; --faint: #a0a0a0; --line: #3a3d42; --accent: #8ab8f0; }
}
body { background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, serif; max-width: 42rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.05rem; margin-top: 1.8em; }
section { border-top: 1px solid var(--line); margin-top: 2.5rem; }
a { color: var(--accent); }
li { margin: 0.35em 0; }
.facts, .caption, .state, li ul { color: var(--faint); }
.state { font: 0.85em system-ui, sans-serif; border: 1px solid var(--line); border-radius: 0.3em; padding: 0 0.35em; }
.done { color: var(--faint); }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --accent: #000; }
  body { font-size: 10.5pt; margin: 0; max-width: none; }
  nav { display: none; }
  section { break-before: page; border: 0; margin: 0; }
  section:first-of-type { break-before: auto; }
  h1, h2, h3, h4 { break-after: avoid; }
  li, p { break-inside: avoid; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
}
"""
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Whatever a text smuggled past the escaping: no script runs, nothing is fetched, and only the style above counts."""


def document(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The lines of the page; it is well formed as XML too."""
    title = chapters[0].title if len(chapters) == 1 else "Briefing"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8" />'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}" />'
    yield '<meta name="referrer" content="no-referrer" />'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1" />'
    yield f"<title>{_titled(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    if len(chapters) == 1:
        yield from _chapter(chapters[0], 1)
    else:
        yield "<h1>Briefing</h1>"
        yield from _contents(chapters)
        for number, chapter in enumerate(chapters, 1):
            yield f'<section id="story-{number}">'
            yield from _chapter(chapter, 2)
            yield "</section>"
    yield "</body>"
    yield "</html>"


def _contents(chapters: Sequence[Chapter]) -> Iterator[str]:
    if chapters:
        links = (f'<a href="#story-{n}">{_titled(one.title)}</a>' for n, one in enumerate(chapters, 1))
        yield "<nav>"
        yield from _list("ol", links)
        yield "</nav>"


def _chapter(chapter: Chapter, level: int) -> Iterator[str]:
    below = level + 1
    yield f'<h{level} dir="auto">{_titled(chapter.title)}</h{level}>'
    yield from _facts(plain.day(chapter.published), ", ".join(chapter.outlets))
    for article in [source.article for source in chapter.sources if source.article]:
        yield from _text(article, below)
    actors = (f"<b>{_literal(row.name)}</b>{_literal(plain.actor_facts(row))}" for row in chapter.actors)
    yield from _part("Actors", actors, below)
    yield from _part("Statements", _statements(chapter), below)
    yield from _part("What to watch", map(_item, chapter.watch), below)
    yield from _part("Sources", map(_source, chapter.sources), below)


def _statements(chapter: Chapter) -> Iterator[str]:
    for row in chapter.statements:
        differences = "".join(_list("ul", map(_literal, plain.difference_lines(row))))
        yield f"<b>{_literal(plain.speaker(row))}</b>{_literal(plain.said(row))}{differences}"


def _item(row: WatchRow) -> str:
    look = ' class="done"' if row.state in ("resolved", "dropped") else ""
    words = f"<span{look}>{_literal(row.text)}</span>"
    return f'<span class="state">{row.state}</span> {words}{_literal(plain.watch_facts(row))}'


def _source(source: SourceRow) -> str:
    row, address = source.row, opened_by(source.url)
    title = _titled(row.title)
    link = f'<a href="{escape(address)}" rel="noopener noreferrer">{title}</a>' if address else title
    facts = ", ".join(filter(None, (plain.outlet(row), plain.day(row.published))))
    return f"{_literal(facts)}: {link}{_literal(plain.standing(source, ', '))}"


def _text(article: Article, level: int) -> Iterator[str]:
    """An article's text; what it lists stands in lists."""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    yield f'<article dir="auto"{language}>'
    yield f"<h{level}>{_titled(article.title)}</h{level}>"
    yield from _facts(article.outlet, article.byline, plain.day(article.published))
    items: list[str] = []
    for block in article.blocks:
        words = _literal(article.text[block.start : block.end])
        if block.kind == "item":
            items.append(words)
            continue
        yield from _list("ul", items)
        items = []
        if block.kind == "heading" and block.start:
            yield f"<h{level + 1}>{words}</h{level + 1}>"
        elif block.kind == "caption":
            yield f'<p class="caption">{words}</p>'
        elif block.kind == "paragraph":
            yield f"<p>{words}</p>"
    yield from _list("ul", items)
    yield "</article>"


def _facts(*facts: str | None) -> Iterator[str]:
    if any(facts):
        yield f'<p class="facts">{_literal(" · ".join(filter(None, facts)))}</p>'


def _part(title: str, entries: Iterable[str], level: int) -> Iterator[str]:
    lines = list(_list("ul", entries))
    if lines:
        yield f"<h{level}>{title}</h{level}>"
        yield from lines


def _list(kind: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"<li>{entry}</li>" for entry in entries]
    if lines:
        yield from (f"<{kind}>", *lines, f"</{kind}>")


def _titled(title: str) -> str:
    return _literal(title) or "(no title)"


def _literal(text: str) -> str:
    """Text of a stranger on one line, as it stands, whatever HTML would make of it. Spaces at its ends stay."""
    line = one_line(text)
    return escape(f"{' ' * text.startswith(' ')}{line}")
