"""Interviews printed as a play, and lists that only look like one."""

import time

from briefing.analysis import sentences, statements
from briefing.analysis.quoting import transcripts
from briefing.model import Article, Block


def turns(*lines: str, people: tuple[str, ...] = (), papers: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    text, blocks, start = "\n\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 2
    found = transcripts.turns(text, blocks, people, papers)
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


def test_an_answer_follows_a_question_and_paragraphs_between_go_on() -> None:
    lines = (
        "Q: Will you go?",
        "A: I will.",
        "And soon.",
        "(He laughs.)",
        "Q: When?",
        "A:",
        "In May.",
        "He went in June.",
    )
    assert turns(*lines) == [
        ("Q", "Will you go?"),
        ("A", "I will."),
        ("A", "And soon."),
        ("Q", "When?"),
        ("A", "In May."),
    ]


def test_a_list_with_letters_is_no_interview() -> None:
    assert turns("A. First of all.", "B. Then this.", "C. And that.", "A: We go.", "Background: It is late.") == []


def test_thousands_of_voices_take_no_time() -> None:
    names = [f"V{chr(65 + i % 26)}{chr(65 + i // 26 % 26)}{chr(65 + i // 676)}" for i in range(8000)]
    text = "\n".join(f"{name}: Why?" for name in (*names, *names[:9]))
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    article = Article("0" * 20, "a", "a.txt", "", text, tuple(blocks))
    split = sentences.split(text, article.blocks)
    begun = time.process_time()
    assert len(statements.find(article, split, ())) > 7000
    assert time.process_time() - begun < 10


def test_a_paper_asks_where_a_person_answers_and_a_list_of_clubs_is_no_transcript() -> None:
    asked = ("Evening Star: Will you go?", "Hale: We go.", "Evening Star: When?", "Hale: Now.")
    assert len(turns(*asked, people=("Hale",), papers=("Evening Star",))) == 4
    clubs = ("Rovers: Conti, Bakare.", "United: Holm.", "Rovers: Samu.")
    assert turns(*clubs, papers=("Rovers", "United")) == []
