"""A briefing as plain text: the panes one under the other, for pipes, pagers and screen readers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.model import (
    ActorRow,
    Article,
    ArticleRow,
    Chapter,
    Heading,
    Mute,
    SavedView,
    SourceRow,
    Span,
    StatementKind,
    StatementRow,
    StoryRow,
    WatchRow,
)
from briefing.text import counted, printed_by, tag_shown

WIDTH = 80

_SURE = 0.6
"""Below this confidence a speaker is doubtful."""

_FIRST = {"newest": "newest", "covered": "most covered", "new": "most new", "due": "soonest due"}
_BOX = {"open": "[ ]", "resolved": "[x]", "dropped": "[-]", "snoozed": "[~]"}


def story_line(row: StoryRow) -> str:
    """A story on one line: number, title, how many articles and outlets, how much is unread and open."""
    facts = [day(row.newest), counted(row.articles, "article")]
    if row.outlets > 1:
        facts.append(counted(row.outlets, "outlet"))
    if row.unread:
        facts.append(f"{row.unread} unread")
    if row.new is not None:
        facts.append(f"+{row.new} new" if row.new else "nothing new")
    if row.open_watch:
        facts.append(f"{row.open_watch} to watch")
    facts += [*map(tag_shown, row.tags), *["put aside"] * row.aside]
    return f"{row.id:>4}  {row.title} ({', '.join(fact for fact in facts if fact)})"


def grouped(ids: Sequence[int], headings: Sequence[Heading], rows: Iterable[StoryRow]) -> Iterator[str]:
    """Stories on a line each, under the headings of a list of `ids`, each with how many it has in the whole list."""
    lines = {row.id: story_line(row) for row in rows}
    ends = [*(heading.at for heading in headings[1:]), len(ids)]
    for heading, end in zip(headings, ends, strict=False):
        told = [lines[story] for story in ids[heading.at : end] if story in lines]
        if told:
            yield from [""] * (heading.at > 0)
            yield f"{heading.words} ({end - heading.at:,})"
            yield from told


def article_line(row: ArticleRow) -> str:
    """An article on one line, with the outlets that reprint it."""
    facts = [outlet(row), day(row.published)]
    facts += [*map(tag_shown, row.tags), *["archived"] * row.archived]
    also = f"; also in {', '.join(row.copies)}" if row.copies else ""
    return f"{row.id}  {row.title} ({', '.join(fact for fact in facts if fact)}{also})"


def view_line(view: SavedView) -> str:
    """A saved view on one line: name, query, order, and how many stories it lists."""
    query = view.query or "every story"
    if view.fault:
        return f"{view.name}: {query} ({view.fault})"
    unread = f", {view.unread} unread" if view.unread else ""
    return f"{view.name}: {query} ({_FIRST[view.sort]} first, {counted(view.stories, 'story', 'stories')}{unread})"


def mute_line(mute: Mute) -> str:
    """A mute on one line: its query, until when it holds, and how much it leaves out."""
    if mute.is_over:
        return f"{mute.query} (over since {mute.until})"
    until = f"until {mute.until}, " if mute.until else ""
    return f"{mute.query} ({until}leaves out {counted(mute.articles, 'article')})"


def actor_line(row: ActorRow) -> str:
    """An actor on one line: name, roles, other spellings, mentions."""
    return f"{row.name}{actor_facts(row)}"


def actor_facts(row: ActorRow) -> str:
    """What is said behind the name of an actor."""
    roles = f", {'; '.join(row.telling_roles)}" if row.roles else ""
    variants = f" (also {', '.join(row.telling_variants)})" if row.telling_variants else ""
    doubt = " (?)" if row.uncertain else ""
    return f"{doubt}{roles}{variants}: {counted(row.mentions, 'mention')}"


def statement_line(row: StatementRow) -> str:
    """An utterance on one line: short id, who, how, the words, and who carries them."""
    name = f"{row.id}  " if row.id else ""
    return f"{name}{speaker(row)}{said(row)}"


def said(row: StatementRow) -> str:
    """What stands behind the speaker of an utterance: how it was said, the words, and who carries them."""
    words = _in_marks(row.kind, row.words)
    carried = f" [{', '.join(row.outlets)}]" if row.outlets else ""
    if len(row.outlets) > 1:
        carried = f" — in {counted(len(row.outlets), 'outlet')}: {', '.join(row.outlets)}"
    via = f", via {row.via}" if row.via else ""
    return f"{via} ({row.cue or row.kind}): {words}{carried}"


def statement_lines(row: StatementRow) -> list[str]:
    """An utterance, and a line for each way in which outlets print it shorter, in other words (‹›), or as another's."""
    return [statement_line(row), *difference_lines(row)]


def difference_lines(row: StatementRow) -> list[str]:
    """A line for each way in which outlets print an utterance otherwise."""
    lines = []
    for one, outlets in row.differences:
        how = [{"shorter": "shorter", "changed": "changed", "speaker": f"by {one.speaker}"}[how] for how in one.differs]
        words = f": {_in_marks(one.kind, _marked(one.words, one.changed))}" if one.differs != ("speaker",) else ""
        lines.append(f"{', '.join(how)} in {', '.join(outlets)}{words}")
    return lines


def speaker(row: StatementRow) -> str:
    """Who said it, and how far that is known."""
    name = row.speaker or "Unknown speaker"
    if row.corrected:  # said so that who is handed the file, and corrected nothing, understands it
        return f"{row.speaker or 'Nobody known'}, as corrected"
    return f"{name}?" if row.speaker and row.confidence < _SURE else name


