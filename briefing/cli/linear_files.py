"""Where the linear mode leads out of the library: to the browser, the clipboard, files; and what comes in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis import links
from briefing.cli.linear_numbers import number_in, numbers_in
from briefing.errors import SourceError, UsageError
from briefing.model import Link, Removed, StatementRow
from briefing.pipeline import restoring
from briefing.pipeline.analysing import labeller_of
from briefing.text import counted
from widgets.quotations import quotation
from widgets.wording import reference

if TYPE_CHECKING:
    from briefing.cli.linear_desk import LinearDesk
    from briefing.cli.linear_list import Lines
    from briefing.model import Chapter
    from briefing.pipeline.taking_in import Taken


def browse(desk: LinearDesk, words: str) -> Lines:
    """Open the address of that number, or the open article, in the browser."""
    if words:
        return desk.browse(desk.entry(Link, number_in(words, "browse 2")[0], "links"))
    article = desk.story.article
    own = next((link for link in links.find(article) if link.address == article.url), None)
    if own is None:
        raise UsageError("This article has no address of its own; links reads out those in it")
    return desk.browse(own)


def copy(desk: LinearDesk, words: str) -> Lines:
    """Read out a statement or the open article with its source, on one line that can be copied."""
    if not words:
        yield reference(desk.story.article)
        return
    number, _ = number_in(words, "copy 2")
    if desk.lists(Link):
        yield desk.entry(Link, number, "links").address
    else:
        yield quotation(desk.entry(StatementRow, number, "statements"))


def cut(desk: LinearDesk, words: str) -> Lines:
    """Read out what was cut from the article; with a number, put that line back."""
    if not words:
        yield from desk.cut()
        return
    line = desk.entry(Removed, number_in(words, "cut 2")[0], "cut").text
    yield restoring.restore_lines(desk.library, desk.story.row.identity, [line], labeller_of(desk.settings))
    desk.look_again()


def export(desk: LinearDesk, words: str) -> Lines:
    """Write the stories of these numbers, or the open article, to a file."""
    from briefing.export import files, forms
    from briefing.pipeline import chapters

    numbers, path = addressed(words, len(desk.ids))
    form = forms.form_of(path)
    if form is None:
        raise UsageError("Say a file that ends in .md, .html, .json or .txt: export 2 story.md")
    found: list[Chapter] = [chapters.of_story(desk.library, desk.story_at(number)) for number in numbers]
    found = found or [chapters.of_article(desk.library, desk.story.row.key)]
    name = found[0].title if len(found) == 1 else counted(len(found), "story", "stories")
    yield f"Wrote {name} to {files.write(path, forms.written(form, found))}"


def load(desk: LinearDesk, words: str) -> Lines:
    """Take in a file or folder."""
    from briefing.cli.intake import in_words
    from briefing.pipeline.taking_in import take_in

    if not words:
        raise UsageError("Say a file or folder: load news.jsonl")
    failed: list[str] = []
    outcomes: Counter[str] = Counter()

    def hear(line: Taken | SourceError) -> None:
        if isinstance(line, SourceError):
            failed.append(f"{line}.")
        else:
            outcomes[line.outcome] += 1

    take_in(desk.library, [Path(words).expanduser()], report=hear, labeller=labeller_of(desk.settings))
    yield f"Took in {in_words(outcomes)}; {len(failed):,} failed" if failed else f"Took in {in_words(outcomes)}"
    yield from failed


def reanalyse(desk: LinearDesk, _: str) -> Lines:
    """Analyse the library anew; marks stay."""
    from briefing.pipeline.rebuilding import reanalyse as rebuild

    total = rebuild(desk.library, progress=lambda done, of: None, labeller=labeller_of(desk.settings))
    yield f"{total:,} articles analysed anew; your marks are as they were"


def addressed(words: str, most: int) -> tuple[list[int], str]:
    """The numbers of stories with which words begin, and the rest; numbers alone are no address."""
    if not words[:1].isdecimal():
        return [], words
    try:
        numbers, rest = numbers_in(words, "", most)
    except UsageError:
        return [], words  # such as "2nd look"
    return (numbers, rest) if rest else ([], words)
