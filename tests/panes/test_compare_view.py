"""Two texts side by side, drawn: columns where there is room, the differences alone where there is none."""

from __future__ import annotations

from briefing.model import Aligned, Article, Block, Comparison, Side, Span
from widgets.compare_view import CompareView

OLD = "The ferry sailed at noon. It had 12 people aboard. Nobody saw it leave."
NEW = "The ferry sailed at noon. It had 19 people aboard. Divers found [bold]its[/bold] log."


def article(text: str) -> Article:
    return Article("a" * 20, "1", "desk.txt", "Ferry", text, (Block("paragraph", 0, len(text)),))


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


ROWS = (
    Aligned(span(OLD, "The ferry sailed at noon."), span(NEW, "The ferry sailed at noon."), "same"),
    Aligned(
        span(OLD, "It had 12 people aboard."),
        span(NEW, "It had 19 people aboard."),
        "changed",
        (span(OLD, "12"),),
        (span(NEW, "19"),),
    ),
    Aligned(span(OLD, "Nobody saw it leave."), None, "only"),
    Aligned(None, span(NEW, "Divers found [bold]its[/bold] log."), "only"),
)
FERRY = Comparison(Side(article(OLD)), Side(article(NEW)), ROWS)


async def test_on_a_wide_view_a_sentence_stands_beside_the_one_that_answers_to_it(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = CompareView()
    async with stage(view, size=(100, 8)):
        view.show(FERRY)
        halves = [[half.strip() for half in line.split("│")] for line in seen(view) if line]
        assert halves == [
            ["= The ferry sailed at noon.", "= The ferry sailed at noon."],
            ["~ It had 12 people aboard.", "~ It had 19 people aboard."],
            ["- Nobody saw it leave.", "+ Divers found [bold]its[/bold] log."],
        ]


async def test_on_a_narrow_view_the_differences_stand_one_below_the_other(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = CompareView()
    async with stage(view, size=(60, 8)):
        view.show(FERRY)
        assert [line for line in seen(view) if line] == [
            "  … 1 sentence the same",
            "- It had 12 people aboard.",
            "+ It had 19 people aboard.",
            "- Nobody saw it leave.",
            "+ Divers found [bold]its[/bold] log.",
        ]


async def test_a_resize_changes_between_the_two_forms(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = CompareView()
    async with stage(view, size=(100, 8)) as (_, pilot):
        view.show(FERRY)
        for columns, first in ((50, "  … 1 sentence the same"), (120, "= The ferry sailed at noon.")):
            await pilot.resize_terminal(columns, 8)
            await pilot.pause()
            assert seen(view)[0].startswith(first)


async def test_long_sentences_wrap_inside_their_column_and_paragraphs_are_parted(stage, seen) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The ferry. "
        + "It sailed from the old port of Halden to the new one at Corvane, as it does each day of the year."
    )
    told = article(text)
    blocks = (Block("paragraph", 0, 10), Block("paragraph", 11, len(text)))
    told = Article(told.identity, told.id, told.source, told.title, text, blocks)
    rows = (Aligned(Span(0, 10), Span(0, 10), "same"), Aligned(Span(11, len(text)), None, "only"))
    view = CompareView()
    async with stage(view, size=(100, 8)):
        view.show(Comparison(Side(told), Side(told), rows))
        lines = seen(view)
        assert lines[1].strip(" │") == ""
        assert lines[2].startswith("- It sailed from the old port")
        assert lines[3].startswith("  ")
        assert all(line[50:].strip(" │") == "" for line in lines[2:5])


async def test_a_jump_goes_from_difference_to_difference_and_says_when_there_is_none(stage) -> None:  # type: ignore[no-untyped-def]
    sentence = "Paragraph {} tells of the winter in the north."
    text = " ".join(sentence.format(n) for n in range(40))
    spans = [span(text, sentence.format(n)) for n in range(40)]
    rows = tuple(Aligned(each, each, "same" if n % 20 else "changed") for n, each in enumerate(spans))
    view = CompareView()
    async with stage(view, size=(100, 8)):
        view.show(Comparison(Side(article(text)), Side(article(text)), rows))
        assert view.next_difference(1)
        assert view.top == 20
        assert not view.next_difference(1)
        assert view.next_difference(-1)
        assert view.top == 0
        assert not view.next_difference(-1)


async def test_an_empty_comparison_is_an_empty_view(stage, seen) -> None:  # type: ignore[no-untyped-def]
    view = CompareView()
    async with stage(view, size=(100, 4)):
        assert seen(view) == [""] * 4
        view.show(Comparison(Side(article("")), Side(article("")), ()))
        assert seen(view) == [""] * 4
