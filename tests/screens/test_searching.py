"""Search: as one types, newest first, and nothing typed ahead is lost."""

from __future__ import annotations


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


async def test_escape_ends_the_search_and_keeps_the_story_selected(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.burst("slash", *"madagascar", "enter")
        found = r.screen.stories.selected
        await r.press("escape")
        assert r.screen.box.value == ""
        assert len(r.screen.stories.ids) == 3
        assert r.screen.stories.selected == found


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
