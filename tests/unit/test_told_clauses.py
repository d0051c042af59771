"""Where a told clause begins and ends, who tells it, and which words between marks nobody says."""

import re

import pytest

from briefing.analysis import sentences, statements
from briefing.model import Actor, Article, Block, Mention, Statement

PEOPLE = ("Mara Veldt", "Tomas Okoro")


def find(*blocks: str, heading: bool = False) -> list[Statement]:
    text = "\n\n".join(blocks)
    spans, start = [], 0
    for part in blocks:
        spans.append(Block("heading" if heading else "paragraph", start, start + len(part)))
        start += len(part) + 2
    article = Article("0" * 20, "a", "a.txt", "", text, tuple(spans))
    named = [
        Actor(name, "person", (), (), tuple(Mention(m.start(), m.end(), m.group()) for m in re.finditer(pattern, text)))
        for name in PEOPLE
        for pattern in [rf"\b(?:{name}|{name.split()[1]})\b"]
        if re.search(pattern, text)
    ]
    return list(statements.find(article, sentences.split(text, article.blocks), named))


def told(*blocks: str, heading: bool = False) -> list[tuple[str | None, str | None, str]]:
    """Speaker, cue and words of each statement."""
    return [(s.speaker, s.cue, s.text) for s in find(*blocks, heading=heading)]


# ------------------------------------------------------------------ where the clause ends


@pytest.mark.parametrize(
    "rest",
    [
        "Mara Veldt, director of the harbour office.",
        "Mara Veldt, a graduate of Ossov whose father built ships.",
        "Mara Veldt, who has led the office for years.",
    ],
)
def test_what_stands_behind_an_inverted_speaker_is_not_told(rest: str) -> None:
    clause = "The harbour has a strong quay and support from all the towns"
    assert told(f"{clause}, said {rest}") == [("Mara Veldt", "said", clause)]


@pytest.mark.parametrize("who", ["several keepers", "a handful of keepers", "political scientist Jan Brock in Ossov"])
def test_whoever_stands_behind_said_at_the_end_has_said_the_clause(who: str) -> None:
    ((_, cue, words),) = told(f"The flood may have been worse for the islands than for the town, said {who}.")
    assert (cue, words) == ("said", "The flood may have been worse for the islands than for the town")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Because Veldt warned that the quay was weak, the ships stayed away.", "the quay was weak"),
        ("Another reason: while Veldt called for a new harbour law, the council had none.", "a new harbour law"),
        ("Veldt blamed the flood on the builders but later paid for the dam.", "the flood on the builders"),
        ("Veldt criticized the new harbour plan and had it stopped.", "the new harbour plan"),
    ],
)
def test_the_main_clause_is_no_part_of_what_is_told(sentence: str, words: str) -> None:
    assert told(sentence)[0][2] == words


def test_a_bracket_that_was_open_before_the_cue_ends_what_is_told() -> None:
    ((_, _, words),) = told("The plan failed (Veldt said the harbour was empty) and nobody came to mourn it.")
    assert words == "the harbour was empty"


def test_a_clause_counts_though_its_verb_looks_like_a_noun() -> None:
    assert told("It angered keepers who say the law unfairly targets small harbours.") == [
        ("keepers", "say", "the law unfairly targets small harbours")
    ]


@pytest.mark.parametrize("words", ["little about the plan in recent months", "about the sea in the past year"])
def test_how_much_or_of_what_somebody_said_is_no_clause(words: str) -> None:
    assert told(f"Veldt has said {words}.") == []


# ------------------------------------------------------------------ topics


@pytest.mark.parametrize(
    "sentence",
    [
        "Veldt highlighted the costs of the new harbour.",
        "Veldt discussed the future of the islands with her guests.",
        "Veldt dismissed rumours of a sale.",
        "Veldt defended her record in the harbour office.",
        "Veldt talked about the storms of last winter.",
        "Veldt responded to questions from the islands.",
    ],
)
def test_a_mere_topic_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Veldt dismissed claims that the quay was weak.",
        "Veldt rejected the sale of the harbour.",
        "Veldt voiced doubt about the sale of the harbour.",
        "Veldt called for a new harbour law.",
        "Veldt highlighted the “awful cost of doing nothing” on the islands.",
    ],
)
def test_a_claim_a_position_and_a_demand_are_statements(sentence: str) -> None:
    assert [speaker for speaker, _, _ in told(sentence)] == ["Mara Veldt"]


def test_a_headline_tells_no_topic() -> None:
    assert told("Council Meets as Veldt Warns of Okoro's Stance on Talks", heading=True) == []


# ------------------------------------------------------------------ words between marks that nobody says


@pytest.mark.parametrize(
    "sentence",
    [
        "A self-described “shy girl,” Mara Veldt changed her name.",
        "Close to half of the “ferrymen” - the volunteers who carry letters - complained.",
        "The islands face a new “too big to drown” tax.",
        "Veldt asked for silence after a brief “I'm sorry” to her mother.",
        "By invoking a “provisional” rule for the harbour, Veldt won time.",
    ],
)
def test_epithets_are_nobodys_words(sentence: str) -> None:
    assert [s.text for s in find(sentence) if s.kind != "reported"] == []


