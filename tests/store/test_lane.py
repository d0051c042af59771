"""Everything asked of the lane happens in the order it was asked, and what was marked is on disk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from briefing.errors import LibraryError
from briefing.store import marks
from briefing.store.lane import Lane
from briefing.store.library import Library


def _read(library: Library) -> int:
    return int(library.rows("SELECT count(*) FROM mark")[0][0])


async def test_reads_see_every_mark_asked_for_before_them(path: Path) -> None:
    lane = Lane(path)
    asked = []
    for n in range(20):
        asked.append(asyncio.ensure_future(lane.write(marks.star, [str(n)], True)))
        asked.append(asyncio.ensure_future(lane.read(_read)))
    results = await asyncio.gather(*asked)
    lane.close()
    assert results[1::2] == list(range(1, 21))


async def test_a_mark_is_made_whoever_stops_waiting_for_it(path: Path) -> None:
    lane = Lane(path)
    waiting = [asyncio.ensure_future(lane.write(marks.star, [str(n)], True)) for n in range(20)]
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    lane.close()
    with Library.open(path, readonly=True) as library:
        assert _read(library) == 20


async def test_a_turn_is_taken_when_it_is_asked_for_not_when_it_is_awaited(path: Path) -> None:
    lane = Lane(path)
    first = lane.write(marks.star, ["a"], True)
    assert await lane.read(_read) == 1
    await first
    lane.close()


async def test_a_mark_is_on_disk_when_the_lane_has_closed(path: Path) -> None:
    lane = Lane(path)
    await lane.write(marks.star, ["a"], True)
    lane.close()
    with Library.open(path, readonly=True) as library:
        assert _read(library) == 1


async def test_the_reading_side_cannot_write(path: Path) -> None:
    lane = Lane(path)
    with pytest.raises(LibraryError):
        await lane.read(marks.star, ["a"], True)
    lane.close()


async def test_the_lane_tells_others_writing_from_its_own(path: Path) -> None:
    lane = Lane(path)
    await lane.write(marks.star, ["a"], True)
    assert await lane.changed_elsewhere() is False
    with Library.open(path) as other:
        marks.star(other, ["b"], True)
    assert await lane.changed_elsewhere() is True
    assert await lane.changed_elsewhere() is False
    lane.close()
