"""What people are said to be, as printed before and after their names."""

from __future__ import annotations

import pytest

from briefing.analysis import actors, sentences
from briefing.model import Article, Block


def roles(text: str, name: str = "Clara Holm") -> tuple[str, ...]:
    blocks = (Block("paragraph", 0, len(text)),)
    made = Article(identity="0" * 20, id="a", source="a.txt", title="", text=text, blocks=blocks)
    found = {actor.name: actor for actor in actors.find(made, sentences.split(text, made.blocks))}
    return found[name].roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Talks with President Clara Holm failed.", "President"),
        ("Talks with Norwegian President Clara Holm failed.", "Norwegian President"),
        ("U.S. General Clara Holm left.", "U.S. General"),
        ("The former President Clara Holm left.", "former President"),
        ("They met Secretary of State Clara Holm and others.", "Secretary of State"),
        ("They met Brandt's envoy Clara Holm and others.", "Brandt's envoy"),
        ("So said Kremlin spokesman Clara Holm on Friday.", "Kremlin spokesman"),
        ("So said Danish Foreign Minister Clara Holm on Friday.", "Danish Foreign Minister"),
    ],
)
def test_the_title_before_a_name_is_kept_as_printed(text: str, role: str) -> None:
    assert roles(text) == (role,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Prices rose, said Clara Holm, director of the Harbour Institute.", "director of the Harbour Institute"),
        ("Clara Holm, a Danish deputy envoy to the UN, disagreed.", "Danish deputy envoy to the UN"),
        ("Clara Holm, the mayor, disagreed.", "mayor"),
    ],
)
def test_the_description_after_a_name_is_kept_without_its_article(text: str, role: str) -> None:
    assert roles(text) == (role,)


def test_the_next_name_of_a_list_is_no_description() -> None:
    assert roles("Talks with Clara Holm, President Oskar Brandt, and others failed.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Clara Holm, or another host, will come.",
        "Clara Holm, the chance of a minister, left.",
        "Clara Holm, director Oskar Brandt and others came.",
    ],
)
def test_what_describes_somebody_else_is_no_role(text: str) -> None:
    assert roles(text) == ()


def test_courtesy_between_role_and_name_is_left_out() -> None:
    assert roles("They heard Chairman Sir Clara Holm.") == ("Chairman",)


def test_mere_courtesy_is_no_role() -> None:
    assert roles("Mrs. Clara Holm left.") == ()


def test_all_roles_of_a_person_are_kept_in_order() -> None:
    assert roles("Mayor Clara Holm left. The judge heard former Mayor Clara Holm.") == ("Mayor", "former Mayor")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The line sank. Its chief executive, Clara Holm, said nothing.", "chief executive"),
        ("The guild's chairman, Clara Holm, resigned.", "chairman"),
        ("Clara Holm, a spokeswoman for the line, said it was sorry.", "spokeswoman for the line"),
    ],
)
def test_a_post_set_off_by_commas_is_a_role(text: str, role: str) -> None:
    assert roles(text) == (role,)


def test_a_list_of_people_gives_nobody_the_post_before_him() -> None:
    assert roles("They met the chairman, Clara Holm, and a priest.") == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They met Marr & Krell analyst Clara Holm.", "Marr & Krell analyst"),
        ("Coast Guard spokesman Clara Holm spoke.", "Coast Guard spokesman"),
        ("South Korean President Clara Holm spoke.", "South Korean President"),
        ("Yesterday President Clara Holm spoke.", "President"),
        ("They heard junta leader Clara Holm.", "junta leader"),
        ("Clara Holm, 45, a judge from Bergen, left.", "judge from Bergen"),
        ("Clara Holm, now a senator, left.", "senator"),
        ("Clara Holm, president and CEO of Quillon, left.", "president and CEO of Quillon"),
        ("They met Mayor-elect Clara Holm.", "Mayor-elect"),
        ("They met Ex-Mayor Clara Holm.", "Ex-Mayor"),
        ("They heard army spokesman Maj. Gen. Clara Holm.", "army spokesman Maj. Gen."),
        ("The Bank of Sethland's governor, Clara Holm, told them so.", "governor"),
        ("Marr's vice president, Clara Holm, told them so.", "Marr's vice president"),
    ],
)
def test_a_role_is_whole_where_a_sentence_begins_and_where_it_is_owned(text: str, role: str) -> None:
    assert roles(text) == (role,)


@pytest.mark.parametrize(
    "text", ["Presidents Clara Holm and Peter Roe met.", "They met Sens. Clara Holm and Peter Roe."]
)
def test_a_title_of_several_people_is_nobodys_role(text: str) -> None:
    assert roles(text) == ()


def test_a_former_president_and_a_president_are_told_apart_as_printed() -> None:
    assert roles("The former President Clara Holm slept.") == ("former President",)
    assert roles("President Clara Holm slept.") == ("President",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("So said its lawyer, Clara Holm.", "lawyer"),
        ("So said a former pupil, Clara Holm.", "former pupil"),
        ("Its spokeswoman, Dr Clara Holm, agreed.", "spokeswoman"),
        ("The head of the Grain Board, Clara Holm, agreed.", "head of the Grain Board"),
        ("Its president, Clara Holm of Quarm, agreed.", "president"),
        ("The winner was Clara Holm.", "winner"),
    ],
)
def test_a_post_is_explained_by_the_name_after_it(text: str, role: str) -> None:
    assert roles(text) == (role,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They chose Clara Holm as their speaker on Monday.", "speaker"),
        ("They took the resignation of Clara Holm as head of the mint.", "head of the mint"),
        ("Clara Holm was sworn in as mayor of Quarm.", "mayor of Quarm"),
        ("Clara Holm was elected president on Friday.", "president"),
    ],
)
def test_a_post_that_someone_takes_or_leaves_is_a_role(text: str, role: str) -> None:
    assert roles(text) == (role,)


@pytest.mark.parametrize(
    "text",
    [
        "They described Clara Holm as a friend of the mint.",
        "According to Clara Holm, the singer left early.",
        "They met the chairman, the treasurer, Clara Holm, a guest, and others.",
        "Mrs Clara Holm left, and so did Hon. Peter Roe.",
    ],
)
def test_who_is_merely_near_a_post_does_not_hold_it(text: str) -> None:
    assert roles(text) == ()
