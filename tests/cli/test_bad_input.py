"""Bad input gets one clear sentence with file and cause; everything else is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import LibraryError
from briefing.pipeline.taking_in import BATCH, take_in
from briefing.store.library import Library

Run = Callable[..., object]

# The peak memory of a command, from a small process of its own: the test's own memory would count for its child's.
MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def _loaded(briefing: Run) -> int:
    return len(briefing("articles", "--all", "--json").json())


def _sentence(done: object, *words: str) -> None:
    """One line on standard error for the one failure, holding these words."""
    lines = [line for line in done.err.splitlines() if line.strip()]
    assert len(lines) == 1, done.err
    for word in words:
        assert word.casefold() in lines[0].casefold(), lines[0]
    assert "Traceback" not in done.err


def test_a_missing_file(briefing: Run, desk: Path) -> None:
    done = briefing("load", desk, "gone.txt")
    assert done.code == 3
    _sentence(done, "gone.txt", "no such file")
    assert _loaded(briefing) == 3


def test_a_web_address(briefing: Run, desk: Path) -> None:
    done = briefing("load", desk, "https://port.example/lake")
    assert done.code == 3
    _sentence(done, "https://port.example/lake", "web address")
    assert _loaded(briefing) == 3


def test_a_file_that_cannot_be_read(briefing: Run, desk: Path) -> None:
    (desk / "knot.txt").symlink_to(desk / "knot.txt")
    done = briefing("load", desk / "knot.txt", desk / "bank.md")
    assert done.code == 3
    _sentence(done, "knot.txt")
    assert _loaded(briefing) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read every file, so none can be forbidden")
def test_a_file_that_may_not_be_read(briefing: Run, desk: Path) -> None:
    (desk / "bank.md").chmod(0)
    done = briefing("load", desk)
    assert done.code == 3
    _sentence(done, "bank.md", "permission")
    assert _loaded(briefing) == 2


def test_a_binary_file(briefing: Run, desk: Path) -> None:
    (desk / "photo.txt").write_bytes(bytes(range(256)) * 40)
    done = briefing("load", desk)
    assert done.code == 3
    _sentence(done, "photo.txt")
    assert _loaded(briefing) == 3


@pytest.mark.parametrize("content", [b"", b"  \n\n \t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(briefing: Run, desk: Path, content: bytes) -> None:
    (desk / "blank.txt").write_bytes(content)
    done = briefing("load", desk)
    assert done.code == 3
    _sentence(done, "blank.txt", "empty")
    assert _loaded(briefing) == 3


def test_the_pictures_beside_a_saved_page_are_counted_and_fail_nothing(briefing: Run, desk: Path) -> None:
    (desk / "a_files").mkdir()
    for name in ("a.css", "photo.jpg"):
        (desk / "a_files" / name).write_text("x")
    done = briefing("load", desk)
    assert done.code == 0
    assert done.err == ""
    assert f"Left out: 2 files of other kinds, such as {desk}/a_files/a.css" in done.out
    told = briefing("load", "--jsonl", desk).out.splitlines()[-1]
    assert json.loads(told)["left_out"] == 2
    assert _loaded(briefing) == 3


def test_broken_json_on_line_3(briefing: Run, tmp_path: Path) -> None:
    good = [json.dumps({"id": str(n), "text": f"The harbour reported {n} ships on its {n}th day."}) for n in range(5)]
    (tmp_path / "wire.jsonl").write_text("\n".join([*good[:2], good[2][:-5], *good[3:]]))
    done = briefing("load", "wire.jsonl")
    assert done.code == 3
    _sentence(done, "wire.jsonl", "line 3")
    assert _loaded(briefing) == 4


@pytest.mark.parametrize(
    "record", ["[1, 2]", '"words"', "{}", '{"text": 7}', '{"text": ""}', '{"title": "Only a title"}']
)
def test_a_record_that_holds_no_article(briefing: Run, desk: Path, record: str) -> None:
    (desk / "odd.jsonl").write_text(record + "\n")
    done = briefing("load", desk)
    assert done.code == 3
    _sentence(done, "odd.jsonl")
    assert _loaded(briefing) == 3


def test_a_line_of_50_megabytes_is_refused_without_being_held_in_memory(briefing: Run, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": "The bridge over the Sarne opened to traffic on Tuesday."})
    with (tmp_path / "wire.jsonl").open("w") as file:
        file.write(good.replace("good", "first") + "\n")
        file.write('{"text": "' + "word " * 10_000_000 + '"}\n')
        file.write(good + "\n")
    load = [sys.executable, "-m", "briefing", "--db", tmp_path / "briefing.db", "load", "wire.jsonl"]
    done = subprocess.run([sys.executable, "-c", MEASURED, *load], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 3
    _sentence(SimpleNamespace(err=done.stderr), "wire.jsonl", "line 2")
    assert _loaded(briefing) == 2
    peak = int(done.stdout.splitlines()[-1]) * (1 if sys.platform == "darwin" else 1024)
    assert peak < 150_000_000


def test_an_article_over_the_size_cap(briefing: Run, desk: Path) -> None:
    (desk / "long.txt").write_text("The council met again and adjourned again.\n" * 60_000)
    done = briefing("load", desk)
    assert done.code == 3
    _sentence(done, "long.txt", "2 MB")
    assert _loaded(briefing) == 3


def test_a_folder_that_holds_itself(briefing: Run, desk: Path) -> None:
    (desk / "again").symlink_to(desk, target_is_directory=True)
    done = briefing("load", desk)
    _sentence(done, "again", "a folder that was read already")
    assert _loaded(briefing) == 3


def test_an_empty_folder_says_so(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = briefing("load", "nothing")
    assert done.code == 3
    _sentence(done, "nothing")


def test_a_newer_versions_library(briefing: Run, desk: Path, tmp_path: Path) -> None:
    briefing("load", desk)
    with Library.open(tmp_path / "briefing.db") as library:
        library.db.execute("PRAGMA user_version = 1000")
    for command in (["load", desk], ["stories"], ["watch"]):
        done = briefing(*command)
        assert done.code == 5
        _sentence(done, "newer version", "briefing.db")


def test_a_full_disk_keeps_every_batch_that_was_saved_before(desk: Path, tmp_path: Path) -> None:
    import corpus

    wire = corpus.write(tmp_path / "wire.jsonl", 400, words=150)
    with Library.open(tmp_path / "small.db") as library:
        take_in(library, [desk], report=lambda line: None)
        (pages,) = library.rows("PRAGMA page_count")[0]
        # SQLite answers a full disk and a full database with the same error, at the same places.
        library.db.execute(f"PRAGMA max_page_count = {pages + 400}")
        with pytest.raises(LibraryError, match="disk is full"):
            take_in(library, [wire], report=lambda line: None)
        assert library.rows("PRAGMA integrity_check")[0][0] == "ok"
        count = library.rows("SELECT count(*) FROM article")[0][0]
        assert count >= 3
        assert (count - 3) % BATCH == 0
    with Library.open(tmp_path / "small.db") as library:
        take_in(library, [wire], report=lambda line: None)
        assert library.rows("SELECT count(*) FROM article")[0][0] == 403


def test_a_file_name_with_escape_sequences_is_harmless_in_the_message(briefing: Run, tmp_path: Path) -> None:
    name = "a\x1b]52;c;aGk=\x07\x1b[2Jb.txt"
    (tmp_path / name).write_text("")
    done = briefing("load", name)
    assert done.code == 3
    assert "\x1b" not in done.err + done.out
    assert "\x07" not in done.err + done.out
