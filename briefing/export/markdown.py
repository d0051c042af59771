"""A briefing as Markdown: headings, lists, and what to watch as tasks that can be ticked anywhere and taken back in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.export import plain, tasks
from briefing.export.addresses import opened_by
from briefing.export.tasks import literal
from briefing.model import Article, Chapter, SourceRow

_LEADING: Final = re.compile(r"^(\d{1,9})([.)])|^([-+=:$])")
"""What would make a paragraph a list, a line under a heading, or anything else than a paragraph."""


def document(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The lines of an export: one chapter under its own heading, several under that of the briefing."""
    if len(chapters) != 1:
        yield from ("# Briefing", "")
    for chapter in chapters:
        yield from _chapter(chapter, "#" if len(chapters) == 1 else "##")


def _chapter(chapter: Chapter, level: str) -> Iterator[str]:
    yield from (f"{level} {literal(chapter.title) or '(no title)'}", "")
    facts = [plain.day(chapter.published), *chapter.outlets]
    if any(facts):
        yield from (_paragraph(" · ".join(filter(None, facts))), "")
    for article in [source.article for source in chapter.sources if source.article]:
        yield from _text(article, f"{level}#")
    actors = (f"- {_named(row.name, plain.actor_facts(row))}" for row in chapter.actors)
    yield from _section(f"{level}# Actors", actors)
    yield from _section(f"{level}# Statements", _statements(chapter))
    yield from _section(f"{level}# What to watch", (line for row in chapter.watch for line in tasks.item_lines(row)))
    yield from _section(f"{level}# Sources", (_source(source) for source in chapter.sources))


def _statements(chapter: Chapter) -> Iterator[str]:
    for row in chapter.statements:
        yield f"- {_named(plain.speaker(row), plain.said(row))}"
        yield from (f"  - {literal(line)}" for line in plain.difference_lines(row))


def _source(source: SourceRow) -> str:
    row, address = source.row, opened_by(source.url)
    title = literal(row.title) or "(no title)"
    link = f"[{title}](<{address}>)" if address else title
    # The outlet comes first: a title that is one letter would make a tick box of the link.
    facts = ", ".join(filter(None, (plain.outlet(row), plain.day(row.published))))
    return f"- {literal(facts)}: {link}{literal(plain.standing(source, ', '))}"


def _text(article: Article, level: str) -> Iterator[str]:
    """An article's text, its headings below that of its chapter."""
    facts = ", ".join(filter(None, (article.outlet, article.byline, plain.day(article.published))))
    first = article.blocks[0] if article.blocks else None
    titled = first is not None and first.kind == "heading" and first.start == 0
    yield from (f"{level} {literal(article.title) or '(no title)'}", "")
    yield from (f"*{literal(facts)}*", "") if facts else ()
    for block in article.blocks[1:] if titled else article.blocks:
        words = article.text[block.start : block.end]
        if block.kind == "heading":
            yield from (f"{level}# {literal(words)}", "")
        elif block.kind == "item":
            yield from (f"- {_paragraph(words)}", "")
        else:
            yield from (_paragraph(words), "")


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    entries = list(lines)
    if entries:
        yield from (heading, "", *entries, "")


def _named(name: str, facts: str) -> str:
    return f"**{literal(name)}**{' ' * facts.startswith(' ')}{literal(facts)}"


def _paragraph(text: str) -> str:
    """Text of a stranger as a paragraph of its own, whatever it begins with."""
    return _LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", literal(text))
