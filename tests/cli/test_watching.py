"""The checklist from the command line: lists, counts for a status bar, outcomes, files out and in."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import first_version
import icalendar
import pytest

from briefing import when
from briefing.text import short_day

Run = Callable[..., Any]


@pytest.fixture
def loaded(briefing: Run, desk: Path) -> Run:
    """`briefing`, with the ferry's articles in its library and two items of the reader's own."""
    briefing("load", desk)
    briefing("watch", "add", "Call the ministry", "--due", "2020-01-01", "2020-01-02")
    briefing("watch", "add", "=Ask the port", "--due", "2999-01-01", "2999-01-01")
    return briefing


def test_the_list_is_in_groups_with_what_is_overdue_first(loaded: Run) -> None:
    lines = loaded("watch").out.splitlines()
    assert lines[0].startswith("Overdue (")
    assert "Call the ministry" in loaded("watch", "--text", "ministry call").out
    assert [line for line in lines if line.startswith("Later (")]


def test_a_window_of_the_list_says_how_much_there_is_beside_it(loaded: Run) -> None:
    every = loaded("watch", "--json").json()
    done = loaded("watch", "--limit", "1", "--offset", "1", "--jsonl").lines()
    assert [item["id"] for item in done] == [every[1]["id"]]
    assert f"{len(every) - 1} more" in loaded("watch", "--limit", "1").out


def test_items_can_be_asked_for_by_kind_actor_and_words(loaded: Run) -> None:
    assert {item["kind"] for item in loaded("watch", "--kind", "added", "--json").json()} == {"added"}
    assert "recount" in loaded("watch", "--actor", "otieno", "--json").json()[0]["text"]
    assert loaded("watch", "--text", "nonsense").code == 1


def test_the_count_fits_a_status_bar(loaded: Run) -> None:
    done = loaded("watch", "--count")
    assert done.code == 0
    assert "overdue" in done.out
    assert len(done.out.splitlines()) == 1
    counts = loaded("watch", "--count", "--json").json()
    assert counts["overdue"] >= 1
    assert counts["open"] == len(loaded("watch", "--json").json())


def test_an_outcome_is_accepted_rejected_told_and_undone(loaded: Run, tmp_path: Path) -> None:
    ruled = {
        "id": "court-2",
        "title": "Court rules on the recount",
        "outlet": "Harbour Post",
        "published": "2026-03-07",
        "text": "The election court of Velmora ruled on the recount on Friday, its president Salme Otieno said.",
    }
    (tmp_path / "later.json").write_text(json.dumps(ruled))
    loaded("load", tmp_path / "later.json")
    (item,) = loaded("watch", "--text", "recount", "--kind", "scheduled", "--json").json()
    found = loaded("watch", "evidence", item["id"], "--json").json()
    assert [(one["article"], one["id"]) for one in found] == [("court-2", item["id"])]
    assert "1 possible outcome" in loaded("watch", "evidence", item["id"]).out
    assert loaded("watch", "reject", item["id"], "court-2").code == 0
    assert loaded("watch", "evidence", item["id"]).code == 1
    loaded("undo")
    assert loaded("watch", "accept", item["id"], "court-2").code == 0
    (row,) = loaded("watch", "--state", "resolved", "--json").json()
    assert row["evidence"]["text"].startswith("The election court of Velmora ruled")
    told = loaded("watch", "history", item["id"], "--json").json()
    assert [event["kind"] for event in told] == ["found", "ticked"]
    assert "settled by" in loaded("watch", "history", item["id"]).out


def test_a_markdown_list_goes_out_is_ticked_and_comes_back_as_one_step(loaded: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.md"
    assert loaded("watch", "export", "-o", listed).code == 0
    listed.write_text(listed.read_text().replace("- [ ]", "- [x]") + "\n- [x] Buy bread\n")
    done = loaded("watch", "import", listed)
    assert done.code == 3
    assert "Buy bread" in done.err
    assert loaded("watch").code == 1
    assert loaded("undo").code == 0
    assert loaded("watch").code == 0


def test_a_list_that_cannot_be_written_leaves_what_stood_there(loaded: Run, tmp_path: Path) -> None:
    assert loaded("watch", "export", "-o", tmp_path / "none" / "list.md").code == 1
    (tmp_path / "list.ics").write_text("old")
    (tmp_path / "link.ics").symlink_to("list.ics")
    done = loaded("watch", "export", "--format", "ical", "-o", tmp_path / "link.ics")
    assert (done.code, done.out) == (0, "")
    assert str(tmp_path / "list.ics") in done.err
    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "list.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_list_ticks_the_same_items_in_a_library_of_another_machine(loaded: Run, desk: Path, tmp_path: Path) -> None:
    item = loaded("watch", "--text", "testify", "--json").json()[0]["id"]
    loaded("watch", "tick", item)
    (tmp_path / "list.md").write_text(loaded("watch", "export", "--state", "all").out)
    there = tmp_path / "there.db"
    loaded("load", desk, db=there)
    assert loaded("watch", "import", tmp_path / "list.md", db=there).code == 0
    (row,) = loaded("watch", "--state", "resolved", "--json", db=there).json()
    assert row["id"] == item


def test_days_are_typed_as_people_say_them_and_listed_as_iso_days(loaded: Run) -> None:
    item = loaded("watch", "--text", "testify", "--json").json()[0]["id"]
    friday = when.day_of("friday", date.today())
    assert friday is not None
    done = loaded("watch", "snooze", item, "--until", "friday").out
    assert done.splitlines()[0].endswith(f" until {short_day(friday.isoformat())}")
    assert f"snoozed until {friday}" in loaded("watch", "--state", "snoozed").out
    loaded("watch", "due", item, "9 Mar 2031")
    assert "due 2031-03-09" in loaded("watch", "--state", "snoozed").out
    assert "Due 9 Mar 2031" in loaded("watch", "history", item).out
    assert loaded("watch", "due", item, "monitor").code == 2


@pytest.mark.parametrize("day", ["2020-01-01", "today"])
def test_items_are_snoozed_until_a_day_to_come_alone(loaded: Run, day: str) -> None:
    item = loaded("watch", "--text", "testify", "--json").json()[0]["id"]
    done = loaded("watch", "snooze", item, "--until", day)
    assert done.code == 2
    assert done.err.startswith(f"briefing: '{day}' is not after today")
    assert loaded("watch", "--text", "testify", "--json").json()[0]["state"] == "open"


def test_other_formats_are_read_by_other_programs(loaded: Run) -> None:
    found = icalendar.Calendar.from_ical(loaded("watch", "export", "--format", "ical").out)
    rows = loaded("watch", "export", "--format", "json").json()
    assert len(found.walk("VEVENT")) + len(found.walk("VTODO")) == len(rows)
    assert "'=Ask the port" in loaded("watch", "export", "--format", "csv").out


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no list\n"])
def test_a_file_that_is_no_list_is_told_by_name(loaded: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list.md").write_bytes(content)
    done = loaded("watch", "import", tmp_path / "list.md")
    assert done.code == 3
    assert "list.md" in done.err


def test_a_tick_outlives_the_program_that_is_killed_right_after_it(loaded: Run, tmp_path: Path) -> None:
    item = loaded("watch", "--text", "testify", "--json").json()[0]
    program = (
        "import os, signal\nfrom briefing.store import marks\nfrom briefing.store.library import Library\n"
        f"marks.tick(Library.open({str(tmp_path / 'briefing.db')!r}), {item['keys']!r})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL
    assert [row["id"] for row in loaded("watch", "--state", "resolved", "--json").json()] == [item["id"]]


def test_a_library_of_the_first_version_has_its_items_and_marks_at_once(loaded: Run, tmp_path: Path) -> None:
    loaded("watch", "tick", loaded("watch", "--text", "testify", "--json").json()[0]["id"])
    expected = loaded("watch", "--state", "all", "--json").json()
    old = tmp_path / "old.db"
    db = first_version.made(old)
    db.execute("ATTACH ? AS new", [str(tmp_path / "briefing.db")])
    for table in ("article", "placement", "story", "watch_item", "mark"):
        columns = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
        db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    db.close()
    assert loaded("watch", "--state", "all", "--json", db=old).json() == expected
