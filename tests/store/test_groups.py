"""Grouping in a real library: the same articles make the same copies and stories, whatever the order they come in."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.ingest.metadata import describe
from briefing.model import Article
from briefing.pipeline import blocks
from briefing.store import articles, groups, placements
from briefing.store.library import Library
from events import NOUNS, batched, event, library_with, load, made, partition, placed_again, raw_of

# ------------------------------------------------------------------ the law


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), size=st.integers(1, 25))
def test_the_order_and_the_batches_do_not_matter(seed: int, size: int) -> None:
    found = made(60, seed)
    with library_with([found]) as library:
        at_once = partition(library)
    shuffled = random.Random(seed).sample(found, len(found))
    with library_with(batched(shuffled, size)) as library:
        assert partition(library) == at_once


def test_the_order_does_not_matter_for_hundreds() -> None:
    found = made(300, 11)
    with library_with(batched(found, 50)) as library:
        first = partition(library)
    with library_with(batched(random.Random(4).sample(found, 300), 50)) as library:
        assert partition(library) == first


def test_blocks_that_are_cut_because_they_are_big_do_not_depend_on_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST_TEXTS", 6)
    for seed in range(3):
        found = made(60, seed)
        with library_with([found]) as library:
            at_once = partition(library)
        with library_with(batched(found[::-1], 9)) as library:
            assert partition(library) == at_once


def test_copies_are_found_although_many_articles_have_most_of_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        draw = random.Random(seed)
        own, stock = ([" ".join(f"{noun}{kind}{n}" for noun in NOUNS[:20]) for n in range(60)] for kind in "xy")
        reports = [own[2 * n : 2 * n + 2] + draw.sample(stock, 10) for n in range(24)]
        found = [describe(raw_of(f"Report {n}", lines, None, n)) for n, lines in enumerate(reports)]
        found += [describe(raw_of(f"Again {n}", reports[n][:11], None, 24 + n)) for n in range(24)]
        copies = []
        for most in (3, 300):
            monkeypatch.setattr(groups, "MOST_LED_TO", most)
            with library_with(batched(found, 7)) as library:
                copies.append(partition(library)[1])
        assert copies[0] == copies[1]
        assert sum(original is not None for _, original in copies[0]) >= 24


def test_a_text_that_very_many_print_is_one_whatever_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_LED_TO", 3)
    lines = event(random.Random(5))[1]
    found = [describe(raw_of("Ferry sold", lines[: 12 - n % 3], f"2031-03-{1 + n % 3:02}", n)) for n in range(12)]
    for seed in range(3):
        with library_with(batched(random.Random(seed).sample(found, 12), 4)) as library:
            assert len({original or identity for identity, original in partition(library)[1]}) == 1


def test_a_text_without_a_day_joins_its_story_by_what_few_texts_are_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_OF_ALL_DAYS", 6)
    usual = [[f"Kolnik praised the {noun} of {noun}town, said Kolnik."] * 2 for noun in NOUNS[:12]]
    found = [describe(raw_of("Kolnik speaks", lines, "2031-03-01", n)) for n, lines in enumerate(usual)]
    told = ["Kolnik sold 41 glaciers to Varnholm for the orchard of Tessaro.", "Quill warned of 87 ferries in Ansa."]
    dated = describe(raw_of("Varnholm buys glaciers", told, "2031-03-02", 20))
    undated = describe(raw_of("Glaciers for Varnholm", [*told[::-1], "Nobody asked Tessaro."], None, 21))
    for order in ([*found, dated, undated], [undated, *found, dated]):
        with library_with(batched(order, 1)) as library:
            assert {dated.identity, undated.identity} in partition(library)[0]


def test_loading_and_placing_again_change_nothing() -> None:
    found = made(60, 3)
    with library_with(batched(found, 20)) as library:
        before = partition(library), ids(library)
        load(library, found[10:30])
        assert (partition(library), ids(library)) == before
        placed_again(library)
        assert (partition(library), ids(library)) == before


def test_a_changed_text_leaves_no_trace_of_the_old_one() -> None:
    found = made(60, 5)
    changed = [replace(article, text=made(60, 6)[n].text) for n, article in enumerate(found[:12])]
    with library_with([changed, found[12:]]) as library:
        expected = partition(library)
    with library_with(batched(found, 20)) as library:
        load(library, changed)
        assert partition(library) == expected


def test_a_block_that_others_held_together_is_cut_anew_when_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    for most, seed in ((3, 1), (4, 2), (6, 3)):
        monkeypatch.setattr(blocks, "MOST_TEXTS", most)
        found = made(60, seed)
        changed = [replace(article, text=f"Nobody came on {n}.") for n, article in enumerate(found[::3])]
        with library_with([[one for n, one in enumerate(found) if n % 3], changed]) as library:
            expected = partition(library), cut_blocks(library)
        with library_with([found, *batched(changed, 2)]) as library:
            assert (partition(library), cut_blocks(library)) == expected


def cut_blocks(library: Library) -> set[tuple[frozenset[str], float]]:
    """The texts of each block, by identity, and the strength at which it was cut."""
    found: dict[tuple[int, float], set[str]] = {}
    rows = library.rows("SELECT block, cut, identity FROM story_block JOIN article ON key = article")
    for block, cut, identity in rows:
        found.setdefault((block, cut), set()).add(identity)
    return {(frozenset(texts), cut) for (_, cut), texts in found.items()}


# ------------------------------------------------------------------ copies and stories


def ids(library: Library) -> dict[str, int]:
    rows = library.rows("SELECT identity, story FROM placement JOIN article ON key = placement.article")
    return {row["identity"]: row["story"] for row in rows}


def article(text: str, title: str = "Council meets", name: str = "a", published: str | None = None) -> Article:
    return describe(raw_of(title, text.split("\n"), published, ord(name)))


LONG = "\n".join(event(random.Random(1))[1])
OTHER = "\n".join(event(random.Random(99))[1])


def test_the_longest_text_represents_its_copies() -> None:
    short, long = article("\n".join(LONG.split("\n")[:8]), name="s"), article(LONG, name="l")
    with library_with([[short], [long]]) as library:
        assert partition(library)[1] == {(long.identity, None), (short.identity, long.identity)}


def test_of_equal_texts_the_earliest_is_shown() -> None:
    late, early = article(LONG, name="l", published="2031-03-04"), article(LONG, name="e", published="2031-03-02")
    with library_with([[late, early]]) as library:
        assert (late.identity, early.identity) in partition(library)[1]


def test_a_copy_is_in_the_story_of_its_text() -> None:
    with library_with(
        [[article(LONG, name="a")], [article(OTHER, "Windmills", "b")], [article(LONG, name="c")]]
    ) as library:
        assert sorted(len(story) for story in partition(library)[0]) == [1, 2]


def test_every_article_is_in_a_story_with_a_title_and_its_newest_day() -> None:
    with library_with([[article(LONG, name="a", published="2031-03-02")]]) as library:
        (story,) = library.rows("SELECT * FROM story")
        assert (story["title"], story["newest"]) == ("Council meets", "2031-03-02")


def test_an_empty_article_is_a_story_of_its_own() -> None:
    with library_with([[article("", "Ferry", "a"), article("", "", "b")]]) as library:
        assert len(partition(library)[0]) == 2


def _bridge() -> tuple[Article, Article, Article]:
    """Two texts that have nothing in common, and a third that is one text of both; two of them are copies of it."""
    lines, more = LONG.split("\n"), OTHER.split("\n")
    return (
        article("\n".join(lines[:7]), "Ferries are late", "a"),
        article("\n".join(more[:7]), "Windmills turn", "b"),
        article("\n".join(lines[:7] + more[:7]), "Evening bulletin", "c"),
    )


def test_of_two_stories_that_are_joined_the_older_id_survives() -> None:
    one, other, both = _bridge()
    with library_with([[one], [other]]) as library:
        first, second = ids(library)[one.identity], ids(library)[other.identity]
        load(library, [both])
        assert set(ids(library).values()) == {min(first, second)}
        assert placements.current(library, max(first, second)) == min(first, second)


def test_when_a_story_falls_apart_the_id_stays_with_its_founder() -> None:
    one, other, both = _bridge()
    with library_with([[one], [both], [other]]) as library:
        story = ids(library)[one.identity]
        load(library, [replace(both, text="Nobody knows why the page went.")])
        now = ids(library)
        assert now[one.identity] == story
        assert len(set(now.values())) == 3


def test_ids_are_never_given_out_again() -> None:
    one, other, both = _bridge()
    with library_with([[one], [other], [both]]) as library:
        used = set(ids(library).values()) | {row[0] for row in library.rows("SELECT old FROM story_alias")}
        load(library, [article("Nobody came to hear the choir.", "Choir sings", "z")])
        assert max(ids(library).values()) > max(used)


def _pair() -> tuple[Article, Article]:
    """Two texts of one story, neither a copy of the other."""
    lines = LONG.split("\n")
    return article("\n".join(lines[:6]), name="a"), article("\n".join(lines[6:]), name="b")


def test_a_longer_print_takes_the_place_of_a_text_in_its_story() -> None:
    one, other = _pair()
    longer = article(one.text + "\nNobody had seen the windmills stand still for so long before.", name="c")
    with library_with([[one, other]]) as library:
        story = ids(library)
        load(library, [longer])
        assert ids(library) == {**story, longer.identity: story[one.identity]}
        assert (one.identity, longer.identity) in partition(library)[1]


def test_a_copy_that_becomes_another_text_leaves_the_story_and_its_id() -> None:
    one, other = _pair()
    again = article(one.text, name="c")
    with library_with([[one, other, again]]) as library:
        story = ids(library)[one.identity]
        load(library, [replace(again, title="Choir sings", text="Nobody came to hear the choir.")])
        now = ids(library)
        assert now[one.identity] == now[other.identity] == story
        assert now[again.identity] > story


# ------------------------------------------------------------------ the indexes


def test_a_changed_article_is_in_the_indexes_once() -> None:
    found = article(LONG, name="a")
    with library_with([[found], [replace(found, text=OTHER)]]) as library:
        (key,) = [row[0] for row in library.rows("SELECT key FROM article")]
        (sketch,) = groups.sketches(library, [key]).values()
        assert [row[0] for row in library.rows("SELECT run FROM shingle ORDER BY run")] == list(sketch.runs)
        assert {row[0] for row in library.rows("SELECT term FROM story_term")} <= set(sketch.weights)


def test_edges_are_kept_both_ways_round() -> None:
    with library_with([made(60, 7)]) as library:
        (odd,) = library.rows(
            """SELECT count(*) FROM story_edge AS one WHERE NOT EXISTS (SELECT 1 FROM story_edge AS back
               WHERE back.article = one.other AND back.other = one.article AND back.likeness = one.likeness)"""
        )
        assert odd[0] == 0
        assert library.rows("SELECT 1 FROM story_edge GROUP BY article, other HAVING count(*) > 1") == []


def test_of_the_links_of_texts_the_nearest_the_strong_and_those_among_them_are_read(library: Library) -> None:
    with library.writing():
        groups.add_edges(library, [(1, 2, 700_000), (1, 3, 900_000), (2, 3, 300_000), (3, 4, 500_000)])
    assert groups.edges(library, [1, 3], above=500_000) == {1: {2: 700_000, 3: 900_000}, 3: {1: 900_000}}
    assert groups.inside(library, [1, 2, 3]) == {
        1: {2: 700_000, 3: 900_000},
        2: {1: 700_000, 3: 300_000},
        3: {1: 900_000, 2: 300_000},
    }
    assert groups.likest(library, [1, 2, 4, 5], besides=[3]) == {1: 700_000, 2: 700_000}


def test_a_sketch_comes_back_as_it_was_saved(library: Library, article: Callable[..., Article]) -> None:
    kept = groups.Sketch(day=741_000, table=False, runs=[1, 2**31 - 1], weights={2**31 - 1: 900, 4: 30})
    with library.writing():
        key, _ = articles.save(library, article("A paragraph."))
        groups.save_sketch(library, key, kept)
    (back,) = groups.sketches(library, [key]).values()
    assert (back.day, back.table, list(back.runs), dict(back.weights)) == (741_000, False, [1, 2**31 - 1], kept.weights)
