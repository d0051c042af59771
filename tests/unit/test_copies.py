"""Copies: one text under other headlines, shortened, requoted; and the texts that only look like copies."""

import random

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import copies, words
from briefing.analysis.copies import Body, body_of, is_candidate, is_copy, sample_of

_WORDS = """
    harbour minister bridge council strike ferry budget teacher winter election market court village river
    engine doctor parliament railway forest company worker letter museum island captain grain airport glacier
    orchard
"""
WORDS = _WORDS.split()


def prose(seed: int, sentences: int) -> str:
    """So many sentences of nonsense that no other seed makes."""
    draw = random.Random(seed)
    return "\n".join(
        " ".join(["The", *(draw.choice(WORDS) + draw.choice(["", "s", "ed"]) for _ in range(13))]) + "."
        for _ in range(sentences)
    )


def body(text: str, title: str = "A headline", published: str | None = None) -> Body:
    return body_of(title, text, published)


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
    whole, part = sample_of(body(prose(1, 40))), sample_of(body(prose(1, 12)))
    assert is_candidate(len(set(whole) & set(part)), len(whole), len(part))


def test_strangers_share_no_samples() -> None:
    one, other = sample_of(body(prose(1, 40))), sample_of(body(prose(2, 40)))
    assert not is_candidate(len(set(one) & set(other)), len(one), len(other))


def test_a_sample_is_the_same_everywhere() -> None:
    """Samples are stored: they must not depend on the process, as what `hash` gives does."""
    assert sample_of(body("One two three four five.")) == [1220286356, 1379011902, 2143584062]


def test_a_title_that_is_the_first_paragraph_stays_in_the_text() -> None:
    paragraph = "The ferry between the two islands will stop on Sunday for the first time in forty years."
    assert body_of(paragraph, paragraph).count == 17


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    a, b = body_of(one[:40], one), body_of(other[:40], other)
    verdict = is_copy(a, b)
    assert 0.0 <= verdict.coverage <= 1.0
    assert verdict == is_copy(b, a)


def test_an_empty_text_is_nobodys_copy() -> None:
    assert not is_copy(body(""), body("")).copy


def test_a_huge_text_is_compared_by_its_beginning() -> None:
    assert body_of("", prose(1, 4_000)).count == copies.MOST_WORDS


def test_a_day_that_is_none_is_unknown() -> None:
    assert copies.day_of("soon") is None
    assert copies.day_of("2031-03-01T10:00:00+02:00") == copies.day_of("2031-03-01")
