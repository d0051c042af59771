"""Whom a phrase names: by surname, by role, by pronoun, or nobody but the phrase itself."""

import re

import pytest

from briefing.analysis import sentences, statements
from briefing.analysis.quoting import pronouns
from briefing.model import Actor, Article, Block, Mention

ANNA = Actor("Anna Brandt", "person", ("Chancellor",), ("Brandt",))
PAVEL = Actor("Pavel Dorin", "person", ("Ossovian President", "president"), ("Dorin",))
LENA = Actor("Lena Ott", "person", ("spokeswoman",), ("Ott",))
UNION = Actor("Harbour Union", "organisation", (), ("union",))


def speakers(*blocks: str) -> list[str | None]:
    """The speakers of every statement in blocks of text, in order."""
    text = "\n\n".join(blocks)
    spans, start = [], 0
    for block in blocks:
        spans.append(Block("paragraph", start, start + len(block)))
        start += len(block) + 2
    actors = []
    for actor in (ANNA, PAVEL, LENA, UNION):
        pattern = "|".join(re.escape(form) for form in (actor.name, *actor.variants))
        mentions = tuple(Mention(m.start(), m.end(), m.group()) for m in re.finditer(rf"\b(?:{pattern})\b", text))
        actors.append(Actor(actor.name, actor.type, actor.roles, actor.variants, mentions))
    article = Article("0" * 20, "a", "a.txt", "", text, tuple(spans))
    found = statements.find(article, sentences.split(text, spans), [actor for actor in actors if actor.mentions])
    return [statement.speaker for statement in found]


def test_a_surname_is_the_actor_who_bears_it() -> None:
    assert speakers("Anna Brandt met the crew.", "“It will hold,” Brandt said.") == ["Anna Brandt"]


def test_he_and_she_go_by_gender() -> None:
    found = speakers("Anna Brandt met Pavel Dorin.", "“It will hold,” he said.", "“It will not,” she said.")
    assert found == ["Pavel Dorin", "Anna Brandt"]


def test_he_is_rather_who_spoke_last_than_who_was_named_last() -> None:
    found = speakers(
        "Pavel Dorin said the dam would hold.", "“It is strong,” he said of the wall that Ivan Klee built."
    )
    assert found[-1] == "Pavel Dorin"


def test_nobody_speaks_of_himself_by_name_in_his_own_words() -> None:
    found = speakers("Pavel Dorin praised the crew.", "“My friend Oleg Vann saw it all last night,” he said.")
    assert found[-1] == "Pavel Dorin"


def test_the_president_is_the_one_who_was_called_so() -> None:
    found = speakers("President Pavel Dorin met Anna Brandt.", "“It will hold,” the president said.")
    assert found[-1] == "Pavel Dorin"


def test_a_role_that_nobody_bears_stays_as_printed() -> None:
    assert speakers("“It will hold,” the mayor said.") == ["the mayor"]


def test_a_spokesman_for_an_actor_is_not_the_actor() -> None:
    (found,) = speakers("“It will hold,” said a spokesman for the Harbour Union.")
    assert found is not None
    assert "spokesman" in found


def test_an_organisation_speaks_under_its_name() -> None:
    assert speakers("The Harbour Union said the dam would hold.") == ["Harbour Union"]


def test_it_is_the_organisation_that_spoke_last() -> None:
    assert speakers("The Harbour Union said the dam would hold.", "It said the wall was new.")[-1] == "Harbour Union"


def test_they_are_those_who_spoke_last() -> None:
    found = speakers("Engineers said the dam would hold.", "They said the wall was new.")
    assert found == ["Engineers", "Engineers"]


def test_two_speakers_are_named_together() -> None:
    (found,) = speakers("Anna Brandt and Pavel Dorin said the dam would hold.")
    assert found == "Anna Brandt and Pavel Dorin"


def test_a_name_that_no_actor_bears_is_learnt_from_the_cue() -> None:
    found = speakers("“It will hold,” said Milena Strake.", "“It is strong,” Strake added.")
    assert found == ["Milena Strake", "Milena Strake"]


def test_an_i_that_writes_is_not_guessed() -> None:
    assert set(speakers("“It will hold,” I said.")) == {None}


def test_who_speaks_for_the_noun_before_it() -> None:
    assert speakers("Lena Ott, who said the dam would hold, left.") == ["Lena Ott"]


@pytest.mark.parametrize(("given", "gender"), [("Anna", "f"), ("Dmitry", "m"), ("Volodymyr", "m"), ("Qix", "")])
def test_a_given_name_may_tell_a_gender(given: str, gender: str) -> None:
    assert pronouns.gender_of_name(given) == gender


@pytest.mark.parametrize(("role", "gender"), [("congresswoman", "f"), ("Mr.", "m"), ("Senator", "")])
def test_a_role_may_tell_a_gender(role: str, gender: str) -> None:
    assert pronouns.gender_of_role(role) == gender


@pytest.mark.parametrize(
    ("surname", "gender"), [("Petrova", "f"), ("Danilovskaya", "f"), ("Petrov", "m"), ("Belyanskiy", "m"), ("Moro", "")]
)
def test_a_slavic_surname_tells_a_gender(surname: str, gender: str) -> None:
    assert pronouns.gender_of_surname(surname) == gender


def test_the_end_of_a_word_before_a_name_is_no_title() -> None:
    """The last letters of "women" are no men."""
    assert speakers("They met the women.\n\nBrandt spoke. She said it would hold for a year.") == ["Anna Brandt"]


def test_a_title_in_short_is_the_post() -> None:
    assert pronouns.in_full("gov.") == "governor"
    assert pronouns.in_full("envoy") == "envoy"


def test_a_short_sentence_behind_a_quotation_that_tells_something_else_is_not_its_cue() -> None:
    assert speakers(
        "“The dam will hold,” Anna Brandt said. “It is strong.” The union said Brandt had agreed to go."
    ) == [
        "Anna Brandt",
        "Anna Brandt",
        "Harbour Union",
    ]


def test_a_quotation_in_two_parts_stays_one_before_somebody_else_speaks() -> None:
    found = speakers("“It holds,” Anna Brandt said, “and will for years.” The Harbour Union said Brandt had to go.")
    assert found == ["Anna Brandt", "Harbour Union"]


def test_a_sentence_that_is_no_more_than_a_cue_tells_whose_the_words_before_it_are() -> None:
    assert speakers("Pavel Dorin came.", "“It will hold.” Anna Brandt said on Monday.") == ["Anna Brandt"]


def test_a_name_that_women_alone_bear_tells_a_woman_and_a_surname_tells_nothing() -> None:
    assert pronouns.gender_of_lone_name("Melanie") == "f"
    assert pronouns.gender_of_lone_name("Grant") == ""
    assert pronouns.gender_of_lone_name("Petrov") == "m"


def test_she_is_not_the_one_who_is_said_to_have_said_nothing() -> None:
    assert (
        speakers(
            "Anna Brandt said Lena Ott’s paper did not clarify the matter.",
            "“I see no figures in it,” she said after reading it.",
        )[-1]
        == "Anna Brandt"
    )
