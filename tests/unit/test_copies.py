"""Copies: one text under other headlines, shortened, requoted; and the texts that only look like copies."""

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import copies, spellings, templates, words
from briefing.analysis.copies import Body, Sampled, body_of, is_candidate, is_copy, is_version

_WORDS = """
    harbour minister bridge council strike ferry budget teacher winter election market court village river
    engine doctor parliament railway forest company worker letter museum island captain grain airport glacier
    orchard
"""
WORDS = _WORDS.split()
PAIRS = tomllib.loads((Path(__file__).parents[1] / "data/grouping/copies.toml").read_text(encoding="utf-8"))["pair"]


def prose(seed: int, sentences: int) -> str:
    """So many sentences of nonsense that no other seed makes."""
    draw = random.Random(seed)
    return "\n".join(
        " ".join(["The", *(draw.choice(WORDS) + draw.choice(["", "s", "ed"]) for _ in range(13))]) + "."
        for _ in range(sentences)
    )


def body(text: str, title: str = "A headline", published: str | None = None) -> Body:
    return body_of(title, text, published)


def found_by_samples(one: Body, other: Body) -> bool:
    """Whether the search for candidates brings the two together."""
    a, b = one.sample, other.sample
    return is_candidate(len(set(a) & set(b)), Sampled(len(a), a[-1]), Sampled(len(b), b[-1]))


def test_a_text_is_a_copy_of_itself() -> None:
    assert is_copy(body(prose(1, 20)), body(prose(1, 20))).copy


def test_two_texts_are_no_copies() -> None:
    verdict = is_copy(body(prose(1, 20)), body(prose(2, 20)))
    assert not verdict.copy
    assert verdict.coverage < 0.2


def test_another_headline_makes_no_other_text() -> None:
    assert is_copy(body(prose(1, 20), "Ferry strike ends"), body(prose(1, 20), "Captains go back to work")).copy


def test_a_shortened_reprint_is_a_copy() -> None:
    assert is_copy(body(prose(1, 40)), body(prose(1, 16))).copy


def test_quotation_marks_dashes_and_accents_do_not_count() -> None:
    one = prose(1, 12) + '\nThe "cafe" owner Jose Pena said: "We\'re open - always, and to everyone who comes."'
    other = prose(1, 12) + "\nThe “café” owner José Peña said: “We’re open — always, and to everyone who comes.”"
    assert is_copy(body(one), body(other)).coverage == 1.0


def test_a_line_broken_word_is_mended() -> None:
    assert words.tokens(words.plain("the govern-\nment fell")) == ["the", "government", "fell"]


def test_numbers_are_the_same_in_words_and_with_commas() -> None:
    assert [words.folded(token) for token in words.tokens("Three ships, 12,500 tons")] == [
        "3",
        "ships",
        "12500",
        "tons",
    ]


def test_furniture_around_a_text_does_not_count() -> None:
    framed = "Home\nNews\nSport\n" + prose(1, 12) + "\nShare this\nSign up now\nRead more here"
    assert is_copy(body(prose(1, 12)), body(framed)).coverage == 1.0


def test_a_short_template_with_other_numbers_is_no_copy() -> None:
    template = (
        "The Orland central bank added {} million crowns to the market on {} by buying bills for {} days "
        "at a rate of {} percent, a dealer of the bank said in a short statement to reporters."
    )
    one, other = template.format(40, "Monday", 3, 5.25), template.format(75, "Friday", 7, 5.5)
    assert not is_copy(body(one), body(other)).copy


def test_a_short_template_about_someone_else_is_no_copy() -> None:
    template = (
        "{} Holdings of {} said on Tuesday that its board had voted to pay a dividend to all who hold its shares, that "
        "the dividend will be paid in the spring as in the years before, and that no other change is planned for now."
    )
    assert not is_copy(body(template.format("Marvik", "Tolland")), body(template.format("Quessen", "Aberlow"))).copy


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_prints_of_one_text_are_copies_and_one_template_filled_in_twice_is_none(pair: dict[str, Any]) -> None:
    one, other = map(body, pair["texts"])
    verdict = is_copy(one, other)
    assert verdict.coverage >= verdict.needed, "these words could be told apart without a guard"
    assert (verdict.copy, verdict) == (pair["copy"], is_copy(other, one))


def test_of_one_story_the_same_words_with_other_numbers_and_names_are_a_version() -> None:
    told = "{} people were hurt when a main of 1910 burst at 3 in 20 Quay Street on Monday, {} said. " + prose(1, 5)
    first, later = (body(told.format(*filled)) for filled in [(14, "Mayor Ines Talvo"), (31, "Governor Brun")])
    assert is_copy(first, later).guard == "template"
    assert is_version(is_copy(first, later))
    assert not is_version(is_copy(first, first))


@given(
    st.lists(st.sampled_from(["Velmark", "Corimab", "said", "on", "May", "3", "17", "the", "board"]), max_size=60),
    st.data(),
)
def test_what_was_only_cut_or_added_to_is_no_template(whole: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(whole), max_size=len(whole)))
    cut = [word for word, keep in zip(whole, kept, strict=True) if keep]
    assert not templates.filled_in_twice(body(" ".join(cut)), body(" ".join(whole)))


def test_a_short_copy_may_open_with_another_of_the_sentences() -> None:
    first = "Mayor Ines Talvo of Norrhaven said on Monday that the Great Harbour Bridge would be closed to all traffic."
    rest = prose(3, 5)
    assert is_copy(body(f"{first}\n{rest}"), body(f"{rest}\n{first}")).copy
    assert is_copy(body(f"{first}\n{prose(4, 9)}\n{rest}"), body(f"{prose(4, 9)}\n{rest}")).copy


