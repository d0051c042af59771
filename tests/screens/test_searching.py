"""Search: as one types, newest first, and nothing typed ahead is lost."""

from __future__ import annotations

from briefing.screens import words
from briefing.screens.fetch import Asked


async def test_typing_narrows_the_list_and_lights_up_the_words(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("slash", *"refer")
        await r.until(lambda: len(r.screen.stories.ids) == 1)
        assert "1 of 1 found" in r.text
        await r.press("enter")
        assert r.screen.pane_name == "stories"
        await r.press("enter")
        assert "bank of Chile" in r.pane("article")
        assert [r.screen.story.article.text[p.start : p.end] for p in r.screen.trail] == ["refer"]


async def test_a_burst_of_typing_is_not_lost(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"refer", "enter", "enter")
        assert r.screen.box.value == "refer"
        assert r.screen.story is not None
        assert "bank of Chile" in r.pane("article")


async def test_letters_that_are_commands_elsewhere_are_typed(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"qxuAjk nr")
        assert r.screen.box.value == "qxuAjk nr"
        assert r.app.is_running


async def test_escape_ends_the_search_where_the_reader_was_before_it(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j")
        before = r.screen.stories.selected
        for query in ("madagascar", "zzzz"):
            await r.burst("slash", *query, "enter")
            await r.press("escape")
            assert r.screen.box.value == ""
            assert len(r.screen.stories.ids) == 3
            assert r.screen.stories.selected == before
            assert r.screen.pane_name == "stories"


async def test_a_search_without_a_hit_leads_back_to_the_article_that_was_read(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j", "enter")
        story = r.screen.story.id
        await r.burst("slash", *"zzzz", "escape")
        assert r.screen.pane_name == "article"
        assert r.screen.story.id == story
        assert r.screen.stories.selected == story


async def test_escape_while_typing_ends_the_search_too(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"mad", "escape", "j")
        assert r.screen.query_text == ""
        assert r.screen.stories.position == 1


async def test_nothing_found_is_said(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"zzzz", "enter", "enter", "j", "A")
        assert "none found" in r.text


async def test_operators_and_quotes_are_words_like_others(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        for query in ('"', "AND", "c++ *", "o'neil", "(", "near("):
            await r.burst("slash", *query, "enter", "escape")
            assert r.app.is_running


async def test_the_arrows_move_while_typing(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("slash", "down")
        assert r.screen.stories.position == 1
        assert r.screen.searching


async def test_n_walks_through_the_matches_of_all_articles_of_the_story(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"collision", "enter", "enter")
        articles = {place.article for place in r.screen.trail}
        assert len(articles) == 2
        seen = set()
        for _ in r.screen.trail:
            await r.press("n")
            place = r.screen.trail[r.screen.trail_at]
            assert place.article == r.screen.story.row.key
            seen.add(place)
        assert seen == set(r.screen.trail)


async def test_a_search_that_no_longer_stands_lets_n_go_to_the_unread(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"collision", "enter", "enter")
        story = r.screen.story.id
        await r.press("1", "escape", "n")
        assert r.screen.story.id != story


async def test_the_first_n_opens_the_selected_hit_at_its_first_match(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        await r.burst("slash", *"in", "enter", "j")
        chosen = r.screen.stories.selected
        await r.press("n")
        assert r.screen.story.id == chosen
        assert r.screen.pane_name == "article"
        assert r.screen.trail_at == 0


async def test_n_goes_on_to_the_next_story_of_the_results_and_says_when_it_begins_again(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"on", "enter")
        visited = []
        while "on from the top" not in r.text:
            await r.press("n")
            visited.append(r.screen.story.id)
            assert len(visited) < 99
        assert list(dict.fromkeys(visited)) == list(r.screen.stories.ids)
        assert visited[-1] == visited[0]
        await r.press("N")
        assert r.screen.story.id == r.screen.stories.ids[-1]
        assert r.screen.trail_at == len(r.screen.trail) - 1


async def test_n_with_nothing_found_says_so(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"zzzz", "enter", "n")
        assert "Nothing was found" in r.text


async def test_enter_on_a_query_that_cannot_be_meant_says_why_every_time(reader, library) -> None:  # type: ignore[no-untyped-def]
    def told() -> int:
        return len([one for one in r.app._notifications if "no field foo" in one.message])

    async with reader(library) as r:
        await r.press("slash", *"foo:bar", "enter")
        await r.until(lambda: told() == 1)
        r.app.clear_notifications()
        assert told() == 0
        await r.press("enter")
        await r.until(lambda: told() == 1)


async def test_a_single_match_is_one(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(160, 40)) as r:
        await r.press("slash", *"refer", "enter", "enter")
        assert "1 match, n shows it" in r.text


def test_a_search_that_finds_nothing_is_at_no_place_also_while_articles_come_in() -> None:
    assert words.stories_title(0, 0, Asked(text="zzz"))[1] == "none found "
    assert words.stories_title(0, 0, Asked(text="zzz"), waiting=3)[1] == "none · 3 new "
    assert words.stories_title(9, 4, Asked(text="dam"), waiting=3)[1] == "5/9 · 3 new "
