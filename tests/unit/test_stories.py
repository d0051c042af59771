"""Stories: which articles are alike, and how days, sagas, tables and spellings bear on it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import copies, stories
from briefing.analysis.profiles import UNIT, Profile, profile_of
from briefing.model import Actor

FLOOD = (
    "Flood cuts off Varnholm",
    "The river Ansa burst its banks on Tuesday and cut off Varnholm, the capital of Orland. "
    "Mayor Petra Kolnik said 1,400 people had left their homes. Soldiers brought sandbags to the old town of Varnholm.",
)
FLOOD_TOO = (
    "Thousands flee as Ansa rises",
    "More than 1,400 people fled Varnholm after the Ansa broke a dyke, Mayor Kolnik said. "
    "Orland sent soldiers with boats and sandbags to its capital.",
)
OPERA = (
    "Opera house names new director",
    "Lindo Marchetti will lead the opera of Tessaro from the autumn. The singer, 52, has never led a house before, "
    "but the board praised his voice and his patience with the choir.",
)


def profile(article: tuple[str, str], day: str | None = None) -> Profile:
    return profile_of(*article, day)


def heaviest(found: Profile, count: int) -> set[int]:
    return set(list(found.weights)[:count])


def test_two_reports_of_one_event_are_alike() -> None:
    assert stories.similarity(profile(FLOOD), profile(FLOOD_TOO)) > 300_000


def test_two_events_are_not() -> None:
    assert stories.similarity(profile(FLOOD), profile(OPERA)) < stories.FLOOR


def test_likeness_does_not_depend_on_which_comes_first() -> None:
    assert stories.similarity(profile(FLOOD), profile(OPERA)) == stories.similarity(profile(OPERA), profile(FLOOD))


def test_days_between_two_articles_part_them() -> None:
    def alike(one: str | None, other: str | None) -> int:
        return stories.similarity(profile(FLOOD, one), profile(FLOOD_TOO, other))

    assert alike("2031-03-01", "2031-03-02") == alike(None, None) == alike("2031-03-01", None)
    assert alike("2031-03-01", "2031-03-08") < alike("2031-03-01", "2031-03-04") < alike("2031-03-01", "2031-03-02")
    assert alike("2031-03-01", "2031-03-12") == 0


def test_names_weigh_more_than_words() -> None:
    same = [("A day", f"On that day {name} spoke about grain and harbours.") for name in ("Kolnik", "Marchetti")]
    other = ("A day", "On that day Kolnik wrote about tides and engines.")
    assert stories.similarity(profile(same[0]), profile(other)) > stories.similarity(profile(same[1]), profile(other))


def test_spellings_of_a_name_are_one_term() -> None:
    spelled = [("Talks", f"In the city {name} met no one.") for name in ("Veremsky", "Veremskyy", "Veremskiy")]
    assert heaviest(profile(spelled[0]), 1) == heaviest(profile(spelled[1]), 1) == heaviest(profile(spelled[2]), 1)


def test_a_possessive_is_the_name() -> None:
    assert heaviest(profile(("x", "We saw Kolnik’s house.")), 1) == heaviest(
        profile(("x", "We saw Kolnik himself.")), 1
    )


def test_an_actor_is_known_at_the_head_of_a_sentence() -> None:
    text = ("Harbour", "Merchant spoke to nobody there.")
    (merchant,) = heaviest(profile_of(*text, actors=[Actor("Merchant", "person")]), 1) - heaviest(profile(text), 1)
    assert profile_of(*text, actors=[Actor("Merchant", "person")]).weights[merchant] > 0


def test_the_year_alone_says_little_and_a_date_says_much() -> None:
    day = [("x", f"It was decided on {date} by the board.") for date in ("May 4, 2031", "4 May 2031", "9 June 2031")]
    same, other = stories.similarity(*map(profile, day[:2])), stories.similarity(*map(profile, day[1:]))
    assert same > other


def test_a_rare_word_weighs_more_than_a_common_one_and_a_long_number_more_than_a_short_one() -> None:
    def alike(shared: str) -> int:
        one, other = (("x", f"{person} brought {shared} there.") for person in ("Petra Kolnik", "Lindo Marchetti"))
        return stories.similarity(profile(one), profile(other))

    assert alike("sandbags") > alike("water")
    assert alike("1,438") > alike("38") > alike("8")


def test_tables_start_no_story_with_each_other() -> None:
    table = ("Orland Tin 1st quarter", "Shr 12 vs 10. Net 1,200 vs 1,100. Revs 44,100 vs 39,000. Avg shrs 900 vs 900.")
    assert profile(table).table
    assert stories.similarity(profile(table), profile(table)) == 0
    assert not profile(FLOOD).table


TREMOR = (
    "Magnitude {0} tremor near {1}",
    "A tremor of magnitude {0} shook the hills {2} kilometres north of {1}, the survey said. Its centre lay deep in "
    "the rock. It was felt in {3}, and nobody was reported hurt. There was no warning of waves along the coast.",
)


def tremor(*filled_in: str) -> Profile:
    title, text = (part.format(*filled_in) for part in TREMOR)
    return replace(profile((title, text)), runs=copies.body_of(title, text).sample)


def test_one_template_filled_in_twice_tells_of_two_events() -> None:
    tolm, ossery = tremor("4.1", "Tolm", "22", "Hessel"), tremor("5.3", "Ossery", "47", "Karst")
    assert stories.are_of_template(tolm, ossery)
    assert stories.similarity(tolm, ossery) == stories.similarity(ossery, tolm) == 0
    assert stories.similarity(replace(tolm, runs=()), ossery) > stories.FLOOR


def test_the_same_notice_with_one_figure_corrected_tells_of_the_same_event() -> None:
    assert stories.similarity(tremor("4.1", "Tolm", "22", "Hessel"), tremor("4.3", "Tolm", "22", "Hessel")) > 500_000


def test_a_likeness_counts_for_less_where_everything_is_alike() -> None:
    near, nearer = stories.scale_of(300_000), stories.scale_of(650_000)
    alone = stories.on_scale(300_000, near, near, dated=True)
    crowded = stories.on_scale(300_000, nearer, nearer, dated=True)
    assert alone > crowded > stories.CUT


def test_a_likeness_counts_for_less_without_days() -> None:
    scale = stories.scale_of(0)
    assert stories.on_scale(300_000, scale, scale, dated=False) < stories.on_scale(300_000, scale, scale, dated=True)


@given(st.text(max_size=60), st.text(max_size=500))
def test_any_text_has_a_profile_of_whole_numbers(title: str, text: str) -> None:
    found = profile_of(title, text)
    assert all(isinstance(weight, int) and 0 < weight <= UNIT for weight in found.weights.values())
    assert list(found.weights.values()) == sorted(found.weights.values(), reverse=True)
    assert stories.similarity(found, found) >= 0
