"""What is new: counted in the list, dimmed where it is known, and walked along; and two texts side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.pipeline.taking_in import take_in as load
from briefing.store import marks
from briefing.store.library import Library

SHARED = "The transport ministry of Velmora opened an inquiry on Monday into the loss of the ferry Maravel off Halden."
POST = (
    SHARED,
    "The coast guard of Velmora said that 12 people were killed when the Maravel sank off Halden in January.",
    "Transport Minister Odran Velsk left Halden for Corvane after a night with the families of the crew.",
)
GULL = (
    SHARED,
    "The coast guard of Velmora said that 19 people were killed when the Maravel sank off Halden in January.",
    "Transport Minister Odran Velsk left Halden for Corvane after a night with the families of the crew.",
    "Divers found the log of the Maravel in a sealed metal box on Sunday.",
)
ECHO = (SHARED, "The log of the Maravel is kept at the yard of Corvane, where the bow door of the ferry lies as well.")


def written(folder: Path, name: str, paragraphs: tuple[str, ...], day: str) -> Path:
    file = folder / f"{name}.md"
    head = f"---\nid: {name}\noutlet: {name.title()}\ndate: {day}\n---\n\n# Inquiry into the Maravel, says {name}\n\n"
    file.write_text(head + "\n\n".join(paragraphs) + "\n")
    return file


@pytest.fixture
def inquiry(path: Path, tmp_path: Path) -> Path:
    """A library with one story by three hands; of the articles the newest is shown first."""
    days = {"post": (POST, "2026-03-05"), "gull": (GULL, "2026-03-04"), "echo": (ECHO, "2026-03-03")}
    with Library.open(path) as library:
        load(library, [written(tmp_path, name, *each) for name, each in days.items()], report=lambda line: None)
    return path


def known(reader) -> str:  # type: ignore[no-untyped-def]
    """The words of the article that are dimmed."""
    view = reader.screen.view
    text = view.article.text
    layer = view._layers.get("known")
    return " ".join(text[a:b] for a, b in zip(layer.starts, layer.ends, strict=True)) if layer else ""


def barred(reader) -> str:  # type: ignore[no-untyped-def]
    """The lines that have the bar of what is new."""
    return "\n".join(line for line in reader.pane("article").splitlines() if "▎" in line)


async def test_the_list_says_how_much_is_new_once_a_story_was_begun(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry) as r:
        assert "new" not in r.pane("stories")
        await r.press("enter")
        await r.until(lambda: "+3 new" in r.pane("stories"))
        assert "▎" not in r.pane("article")


async def test_what_is_known_is_dimmed_and_what_is_new_has_a_bar(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry) as r:
        await r.press("enter", "J")
        assert "2 of 4 sentences new" in r.pane("article")
        assert "19 people" in barred(r)
        assert "Divers found" in barred(r)
        assert "opened an inquiry" not in barred(r)
        assert "Odran Velsk left" in known(r)
        assert "19 people" not in known(r)
        await r.press("K")
        assert known(r) == ""
        await r.press("J")
        assert "Odran Velsk left" in known(r)


async def test_keys_typed_ahead_make_nothing_known_new(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry) as r:
        await r.burst("enter", "J")
        await r.until(lambda: "Odran Velsk left" in known(r))
        assert "2 of 4 sentences new" in r.pane("article")


async def test_d_shows_all_alike_and_dims_again(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry) as r:
        await r.press("enter", "J", "d")
        assert (known(r), barred(r)) == ("", "")
        await r.press("d")
        assert "Odran Velsk left" in known(r)


def lit(reader) -> str:  # type: ignore[no-untyped-def]
    """The words that a jump lit up."""
    view = reader.screen.view
    layer = view._layers["place"]
    return view.article.text[layer.starts[0] : layer.ends[0]] if layer.starts else ""


async def test_brackets_walk_along_what_is_new_and_on_to_the_next_article(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry, size=(100, 14)) as r:
        await r.press("enter", "J", "]")
        assert "19 people" in lit(r)
        await r.press("]")
        assert "Divers found" in lit(r)
        await r.press("[")
        assert "19 people" in lit(r)
        await r.press("[")
        assert "nothing new before" in r.text
        await r.press("]", "]")
        assert "The log of the Maravel" in lit(r)
        assert r.screen.story.row.id == "echo"
        await r.press("]")
        assert "Nothing else is new" in r.text


async def test_in_a_story_that_nothing_was_read_of_all_is_new(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry) as r:
        await r.press("enter", "]")
        assert "All of this is new" in r.text


@pytest.fixture
def updated(path: Path, tmp_path: Path) -> Path:
    """A library with one article that was read, and has changed since."""
    with Library.open(path) as library:
        load(library, [written(tmp_path, "post", POST, "2026-03-05")], report=lambda line: None)
        library.db.execute("UPDATE article SET taken_at = '2026-03-05T09:00:00+00:00'")
        marks.opened(library, library.rows("SELECT identity FROM article")[0][0])
        library.db.execute("UPDATE mark SET at = '2026-03-05T10:00:00+00:00'")
        load(library, [written(tmp_path, "post", (*POST, GULL[3]), "2026-03-06")], report=lambda line: None)
    return path


async def test_marking_all_read_also_takes_updates_as_read(reader, updated) -> None:  # type: ignore[no-untyped-def]
    async with reader(updated) as r:
        assert "+1 new" in r.pane("stories")
        await r.press("A")
        await r.until(lambda: "Marked 1 changed article read again — u undoes" in r.text)
        await r.until(lambda: "+1 new" not in r.pane("stories"))
        await r.press("A")
        await r.until(lambda: "Nothing in this list is unread" in r.text)
        await r.press("u")
        await r.until(lambda: "+1 new" in r.pane("stories"))
        await r.press("ctrl+r")
        await r.until(lambda: "+1 new" not in r.pane("stories"))


async def test_undo_of_unread_leaves_what_is_new_as_it_was(reader, updated) -> None:  # type: ignore[no-untyped-def]
    async with reader(updated) as r:
        await r.press("r")
        await r.until(lambda: "+1 new" not in r.pane("stories"))
        await r.press("u")
        await r.until(lambda: "+1 new" in r.pane("stories"))


async def test_an_update_of_what_was_read_shows_what_it_adds(reader, updated) -> None:  # type: ignore[no-untyped-def]
    async with reader(updated) as r:
        assert "+1 new" in r.pane("stories")
        await r.press("enter")
        assert "2 versions · 1 of 4 sentences new" in r.pane("article")
        assert "Divers found" in barred(r)
        await r.until(lambda: "new" not in r.pane("stories"))
        assert "Divers found" in barred(r)
        await r.press("v")
        assert "version 1 of 2" in r.text
        assert any(line.lstrip("│ ").startswith("+") and "Divers found" in line for line in r.lines())


# ---------------------------------------------------------------------- side by side


async def test_v_lays_the_next_article_beside_the_open_one(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry, size=(130, 30)) as r:
        await r.press("enter", "v")
        assert "- Post · 5 Mar 2026" in r.text
        assert "+ Gull · 4 Mar 2026" in r.text
        (line,) = [line for line in r.lines() if "12 people" in line]
        assert "19 people" in line
        assert any(line.lstrip("│ ").startswith("= The transport ministry") for line in r.lines())
        await r.press("J")
        assert "+ Echo · 3 Mar 2026" in r.text
        await r.press("J")
        assert "+ Gull · 4 Mar 2026" in r.text
        await r.press("escape")
        assert "Inquiry into the Maravel, says post" in r.pane("article")


async def test_on_a_narrow_screen_the_differences_stand_one_below_the_other(reader, inquiry) -> None:  # type: ignore[no-untyped-def]
    async with reader(inquiry, size=(80, 24)) as r:
        await r.press("enter", "v")
        lines = [line.strip("│ ") for line in r.lines()]
        assert any(line.startswith("- The coast guard") for line in lines)
        assert any(line.startswith("+ The coast guard") for line in lines)
        assert "… 1 sentence the same" in lines
        assert not any(line.startswith("= ") for line in lines)
        await r.press("]", "[", "G", "g", "space", "q")
        assert "Inquiry into the Maravel, says post" in r.pane("article")


async def test_an_article_that_stands_alone_says_so(reader, library) -> None:  # type: ignore[no-untyped-def]
    async with reader(library) as r:
        await r.press("v")
        assert "Open an article first" in r.text
        r.screen.stories.go_bottom()
        await r.press("enter", "v")
        await r.until(lambda: "Nothing to compare with" in r.text)
        assert r.app.screen is r.screen
