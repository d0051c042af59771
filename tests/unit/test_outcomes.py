"""Which of several later reports looks most like the outcome of an item, and where in it."""

from __future__ import annotations

from briefing.analysis import outcomes, sentences
from briefing.analysis.outcomes import LIKELY, Report, Sighting
from briefing.model import Block

ITEM = "The election court of Velmora will rule on the recount in Corvane on Friday, its president Salme Otieno said."
RULED = (
    "Rain fell on the capital all week. The election court of Velmora ruled on Friday that the recount in Corvane must "
    "go on. Salme Otieno, its president, read the ruling out for an hour. Shops stayed open."
)
SAME_PEOPLE = "Salme Otieno opened a school on Tuesday. She spoke of her childhood by the sea, and of her garden."
ELSEWHERE = "The central bank kept its rate. Prices rose by 3 percent."


def report(text: str, published: str | None = "2031-03-08") -> Report:
    return outcomes.report_of(text, sentences.split(text, (Block("paragraph", 0, len(text)),)), published)


def seen(text: str, published: str | None = "2031-03-08", item: str = ITEM) -> Sighting | None:
    return outcomes.sighting(outcomes.matter_of(item, ["Salme Otieno"], "2031-03-07"), report(text, published))


def score(text: str, published: str | None = "2031-03-08") -> float:
    found = seen(text, published)
    return found.score if found else 0.0


def test_the_report_of_the_outcome_is_first_and_likely() -> None:
    assert score(RULED) > LIKELY > score(SAME_PEOPLE) > score(ELSEWHERE)


def test_the_stretch_shown_is_the_sentence_that_tells_it() -> None:
    found = seen(RULED)
    assert found is not None
    assert RULED[found.start : found.end].startswith("The election court of Velmora ruled")


def test_a_report_from_before_the_day_can_hardly_tell_the_outcome() -> None:
    assert score(RULED, "2031-03-05") < score(RULED)
    assert score(RULED, None) == score(RULED)


def test_what_is_told_as_done_counts_more_than_what_is_still_ahead() -> None:
    assert score(RULED) > score(RULED.replace("ruled on Friday that", "will rule on Friday whether"))


def test_irregular_pasts_are_known_for_what_they_are() -> None:
    item, tail = "Minister Odran Velsk will meet the crews of the Maravel.", " the crews of the Maravel in Port Halden."
    matter = outcomes.matter_of(item, ["Odran Velsk"], None)
    met, meets = (outcomes.sighting(matter, report(f"Velsk {verb}{tail}")) for verb in ("met", "meets"))
    assert met is not None
    assert meets is not None
    assert met.score > meets.score


def test_an_item_or_a_report_without_words_of_weight_has_no_outcome() -> None:
    assert seen("", None) is None
    assert seen(RULED, None, item="It is to be.") is None


def test_a_long_report_is_looked_through_in_no_time() -> None:
    assert score("The ferry sailed on. " * 50_000 + RULED) < LIKELY
