"""Reading: from the list into the text, from pane to pane, at every width of the terminal."""

from __future__ import annotations

import json

import pytest

from briefing.pipeline.taking_in import take_in
from briefing.screens.fetch import PENDING
from briefing.settings import Settings
from briefing.store import marks
from briefing.store.library import Library
from widgets.story_list import StoryList


async def test_the_first_screen_lists_the_stories_newest_first(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        listed = r.pane("stories")
        assert listed.index("erry talks resume") < listed.index("Central bank of Chile") < listed.index("Storm closes")
        await r.until(lambda: "3 stories" in r.text)


async def test_enter_opens_the_article_and_marks_it_read(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("j", "enter")
        assert "Governor Rosa Marin said inflation" in r.pane("article")
        assert r.screen.pane_name == "article"
        await r.until(lambda: r.screen.stories.selected_row.unread == 0)
        assert r.screen.counts.unread == 3


async def test_with_manual_marks_opening_leaves_an_article_unread(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(mark_read="manual")) as r:
        await r.press("j", "enter")
        assert r.screen.stories.selected_row.unread == 1
        await r.press("r")
        assert r.screen.stories.selected_row.unread == 0


async def test_brackets_and_actions_in_a_text_stay_text(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "J")
        if "Nobody" not in r.pane("article"):
            await r.press("K")
        assert "“Nobody [had] refused the talks,”" in r.pane("article")


async def test_the_panes_show_what_the_article_holds(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        assert "Ada Berg" in r.pane("actors")
        assert "Nobody [had] refused the talks" in r.pane("statements")
        assert "☐ Whether the Estonian parliament" in r.pane("checklist")


async def test_a_pane_does_not_say_that_there_is_nothing_while_it_is_still_being_looked_for(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        found, r.screen.findings = r.screen.findings, PENDING
        r.screen.show_findings()
        assert [r.pane(name).strip() for name in ("actors", "statements", "checklist")] == ["…"] * 3
        r.screen.findings = found
        r.screen.show_findings()
        assert "Ada Berg" in r.pane("actors")


async def test_next_and_previous_article_of_the_story(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        first = r.screen.story.row.key
        await r.press("J" if r.screen.story.at == 0 else "K")
        assert r.screen.story.row.key != first
        assert f"article {r.screen.story.at + 1} of 2" in r.pane("article")
        await r.press("J", "J")
        assert r.screen.story.at == 1


async def test_an_actor_leads_to_each_mention_in_turn_also_in_the_other_article(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "3")
        seen = set()
        for _ in range(len(r.screen.query_one("#actors").selected.actor.places)):
            await r.press("n")
            seen.add(r.screen.story.row.key)
        assert len(seen) == 2
        assert " of 2 · place " in r.text
        assert r.screen.pane_name == "actors"
        at = r.screen.trail_at
        await r.press("n")
        assert r.screen.trail_at == (at + 1) % len(r.screen.trail)
        await r.press("N")
        assert r.screen.trail_at == at


async def test_a_statement_leads_to_its_place(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(160, 16)) as r:
        await r.press("enter", "4", "enter")
        place = r.screen.trail[r.screen.trail_at]
        assert place.article == r.screen.story.row.key
        chosen = r.screen.story.article.text[place.start : place.end]
        assert chosen == r.screen.query_one("#statements").selected.text


async def test_w_narrows_the_panes_to_this_article(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        whole = len(r.screen.findings.statements)
        await r.press("w")
        assert r.screen.whole_story is False
        keys = {place.article for row in r.screen.findings.statements for place in row.places}
        assert keys == {r.screen.story.row.key}
        await r.press("w")
        assert len(r.screen.findings.statements) == whole


async def test_w_says_what_the_panes_show_where_none_is_seen(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 24)) as r:
        await r.press("enter", "w")
        await r.until(lambda: "The panes show the article alone" in r.text)
        await r.press("w")
        await r.until(lambda: "The panes show the whole story" in r.text)


async def test_an_empty_pane_says_that_it_shows_one_article_of_a_story(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(160, 40)) as r:
        await r.press("enter", "w", "5")
        await r.press(*["J"] * (r.screen.story.row.id == "ferry-1"))
        await r.until(lambda: r.screen.story.row.id == "ferry-2")
        await r.until(lambda: "w shows the whole story" in " ".join(r.pane("checklist").split()))
        await r.press("w")
        await r.until(lambda: "parliament" in r.pane("checklist"))


async def test_n_without_a_search_goes_to_the_next_unread_story(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter")
        first = r.screen.story.id
        await r.press("n")
        second = r.screen.story.id
        assert second != first
        assert r.screen.stories.selected == second
        await r.press("n")
        assert r.screen.story.id not in (first, second)


async def test_n_passes_over_hundreds_of_stories_that_were_read(reader, path) -> None:  # type: ignore[no-untyped-def]
    wire = path.with_suffix(".jsonl")
    records = (
        {"id": f"w{n}", "title": f"Wire {n}", "text": f"Wire {n}.", "published": f"{2100 - n}-01-01"}
        for n in range(300)
    )
    wire.write_text("".join(json.dumps(record) + "\n" for record in records))
    with Library.open(path) as library:
        take_in(library, [wire], report=lambda line: None)
        was_read = library.rows("SELECT identity FROM article WHERE id NOT IN ('w0', 'w170', 'w299')")
        marks.set_read(library, [row["identity"] for row in was_read], True)
    async with reader(path) as r:
        await r.press("enter")
        for unread in ("w170", "w299", "w299"):
            await r.press("n")
            assert r.screen.story.row.id == unread


async def test_space_reads_everything_from_the_first_page_to_the_last(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 12)) as r:
        for _ in range(40):
            await r.press("space")
            if r.screen.counts.unread == 0:
                break
        assert r.screen.counts.unread == 0


async def test_escape_leads_back_step_by_step_and_q_quits_from_the_stories(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("enter", "5")
        assert r.screen.pane_name == "checklist"
        await r.press("escape")
        assert r.screen.pane_name == "article"
        await r.press("q")
        assert r.screen.pane_name == "stories"
        await r.press("h", "escape")
        assert r.app.is_running
        await r.pilot.press("q")
        await r.pilot.pause()
        assert r.app._exit


async def test_tab_goes_round_all_panes_and_numbers_go_straight(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        seen = [r.screen.pane_name]
        for _ in range(5):
            await r.press("tab")
            seen.append(r.screen.pane_name)
        assert seen == ["stories", "article", "actors", "statements", "checklist", "stories"]
        await r.press("shift+tab")
        assert r.screen.pane_name == "checklist"
        for number, name in enumerate(("stories", "article", "actors", "statements", "checklist"), 1):
            await r.press(str(number))
            assert r.screen.pane_name == name


@pytest.mark.parametrize(
    ("columns", "together"),
    [
        (160, {"stories", "article", "checklist"}),
        (110, {"stories", "article", "checklist"}),
        (80, {"checklist", "article"}),
    ],
)
async def test_what_stands_side_by_side(reader, library, columns: int, together: set[str]) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(columns, 24)) as r:
        await r.press("enter", "5")
        shown = {name for name in ("stories", "article", "checklist") if r.screen.query_one(f"#{name}").region.area}
        assert shown == together
        await r.press("1")
        assert r.screen.query_one("#stories").region.area
        assert all(len(line) <= columns for line in r.lines())


async def test_below_sixty_columns_one_pane_is_shown_at_a_time(reader, library) -> None:  # type: ignore[no-untyped-def]
    def shown(r) -> set[str]:  # type: ignore[no-untyped-def]
        names = ("stories", "article", "actors", "statements", "checklist")
        return {name for name in names if r.screen.query_one(f"#{name}").region.area}

    async with reader(library, size=(50, 20)) as r:
        assert shown(r) == {"stories"}
        await r.press("enter")
        assert shown(r) == {"article"}
        await r.press("3")
        assert shown(r) == {"actors"}
        await r.press("n")
        assert shown(r) == {"article"}
        await r.press("1")
        assert shown(r) == {"stories"}


async def test_the_reading_place_survives_a_resize(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, size=(80, 12)) as r:
        await r.press("enter", "j", "j", "j", "j")
        kept = r.screen.view.reading_place
        assert kept > 0
        for size in ((200, 60), (50, 12), (80, 12)):
            await r.pilot.resize_terminal(*size)
            await r.pilot.pause()
        assert r.screen.view.reading_place == kept


async def test_an_empty_library_says_what_to_do(reader, path) -> None:  # type: ignore[no-untyped-def]
    async with reader(path) as r:
        assert "Your library is empty." in r.text
        assert "Press o to load" in r.text
        await r.press("j", "enter", "space", "x", "r", "s", "A", "n", "J", "c", "w", "G", "ctrl+d", "u", "ctrl+r")
        assert r.app.is_running


async def test_the_mouse_selects_and_opens(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.pilot.click(StoryList, offset=(8, 4), times=2)
        await r.settled()
        await r.until(lambda: r.screen.story is not None)
        assert "Central bank of Chile" in r.pane("article")


async def test_braces_step_through_the_stories_from_any_pane(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        ids = list(r.screen.stories.ids)
        await r.press("enter", "5", "}")
        assert (r.screen.story.id, r.screen.stories.selected) == (ids[1], ids[1])
        await r.press("}", "}")
        assert r.screen.story.id == ids[2]
        assert "the last story" in r.text
        await r.press("{", "{", "{")
        assert r.screen.story.id == ids[0]
        assert "the first story" in r.text


async def test_a_click_selects_in_its_pane_a_second_one_opens_and_the_hint_opens_the_help(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        assert "enter opens the story" in r.pane("checklist")
        assert "1 of " in r.lines()[1]
        await r.pilot.click(StoryList, offset=(8, 4))
        assert r.screen.story is None
        await r.until(lambda: "2 of " in r.lines()[1])
        await r.pilot.click(StoryList, offset=(8, 4))
        await r.until(lambda: r.screen.story is not None)
        await r.settled()
        await r.pilot.click("#actors", offset=(4, 1))
        assert r.screen.pane_name == "actors"
        assert "▸3 Actors" in r.text
        await r.pilot.click("#hints", offset=(155, 0))
        await r.until(lambda: r.app.screen is not r.screen)


async def test_keys_can_be_changed_by_the_id_of_their_command(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"open": ("e",), "help": ("H",)})) as r:
        assert "e opens the selected story" in r.pane("article")
        await r.press("enter")
        assert r.screen.story is None
        await r.press("e")
        assert r.screen.story is not None


async def test_a_key_that_was_taken_from_another_command_is_said_at_the_start(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(keys={"star": ("j",), "help": ("?",)})) as r:
        (told,) = [note.message for note in r.app._notifications]
        assert told.endswith(": the key j calls star now; down has ↓")
        await r.press("j")
        assert r.screen.stories.position == 0
        assert r.screen.stories.selected_row.starred
        await r.press("down")
        assert r.screen.stories.position == 1
        await r.press("question_mark")
        assert r.app.screen is not r.screen


@pytest.mark.parametrize("theme", ["nord", "ansi-dark"])
async def test_the_theme_of_the_settings_is_used(reader, library, theme: str) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(theme=theme)) as r:
        assert r.app.theme == theme


async def test_a_theme_that_there_is_not_is_told_and_the_usual_one_used(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library, settings=Settings(theme="marble")) as r:
        (told,) = [note.message for note in r.app._notifications]
        assert told == "There is no theme 'marble'; t shows those there are"
        assert r.app.theme == Settings().theme
