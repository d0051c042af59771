"""Interviews printed as a play, and lists that only look like one."""

from briefing.analysis.quoting import transcripts
from briefing.model import Block


def turns(*lines: str, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    text, blocks, start = "\n\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 2
    found = transcripts.turns(text, blocks, people)
    return [(turn.name, text[turn.start : turn.end]) for turn in found.values()]


def test_lines_that_begin_with_a_name_in_capitals_are_turns() -> None:
    assert turns("HALE: We go.", "OSEI (laughing): Now?", "HALE: Now.") == [
        ("HALE", "We go."),
        ("OSEI", "Now?"),
        ("HALE", "Now."),
    ]


def test_other_names_count_only_where_the_article_knows_them() -> None:
    lines = ("Hale: We go.", "Osei: Now?", "Hale: Now.")
    assert len(turns(*lines, people=("Hale", "Osei"))) == 3
    assert turns(*lines) == []


def test_labels_and_tallies_are_no_transcript() -> None:
    assert turns("UPDATE: The road is open.", "CORRECTION: It was shut.", "NOTE: It will close.") == []
    assert turns("Hale: 547.", "Osei: 46.", "Hale: 12.", people=("Hale", "Osei")) == []
