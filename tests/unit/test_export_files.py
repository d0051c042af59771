"""A file that is written is there whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.export import files


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    assert files.write(str(tmp_path / "a.md"), "“told”\n") == tmp_path / "a.md"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "“told”\n"


def test_a_file_that_stood_there_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept.md").write_text("old")
    (tmp_path / "kept.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to("kept.md")
    files.write(str(tmp_path / "link.md"), "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "kept.md").read_text() == "new"
    assert (tmp_path / "kept.md").stat().st_mode & 0o777 == 0o640


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files.write("~/a.txt", "x") == tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (".", "is a folder"),
        ("none/a.md", "there is no folder"),
        ("a\0b.md", "cannot be written"),
        ("x" * 300, "cannot"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, path: str, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        files.write(f"{tmp_path}/{path}", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    script = (
        "import resource, signal, sys\n"
        "from briefing.export import files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "files.write(sys.argv[1], 'x' * 5000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path / "a.md"], capture_output=True, text=True)
    assert "cannot be written: File too large" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE, text=True) as cat:
        files.write(str(tmp_path / "pipe"), "told")
        assert cat.communicate()[0] == "told"
    assert (tmp_path / "pipe").is_fifo()
