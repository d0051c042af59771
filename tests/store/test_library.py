"""The library opens, waits its turn, keeps whole transactions, and refuses what it cannot read."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import LibraryBusy, LibraryDamaged, LibraryError
from briefing.store import format
from briefing.store.library import Library


def test_a_new_library_is_made_with_its_folder_and_passes_its_integrity_check(path: Path) -> None:
    with Library.open(path) as library:
        assert [row[0] for row in library.rows("PRAGMA integrity_check")] == ["ok"]
        assert library.rows("PRAGMA journal_mode")[0][0] == "wal"
        assert library.rows("PRAGMA foreign_keys")[0][0] == 1


def test_opening_a_library_again_changes_nothing_in_it(path: Path) -> None:
    Library.open(path).close()
    before = path.read_bytes()
    Library.open(path).close()
    assert path.read_bytes() == before


def test_a_read_only_library_cannot_be_written(library: Library, path: Path) -> None:
    with Library.open(path, readonly=True) as reader, pytest.raises(LibraryError, match="cannot be written"):
        with reader.writing():
            reader.db.execute("DELETE FROM article")


def test_a_library_that_another_program_is_about_to_make_is_none_yet(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as half_made:
        half_made.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(LibraryError, match="no library here yet"):
        Library.open(path, readonly=True)
    Library.open(path).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
@pytest.mark.parametrize("forbidden", ["file", "folder"])
def test_a_library_that_cannot_be_written_is_read_and_says_what_takes_marks(path: Path, forbidden: str) -> None:
    Library.open(path).close()
    (path if forbidden == "file" else path.parent).chmod(0o444 if forbidden == "file" else 0o555)
    try:
        with pytest.raises(LibraryError, match=r"read-only\. To read and mark, name a copy"):
            Library.open(path)
        Library.open(path, readonly=True).close()
    finally:
        path.parent.chmod(0o755)


def test_a_missing_library_is_told_in_words_when_only_reading(path: Path) -> None:
    with pytest.raises(LibraryError, match="no library here yet"):
        Library.open(path, readonly=True)


def test_what_fails_inside_writing_leaves_nothing_behind(library: Library) -> None:
    with pytest.raises(RuntimeError), library.writing():
        library.db.execute("INSERT INTO mark VALUES ('read', 'a', '{}', 'now')")
        raise RuntimeError
    assert library.rows("SELECT * FROM mark") == []
    assert not library.db.in_transaction


def test_writing_inside_writing_is_one_transaction(library: Library) -> None:
    with pytest.raises(RuntimeError), library.writing():
        with library.writing():
            library.db.execute("INSERT INTO mark VALUES ('read', 'a', '{}', 'now')")
        raise RuntimeError
    assert library.rows("SELECT * FROM mark") == []


def test_a_second_writer_waits_for_its_turn(library: Library, path: Path) -> None:
    waiting, done = threading.Event(), threading.Event()

    def second() -> None:
        with Library.open(path) as other:
            waiting.set()
            with other.writing():
                other.db.execute("INSERT INTO mark VALUES ('read', 'second', '{}', 'now')")
        done.set()

    thread = threading.Thread(target=second)
    with library.writing():
        thread.start()
        assert waiting.wait(10)
        library.db.execute("INSERT INTO mark VALUES ('read', 'first', '{}', 'now')")
        assert not done.is_set()
    thread.join(20)
    assert {row["subject"] for row in library.rows("SELECT subject FROM mark")} == {"first", "second"}


def test_a_writer_that_waits_in_vain_says_that_the_library_is_busy(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.library.BUSY_SECONDS", 0.05)
    with Library.open(path) as other, library.writing():
        with pytest.raises(LibraryBusy, match="busy"), other.writing():
            pass


def test_two_programs_can_make_the_same_library_at_once(path: Path) -> None:
    code = f"from briefing.store.library import Library; Library.open({str(path)!r}).close()"
    programs = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    assert [program.communicate()[1].decode() for program in programs] == [""] * 4
    with Library.open(path) as library:
        assert library.rows("SELECT count(*) FROM _sqlite_migrations")[0][0] == format.VERSION


def test_a_text_file_is_no_library(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("The harbour master said nothing.\n" * 100)
    with pytest.raises(LibraryDamaged, match="no library") as caught:
        Library.open(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 5


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    with pytest.raises(LibraryDamaged, match="another program"):
        Library.open(path)


def test_a_newer_versions_library_is_left_alone(path: Path) -> None:
    with Library.open(path) as library:
        library.db.execute(f"PRAGMA user_version = {format.VERSION + 1}")
    with pytest.raises(LibraryDamaged, match="newer version"):
        Library.open(path)


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be made"):
        Library.open(tmp_path / "file" / "briefing.db")


def test_another_connections_writing_changes_the_data_version(library: Library, path: Path) -> None:
    before = library.data_version()
    with Library.open(path) as other, other.writing():
        other.db.execute("INSERT INTO mark VALUES ('read', 'a', '{}', 'now')")
    assert library.data_version() != before
