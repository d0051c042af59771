"""What the real articles beside the checkout must yield; skipped where they are absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.analysis import actors, sentences
from briefing.analysis.merging import cast_of
from briefing.model import Actor, ActorRow, Article, Block

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> tuple[Actor, ...]:
    text, blocks, at = path.read_text(encoding="utf-8"), [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    made = Article(identity="0" * 20, id=path.stem, source=path.name, title="", text=text, blocks=tuple(blocks))
    return actors.find(made, sentences.split(text, blocks))


@pytest.fixture
def everyone(seeds: Path) -> dict[str, ActorRow]:
    found = [(key, actor) for key, path in enumerate(sorted(seeds.glob("*.txt"))) for actor in read(path)]
    return {row.name: row for row in cast_of(found).rows}


def test_three_spellings_of_one_president_are_one_actor(everyone: dict[str, ActorRow]) -> None:
    rows = [row for row in everyone.values() if "Zelensk" in row.name]
    assert len(rows) == 1
    assert {"Zelenskyy", "Zelenskiy", "Zelensky"} <= set(rows[0].variants)
    assert rows[0].roles == ("Ukrainian President",)


def test_the_two_presidents_have_their_roles_and_no_others(everyone: dict[str, ActorRow]) -> None:
    assert everyone["Vladimir Putin"].roles == ("Russian President", "President")
    assert {"US President", "former President"} <= set(everyone["Donald Trump"].roles)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Keith Kellogg", "Trump's envoy"),
        ("Dmitry Peskov", "Kremlin spokesman"),
        ("Dan Caine", "U.S. General"),
        ("Dmitry Polyanskiy", "Russian deputy representative to the UN"),
        ("Neil Melvin", "director of International Security at the Royal United Services Institute think-tank"),
    ],
)
def test_roles_are_as_printed(everyone: dict[str, ActorRow], name: str, role: str) -> None:
    assert everyone[name].roles == (role,)


@pytest.mark.parametrize(
    "name", ["X", "US Open", "Joint Base Andrews", "World War II", "Nobel Prize", "Patriot", "Comments"]
)
def test_what_is_no_actor_is_not_listed(everyone: dict[str, ActorRow], name: str) -> None:
    assert not any(name == row.name or name in row.variants for row in everyone.values())


def test_governments_are_countries(everyone: dict[str, ActorRow]) -> None:
    assert {"Kremlin", "Moscow"} <= set(everyone["Russia"].variants)
    assert {"White House", "Washington", "U.S.", "US"} <= set(everyone["United States"].variants)
    assert {"Downing Street", "UK"} <= set(everyone["United Kingdom"].variants)