def test_words_that_a_scanner_read_as_numbers_are_no_numbers() -> None:
    scanned = (
        prose(1, 14) + "\nThe 5chool 0f the 5ailors was 5old, 5aid the 60000sailors who had 5tayed in the harbour."
    )
    clean = prose(1, 14) + "\nThe school of the sailors was sold, said the 60000 sailors who had stayed in the harbour."
    assert body(scanned).numbers == frozenset()
    assert is_copy(body(scanned), body(clean)).copy
    assert body("It cost 1.8bn at 5pm on the 21st of May, 2031.").numbers == {"1.8", "5", "21", "2031"}


def test_what_a_scanner_misread_is_spelled_as_in_the_other_print() -> None:
    scanned = "Tlie harb0ur rninister, who came on M0nday, saicl that 12 ships lay offthe pier."
    clean = "The harbour minister, who came on Monday, said that 19 ships lay off the pier."
    here, there = (words.tokens(text.lower()) for text in (scanned, clean))
    mended = spellings.respelled(here, there)
    assert " ".join(mended) == "the harbour minister who came on monday said that 12 ships lay off the pier"


def test_a_table_with_a_note_is_compared_as_a_whole() -> None:
    def table(factor: int) -> str:
        return "\n".join(f"Quarter {n} profit {n * factor} vs loss {n * factor * 13}" for n in range(3, 11))

    note = "\nNote: figures are adjusted for the split of the shares that took place in May."
    assert is_copy(body(table(7919) + note), body(table(7919) + "\nNote: the company went public in October.")).copy
    assert not is_copy(body(table(7919) + note), body(table(6343) + note)).copy


def test_the_longer_a_short_text_the_less_must_agree() -> None:
    needed = [is_copy(body(prose(1, sentences)), body(prose(1, sentences))).needed for sentences in range(1, 16)]
    assert needed == sorted(needed, reverse=True)
    assert (needed[0], needed[-1]) == (0.80, 0.70)


def test_a_short_text_that_returns_after_weeks_is_no_copy() -> None:
    text = prose(1, 5)
    assert is_copy(body(text, published="2031-03-01"), body(text, published="2031-03-03")).copy
    assert not is_copy(body(text, published="2031-03-01"), body(text, published="2031-03-22")).copy
    assert is_copy(body(text, published="2031-03-01"), body(text)).copy


def test_a_digest_of_whole_articles_is_a_copy_of_none_of_them() -> None:
    digest = "\n".join(prose(seed, 14) for seed in range(1, 9))
    assert not is_copy(body(digest), body(prose(5, 14))).copy


def test_a_longer_version_with_the_same_opening_is_a_copy() -> None:
    longer = prose(1, 14) + "\n" + "\n".join(prose(seed, 14) for seed in range(2, 9))
    assert is_copy(body(longer), body(prose(1, 14))).copy


def test_the_order_of_the_two_does_not_matter() -> None:
    long, short = body(prose(1, 40)), body(prose(1, 10))
    assert is_copy(long, short) == is_copy(short, long)


def test_copies_share_their_samples() -> None:
    assert found_by_samples(body(prose(1, 40)), body(prose(1, 12)))


def test_a_teaser_of_a_few_lines_is_found_beside_its_article() -> None:
    pairs = [(body(prose(seed, 12)), body(prose(seed, 3))) for seed in range(60)]
    assert all(is_copy(whole, teaser).copy for whole, teaser in pairs)
    assert sum(found_by_samples(whole, teaser) for whole, teaser in pairs) >= 57


def test_strangers_share_no_samples() -> None:
    assert not found_by_samples(body(prose(1, 40)), body(prose(2, 40)))
    assert not found_by_samples(body(prose(1, 40)), body(prose(2, 3)))


def test_a_sample_is_the_same_everywhere() -> None:
    """Samples are stored: they must not depend on the process, as what `hash` gives does."""
    assert body("One two three four five.").sample == [1220286356, 1379011902, 2143584062]


def test_a_title_that_is_the_first_paragraph_stays_in_the_text() -> None:
    paragraph = "The ferry between the two islands will stop on Sunday for the first time in forty years."
    assert len(body_of(paragraph, paragraph).same) == 17


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    a, b = body_of(one[:40], one), body_of(other[:40], other)
    verdict = is_copy(a, b)
    assert 0.0 <= verdict.coverage <= 1.0
    assert verdict == is_copy(b, a)


def test_an_empty_text_is_nobodys_copy() -> None:
    assert not is_copy(body(""), body("")).copy


def test_a_huge_text_is_compared_by_its_beginning() -> None:
    assert len(body_of("", prose(1, 4_000)).same) == copies.MOST_WORDS


def test_a_day_that_is_none_is_unknown() -> None:
    assert copies.day_of("soon") is None
    assert copies.day_of("2031-03-01T10:00:00+02:00") == copies.day_of("2031-03-01")


def test_of_two_texts_of_one_length_it_does_not_matter_which_comes_first() -> None:
    """One says the same words again and again, and most of it stands in the other, which says them once."""
    again = [f"The {noun} will be closed until further notice." for noun in WORDS]
    once = [*again[:1], *(f"A {noun} {noun}s when {noun}ed {noun}ing nearby today." for noun in WORDS[1:])]
    one, other = body("\n".join(again)), body("\n".join(once))
    assert len(one.same) == len(other.same)
    assert is_copy(one, other) == is_copy(other, one)