def _in_marks(kind: StatementKind, words: str) -> str:
    return f"“{words}”" if kind == "direct" else words


def _marked(words: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        words = f"{words[: span.start]}‹{words[span.start : span.end]}›{words[span.end :]}"
    return words


def watch_line(row: WatchRow, *, of_library: bool = False) -> str:
    """A watch item on one line: tick box, short id, words, when it is due, what came of it, the reader's note.

    In a list of the library's items headings say what is overdue, and each line says which story it is of.
    """
    story = f" — from “{row.story_title}”" if of_library and row.story_title else ""
    return f"{_BOX[row.state]} {row.id}  {row.text}{watch_facts(row, tells_overdue=not of_library)}{story}"


def watch_facts(row: WatchRow, *, tells_overdue: bool = True) -> str:
    """What is said behind the words of a watch item; empty where there is nothing to say.

    `tells_overdue` is whether it says so where the item is overdue; a heading above it may have said it.
    """
    who = f" — {row.who}" if row.who else ""
    due = f" — due {span_of_days(row.due.start, row.due.end)}" if row.due else ""
    due += ", overdue" if tells_overdue and row.group == "overdue" else ""
    if row.state == "open" and row.outcomes:
        due += f" — {counted(row.outcomes, 'possible outcome')}"
    elif row.evidence:
        due += f" — settled by {row.evidence.title} ({row.evidence.outlet or day(row.evidence.published)})"
    note = f" — note: {row.note}" if row.note else ""
    until = f" — snoozed until {row.snoozed_until}" if row.state == "snoozed" else ""
    return f"{who}{due}{until}{note}"


def article_lines(article: Article) -> Iterator[str]:
    """An article as wrapped text: headings underlined, list items with a bullet."""
    facts = [article.outlet, article.byline, day(article.published), article.url]
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.kind == "heading":
            wrapped = textwrap.wrap(text, WIDTH) or [text]
            yield from wrapped
            yield ("=" if block.start == 0 else "-") * max(map(len, wrapped))
            if block.start == 0 and any(facts):
                yield " · ".join(fact for fact in facts if fact)
        elif block.kind == "item":
            yield from textwrap.wrap(text, WIDTH, initial_indent="• ", subsequent_indent="  ")
        else:
            yield from textwrap.wrap(text, WIDTH)
        yield ""


def story_lines(
    row: StoryRow,
    articles: Sequence[SourceRow],
    actors: Sequence[ActorRow],
    statements: Sequence[StatementRow],
    checklist: Sequence[WatchRow],
) -> Iterator[str]:
    """A whole story: its articles, who acts, who said what, what to watch."""
    yield from _title(row.title)
    yield from _section("Articles", [[f"{article_line(one.row)}{standing(one)}"] for one in articles])
    yield from _found(actors, statements, checklist)
    yield ""


def document(chapters: Iterable[Chapter]) -> Iterator[str]:
    """An export as text: each chapter with its day and outlets, the texts where they are wanted, all that was found."""
    for chapter in chapters:
        yield from _title(chapter.title)
        yield from textwrap.wrap(". ".join(filter(None, (day(chapter.published), ", ".join(chapter.outlets)))), WIDTH)
        for article in [source.article for source in chapter.sources if source.article]:
            yield ""
            yield from article_lines(article)
        yield from _found(chapter.actors, chapter.statements, chapter.watch)
        yield from _section("Sources", [source_lines(source) for source in chapter.sources])
        yield ""


def source_lines(source: SourceRow) -> list[str]:
    """An article on one line, whether it is a copy or a later version, and its address."""
    return [f"{article_line(replace(source.row, copies=()))}{standing(source)}", *filter(None, [source.url])]


def standing(source: SourceRow, sign: str = "; ") -> str:
    """What an article is to another one of its story, behind a sign: its copy, or a later version that adds something.

    Empty where it is neither.
    """
    if source.row.copy_of is not None:
        return f"{sign}the same text"
    if source.earlier is None:
        return ""
    printed = ", ".join(filter(None, (outlet(source.earlier), day(source.earlier.published))))
    return f"{sign}version of {printed}, +{counted(source.added, 'sentence')}"


def outlet(row: ArticleRow) -> str:
    """Who printed an article; where nobody is named, the file that it came in."""
    return printed_by(row.outlet, row.source)


def day(published: str | None) -> str:
    """The day of an ISO day or instant; empty when there is none."""
    return (published or "")[:10]


def span_of_days(start: str, end: str) -> str:
    """One day, or first to last."""
    return start if start == end else f"{start} to {end}"


def _title(title: str) -> Iterator[str]:
    yield from textwrap.wrap(title, WIDTH)
    yield "=" * min(WIDTH, len(title))


def _found(
    actors: Sequence[ActorRow], statements: Sequence[StatementRow], checklist: Sequence[WatchRow]
) -> Iterator[str]:
    yield from _section("Actors", [[actor_line(actor)] for actor in actors])
    yield from _section("Statements", [statement_lines(row) for row in statements])
    yield from _section("What to watch", [[watch_line(item)] for item in checklist])


def _section(title: str, entries: Sequence[Sequence[str]]) -> Iterator[str]:
    """Entries under a title: the first line of each, and what belongs under it."""
    if not entries:
        return
    yield ""
    yield title
    for line, *under in entries:
        yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="      ")
        for one in under:
            yield from textwrap.wrap(one, WIDTH, initial_indent="      - ", subsequent_indent="        ")
