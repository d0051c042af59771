"""The actors: what their rows say, what is told by a sign, and what entering one posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import ActorRow, CastRow, Name, Place
from hostile import PAYLOADS
from widgets.actors_pane import ActorsPane

BERG = CastRow(
    ActorRow(
        "Ada Berg",
        "person",
        ("Minister", "former Minister"),
        ("Minister Berg",),
        2,
        (Place(1, 0, 8), Place(1, 40, 48)),
        names=(Name("person", "Ada Berg", mentions=2),),
    ),
    key=3,
    days=(0, 1, 4, 8),
)
OSTLAND = CastRow(ActorRow("Ostland", "country", (), (), 1, (Place(1, 60, 67),)), days=(0, 0, 0, 1))
LIND = CastRow(ActorRow("Lind", "person", (), (), 1, (Place(2, 5, 9),), uncertain=True), new=True)


def called(row: CastRow, **changes: object) -> CastRow:
    return replace(row, actor=replace(row.actor, **changes))  # type: ignore[arg-type]


async def test_actors_stand_under_their_type_with_its_count_and_with_roles_variants_and_mentions(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    async with stage(pane, size=(50, 12)):
        pane.show([OSTLAND, BERG, LIND])
        text = "\n".join(seen(pane))
        assert text.index("People 2") < text.index("Ada Berg") < text.index("Countries 1") < text.index("Ostland")
        assert "Minister, former Minister" in text
        assert "also: Minister Berg" in text
        assert "Lind ?" in text
        assert seen(pane)[1].endswith("2")


async def test_what_a_name_or_a_longer_role_says_already_is_not_said_again(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    async with stage(pane, size=(50, 12)):
        roles = ("minister", "Minister of Ports", "former minister")
        pane.show([called(BERG, roles=roles, variants=("Berg", "Minister Berg"))])
        text = "\n".join(seen(pane))
        assert "▌    Minister of Ports, former minister" in text
        assert "also: Minister Berg" in text
        pane.show([called(BERG, variants=("Berg",))])
        assert "also:" not in "\n".join(seen(pane))


async def test_the_days_of_mentions_are_bars_as_high_as_the_days_are_full(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    async with stage(pane, size=(50, 12)):
        pane.show([BERG])
        assert seen(pane)[1].endswith(" ▁▄█ 2")
        pane.show([replace(BERG, days=())])
        assert not set("▁▂▃▄▅▆▇█") & set("".join(seen(pane)))


async def test_the_bars_give_way_to_the_name_where_there_is_little_room(stage, seen) -> None:  # type: ignore[no-untyped-def]
    days = tuple(range(1, 15))
    for width, bars in ((60, 14), (33, 7), (18, 0)):
        pane = ActorsPane()
        async with stage(pane, size=(width, 12)):
            pane.show([replace(BERG, days=days), called(OSTLAND, name="Kingdom of the Three Isles")])
            assert sum(char in "▁▂▃▄▅▆▇█" for char in seen(pane)[1]) == bars
            assert "Ada Berg" in seen(pane)[1]
            assert not set("▁▂▃▄▅▆▇█") & set("".join(seen(pane)[4:])) or width == 60


async def test_a_new_actor_is_told_by_a_sign_also_when_it_is_selected(stage, seen) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    async with stage(pane, size=(40, 12)):
        pane.show([BERG, LIND])
        lines = seen(pane)
        assert "●" not in lines[1]
        assert next(line for line in lines if "Lind" in line).startswith(" ● Lind ?")
        pane.move(1)
        assert next(line for line in seen(pane) if "Lind" in line).startswith("▌● Lind ?")


async def test_entering_an_actor_posts_it(stage) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    async with stage(pane) as (screen, pilot):
        pane.choose()
        pane.show([BERG, OSTLAND])
        pane.move(1)
        pane.choose()
        await pilot.pause()
        assert [message.row for message in screen.told(ActorsPane.Entered)] == [OSTLAND]


async def test_the_selection_stays_on_an_actor_that_is_renamed_retyped_or_merged_into_another(stage) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    other = CastRow(ActorRow("Bo Dahl", "person", (), (), 9, (), names=(Name("person", "Bo Dahl", mentions=9),)), 9)
    async with stage(pane):
        pane.show([other, BERG, LIND])
        pane.move(1)
        renamed = called(BERG, name="Zoë", type="organisation")
        pane.show([other, LIND, renamed])
        assert pane.selected == renamed
        merged = called(other, names=(*other.actor.names, replace(BERG.actor.names[0], mentions=7)))
        pane.show([LIND, merged])
        assert pane.selected == merged


@pytest.mark.parametrize("width", [1, 20, 40, 200])
async def test_hostile_names_roles_and_variants_stay_text(stage, seen, width: int) -> None:  # type: ignore[no-untyped-def]
    pane = ActorsPane()
    rows = [
        CastRow(ActorRow(text, "person", (text,), (text,), 1, (), names=(Name("person", text),)), days=(1, 2))
        for text in PAYLOADS
    ]
    async with stage(pane, size=(width, 30)):
        pane.show(rows)
        for _ in rows:
            assert not any(char < " " or "\x7f" <= char < "\xa0" for line in seen(pane) for char in line)
            pane.move(1)
        if width == 200:
            pane.go_top()
            pane.show([row for row in rows if row.actor.name == "[@click=app.quit]x[/]"])
            assert "[@click=app.quit]x[/]" in "\n".join(seen(pane))