# ------------------------------------------------------------------ who tells, and with which cue


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Veldt regularly seeks “a way out of this awful war” for the islands.", "seeks"),
        ("The council lists “six ways to mend a broken quay” on its site.", "lists"),
        ("A report found “no sign of a broken quay” anywhere.", "found"),
        ("Veldt went even further: “If they stay, it is the end of the town.”", "went"),
        ("“I think the harbour should be closed,” Veldt said by telephone.", "said"),
        ("As Veldt explained, the towns “gave all that they had” to the fund.", "explained"),
        ("“The storm has taken all of it,” wrote another.", "wrote"),
    ],
)
def test_the_cue_is_the_verb_that_the_words_belong_to(sentence: str, cue: str) -> None:
    ((speaker, found, _),) = told(sentence)
    assert found == cue
    assert speaker is not None


def test_a_cue_keeps_the_preposition_that_turns_its_sense() -> None:
    assert told("Veldt cautioned against a sale of the harbour.") == [
        ("Mara Veldt", "cautioned against", "a sale of the harbour")
    ]


def test_two_quotations_before_one_cue_have_one_speaker() -> None:
    found = told("Storms are “the worst of all our neighbours” and “eat our roofs,” Mara Veldt, the mayor, proclaimed.")
    assert [speaker for speaker, _, _ in found] == ["Mara Veldt", "Mara Veldt"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Current and former officials who spoke with the Harbour Post said the quay was weak.", "officials"),
        ("A young woman who had been a pupil in Ossov asked whether the quay was weak.", "woman"),
        ("Officials in the mint and at the Harbour Office have said the quay was weak.", "Officials"),
        ("At least a dozen members of Parliament said the quay was weak.", "members"),
        ("Keepers who say Veldt lied said that the quay was weak.", "Keepers"),
        ("Just three years ago, Veldt published a report saying the quay was weak.", "Veldt"),
        ("Guards closed the gate, and the Fishers' League has gone to court, saying the quay was weak.", "League"),
        ("Mara Veldt last month joked that the quay was weak.", "Mara Veldt"),
        ("Veldt and Okoro have both said the quay was weak.", "Veldt"),
        ("Ossov (HPA) - Veldt on Monday hit the council, accusing it of building a weak quay.", "Veldt"),
    ],
)
def test_the_subject_is_found_whatever_stands_between(sentence: str, speaker: str) -> None:
    assert speaker in (told(sentence)[-1][0] or "")


def test_a_list_of_names_before_a_verb_opens_no_clause() -> None:
    found = told("Rumours about a meeting of Okoro, Brock, and Mara Veldt surfaced, suggesting a summit in Ossov.")
    assert "Mara Veldt" not in [speaker for speaker, _, _ in found]


# ------------------------------------------------------------------ as somebody pointed out, what he seemed to say


@pytest.mark.parametrize(
    ("sentence", "cue", "words"),
    [
        ("As Mara Veldt pointed out, the bridge is closed in winter.", "pointed", "the bridge is closed in winter"),
        ("As Mara Veldt noted in May, the bridge is closed in winter.", "noted", "the bridge is closed in winter"),
        ("Mara Veldt appeared to suggest that the bridge was safe.", "suggest", "the bridge was safe"),
        ("Mara Veldt would only say that the talks had begun.", "say", "the talks had begun"),
        ("Mara Veldt said about half of the ferries were late.", "said", "about half of the ferries were late"),
        ("Mara Veldt said details of the plan will be shown soon.", "said", "details of the plan will be shown soon"),
        (
            "Mara Veldt told a meeting of island leaders that the dam was full.",
            "told",
            "the dam was full",
        ),
        ("Mara Veldt told the Star of Ossov last week she would vote.", "told", "she would vote"),
        ("Mara Veldt suggested to me that the dam was full.", "suggested", "the dam was full"),
        ("Mara Veldt called her vote for the dam a mistake.", "called", "her vote for the dam a mistake"),
        (
            "Mara Veldt called for more money for schools in a sharp statement on Thursday.",
            "called for",
            "more money for schools",
        ),
        (
            "Mara Veldt praised the work of the keepers but also had to give them time.",
            "praised",
            "the work of the keepers",
        ),
    ],
)
def test_what_is_told_begins_behind_the_cue_and_ends_with_its_clause(sentence: str, cue: str, words: str) -> None:
    assert told(sentence) == [("Mara Veldt", cue, words)]


def test_what_happens_while_somebody_explains_is_not_what_is_explained() -> None:
    assert told("As Mara Veldt explained her plan, crowds stood outside the hall.") == []


# ------------------------------------------------------------------ who tells


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Groups that have backed Tomas Okoro", "Groups"),
        ("The minister and Mara Veldt both", "The minister and Mara Veldt"),
        ("Mara Veldt, who guessed that a third of the keepers were ill,", "Mara Veldt"),
        ("One pastor backing Tomas Okoro, Mara Veldt of Salem Church in Ossov,", "Mara Veldt"),
        ("The head of the group backing the minister, Mara Veldt,", "Mara Veldt"),
    ],
)
def test_the_speaker_stands_before_what_tells_more_of_him(who: str, speaker: str) -> None:
    assert (speaker, "said", "the dam was full") in told(f"{who} said that the dam was full.")


def test_some_may_suggest_what_a_thing_may_not() -> None:
    assert told("Some have suggested that the dam was full.") == [("Some", "suggested", "the dam was full")]
    assert told("The gap has suggested that the dam was full.") == []
