"""The five seed articles: every quotation of the readers' notes has its speaker, and labels never speak."""

import re
from functools import cache
from pathlib import Path

import pytest

from briefing.analysis import actors, sentences, statements
from briefing.model import Article, Block, Statement

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")

TRUMP, PESKOV, PUTIN = "Donald Trump", "Dmitry Peskov", "Vladimir Putin"


@cache
def found_in(number: str) -> tuple[Statement, ...]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    blocks = tuple(
        Block("heading" if number == "000" and match.start() == 0 else "paragraph", *match.span())
        for match in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    article = Article("0" * 20, number, path.name, "", text, blocks)
    split = sentences.split(text, blocks)
    return statements.find(article, split, actors.find(article, split))


@pytest.mark.parametrize(
    ("number", "words", "speaker"),
    [
        ("000", "Very Big Consequences", TRUMP),
        ("000", "very big consequences", TRUMP),
        ("000", "every conversation I have with him is a good conversation", TRUMP),
        ("000", "very angry", TRUMP),
        ("000", "He doesn’t like him,", TRUMP),
        ("001", "Maybe they will, maybe they won't", TRUMP),
        ("001", "major step forward", "Volodymyr Zelenskiy"),
        ("002", "major agreements", PESKOV),
        ("002", "this time has not yet come", PESKOV),
        ("002", "a huge amount of work", PESKOV),
        ("002", "unhappy", TRUMP),
        ("002", "disappointed", TRUMP),
        ("002", "root causes", PUTIN),
        ("002", "dragging his feet", "European leaders"),
        ("003", "we’re going to get it done", TRUMP),
        ("003", "very interesting discussions", TRUMP),
        ("003", "tougher on Russia than anyone", TRUMP),
        ("003", "horrible waste of humanity", TRUMP),
        ("003", "the second phase", TRUMP),
        ("003", "probably the most difficult", TRUMP),
        ("004", "We’re going to find out about President Putin", TRUMP),
        ("004", "Nobody [had] rejected the opportunity for direct talks", "Dmitry Polyanskiy"),
        ("004", "by air", TRUMP),
    ],
)
def test_a_quotation_has_its_speaker(number: str, words: str, speaker: str) -> None:
    holders = [s for s in found_in(number) if words in s.text and s.kind != "reported"]
    assert holders
    assert {s.speaker for s in holders} == {speaker}


@pytest.mark.parametrize(
    ("number", "content", "speaker"),
    [
        ("000", "he has spoken again with", TRUMP),
        ("000", "no meeting is scheduled", "Russian officials"),
        ("000", "Putin has not agreed to a meeting", "Russian state and diplomatic sources"),
        ("001", "Russia could potentially drag out the war", "Neil Melvin"),
        ("001", "the Russian leader might resist", TRUMP),
        ("002", "any agreement must include Ukraine", "European leaders"),
        ("003", "he plans to speak directly with", TRUMP),
        ("003", "the situation remains grave", TRUMP),
        ("004", "any such meeting would need to be approached gradually", "Sergei Lavrov"),
        ("004", "they intend to further coordinate", "officials from Downing Street"),
    ],
)
def test_reported_speech_has_its_speaker(number: str, content: str, speaker: str) -> None:
    holders = [s for s in found_in(number) if content in s.text]
    assert holders
    assert {s.speaker for s in holders} == {speaker}


def test_a_scare_quote_is_nobodys() -> None:
    assert not [s for s in found_in("000") if "“peace”" in s.text or s.text == "peace"]


def test_two_quoted_words_of_one_clause_are_one_mixed_statement() -> None:
    (statement,) = (s for s in found_in("002") if "unhappy" in s.text)
    assert "disappointed" in statement.text
    assert statement.kind == "mixed"


def test_a_verb_before_its_subject_is_the_cue() -> None:
    (statement, *_) = (s for s in found_in("004") if "rejected the opportunity" in s.text)
    assert statement.cue == "emphasized"
    assert statement.speaker_text is not None
    assert statement.speaker_text.startswith("Dmitry Polyanskiy")


def test_labels_never_speak() -> None:
    (path,) = SEEDS.glob("002_*.txt")
    labels = re.findall(r"^([A-Z][^.:\n]{2,60}):", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(labels) >= 27
    assert not {s.speaker for s in found_in("002")} & set(labels)
