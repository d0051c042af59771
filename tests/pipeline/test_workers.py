"""Workers: what they find is what would be found here, in the same order, and none is ever left behind."""

from __future__ import annotations

import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
import time_machine

import corpus
from briefing.errors import LibraryError
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.pipeline.workers import ALONE, Workers
from briefing.store.library import Library

ARTICLES = 3 * ALONE
SOME = ALONE + 40
PATIENCE = 60
NICE = 5


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles enough for workers to be started, and among them a record that cannot be read."""
    lines = [json.dumps(record) for record in corpus.articles(ARTICLES, words=40)]
    lines.insert(ALONE + 15, "{broken")
    file = tmp_path_factory.mktemp("wire") / "wire.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def warm() -> Iterator[Workers]:
    """Two workers that have been started."""
    with Workers(2) as workers:
        workers.put(os.getpid, kept := [].append, ALONE)
        workers.put(os.getpid, kept, 1)
        yield workers


@pytest.fixture
def loads(wire: Path, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts a load with two workers, and returns it when they are at work; it waits for more to come on its input."""
    briefing = [sys.executable, "-m", "briefing", "--db", tmp_path / "briefing.db"]
    command = [*briefing, "load", "--jsonl", "--jobs", "2", "-"]
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        load = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True)
        started.append(load)
        os.setpriority(os.PRIO_PROCESS, load.pid, NICE)  # as the reader does
        assert load.stdin is not None
        load.stdin.write(wire.read_text(encoding="utf-8"))
        load.stdin.flush()
        assert load.stdout is not None
        assert any(json.loads(line).get("done") == ALONE + 50 for line in load.stdout)
        return load

    yield start
    for load in started:
        load.kill()
        load.communicate()


def workers_of(pid: int) -> set[int]:
    """The workers that this process started and that still run."""
    return {own for own, parent, command in processes() if parent == pid and "briefing.pipeline.workers" in command}


def processes() -> Iterator[tuple[int, int, str]]:
    """Every process that runs: its number, who started it, and its command."""
    columns = ["pid=", "ppid=", "stat=", "args="]
    table = subprocess.run(["ps", "-Aww", *(f"-o{one}" for one in columns)], capture_output=True, text=True, check=True)
    for line in table.stdout.splitlines():
        pid, parent, state, *command = line.split(None, 3)
        if not state.startswith("Z"):
            yield int(pid), int(parent), " ".join(command)


def end(pids: set[int]) -> bool:
    """Whether these processes end in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not pids & {pid for pid, _, _ in processes()}:
            return True
    return False


def rows(path: Path) -> list[str]:
    """All that a library holds."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def count(path: Path) -> int:
    with Library.open(path, readonly=True) as library:
        assert library.rows("PRAGMA integrity_check")[0][0] == "ok"
        return int(library.rows("SELECT count(*) FROM article")[0][0])


def test_a_library_is_the_same_to_the_last_byte_with_workers_and_without(wire: Path, tmp_path: Path) -> None:
    some = tmp_path / "some.jsonl"
    some.write_text("".join(wire.read_text(encoding="utf-8").splitlines(keepends=True)[: SOME + 1]), encoding="utf-8")
    heard: dict[int, list[str]] = {1: [], 2: []}
    with time_machine.travel("2026-05-01 12:00", tick=False):
        for jobs, lines in heard.items():
            with Library.open(tmp_path / f"{jobs}.db") as library:
                take_in(library, [some], report=lambda line, lines=lines: lines.append(str(line)), jobs=jobs)
        assert heard[1] == heard[2]
        assert len(heard[1]) == SOME + 1
        assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")
        for jobs, lines in heard.items():
            lines.clear()
            with Library.open(tmp_path / f"{jobs}.db") as library:
                reanalyse(library, progress=lambda *done, lines=lines: lines.append(str(done)), jobs=jobs)
        assert heard[1] == heard[2]
        assert heard[1][-1] == f"({SOME}, {SOME})"
        assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")


def test_no_worker_is_started_before_enough_was_done_without() -> None:
    pids: list[int] = []
    with Workers(2) as workers:
        for _ in range(ALONE // 10):
            workers.put(os.getpid, pids.append, 10)
        assert not workers_of(os.getpid())
        assert set(pids) == {os.getpid()}
        workers.put(os.getpid, pids.append, 10)
    assert pids[-1] != os.getpid()


def test_nothing_that_is_known_already_makes_a_worker_start() -> None:
    pids: list[int] = []
    with Workers(2) as workers:
        for _ in range(ALONE):
            workers.put(os.getpid, pids.append, 0)
    assert set(pids) == {os.getpid()}


def test_one_job_starts_no_worker_however_much_there_is_to_do() -> None:
    pids: list[int] = []
    with Workers(1) as workers:
        for _ in range(ALONE):
            workers.put(os.getpid, pids.append, 10)
    assert set(pids) == {os.getpid()}


def test_what_was_handed_in_is_kept_in_that_order_and_never_much_of_it_waits(warm: Workers) -> None:
    kept: list[int] = []
    longest = 0
    for n in range(200):
        # Every third takes a hundred times as long as the others, and every fifth is done here.
        warm.put(partial(max, range(-1 if n % 3 else -100_000, n + 1)), kept.append, n % 5)
        longest = max(longest, n + 1 - len(kept))
    warm.finish()
    assert kept == list(range(200))
    assert 1 < longest < 10


def test_what_is_done_need_not_wait_for_more_to_be_handed_in(warm: Workers) -> None:
    kept: list[int] = []
    warm.put(partial(abs, -1), kept.append, 1)
    until = time.monotonic() + PATIENCE
    while not kept and time.monotonic() < until:
        warm.keep_done()
    assert kept == [1]


def test_a_killed_worker_loses_no_work(warm: Workers, caplog: pytest.LogCaptureFixture) -> None:
    kept: list[int] = []
    for pid in workers_of(os.getpid()):
        os.kill(pid, signal.SIGKILL)
    for n in range(20):
        warm.put(partial(abs, n), kept.append, 1)
    warm.finish()
    assert kept == list(range(20))
    assert "a worker was lost" in caplog.text


def test_a_load_goes_on_when_a_worker_is_killed(loads, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    load = loads()
    os.kill(min(workers_of(load.pid)), signal.SIGKILL)
    out, err = load.communicate()
    done = json.loads(out.splitlines()[-1])
    assert (load.returncode, err, done["new"], done["failed"]) == (3, "", ARTICLES, 1)
    assert count(tmp_path / "briefing.db") == ARTICLES


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_are_as_nice_as_their_load_and_do_not_outlive_it(loads, how: signal.Signals, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    load = loads()
    workers = workers_of(load.pid)
    assert [os.getpriority(os.PRIO_PROCESS, pid) for pid in workers] == [NICE, NICE]
    load.send_signal(how)
    load.communicate()
    assert end(workers)
    assert count(tmp_path / "briefing.db") >= ALONE + 50


def test_ctrl_c_keeps_what_was_read_until_then_and_says_how_much(loads, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    load = loads()
    os.killpg(load.pid, signal.SIGINT)  # as a terminal does
    out, err = load.communicate()
    assert load.returncode == 130
    assert err.strip() == "briefing: interrupted; what was done until now is kept"
    assert json.loads(out.splitlines()[-1])["new"] == count(tmp_path / "briefing.db") >= ALONE + 50


def test_after_an_interruption_all_is_kept_that_was_handed_in() -> None:
    kept: list[int] = []
    with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
        for n in range(15):
            workers.put(partial(abs, n), kept.append, ALONE // 10)
        raise KeyboardInterrupt
    assert kept == list(range(15))


def test_where_keeping_failed_nothing_more_is_kept() -> None:
    kept: list[int] = []

    def full(n: int) -> None:
        kept.append(n)
        if n == 12:
            raise LibraryError("the disk is full")

    with pytest.raises(LibraryError), Workers(2) as workers:
        try:
            for n in range(30):
                workers.put(partial(abs, n), full, ALONE // 10)
        finally:
            workers.put(partial(abs, 30), full, 1)
    assert kept == list(range(13))


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    kept: list[int] = []
    with Workers(2) as workers:
        for _ in range(20):
            workers.put(os.getpid, kept.append, ALONE)
    assert kept == [os.getpid()] * 20


def test_work_that_only_this_process_knows_is_done_here(warm: Workers) -> None:
    kept: list[Any] = []
    warm.put(lambda: os.getpid(), kept.append, 1)
    warm.put(os.getpid, kept.append, 1)
    warm.finish()
    assert kept[0] == os.getpid() != kept[1]


def test_work_that_breaks_a_worker_breaks_here_as_it_always_did(warm: Workers) -> None:
    with pytest.raises(ZeroDivisionError):
        warm.put(partial(divmod, 1, 0), [].append, 1)
        warm.finish()


def test_what_a_worker_prints_is_not_seen_and_what_it_logs_is_logged_here(
    warm: Workers, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    kept: list[Any] = []
    warm.put(partial(print, "printed"), kept.append, 1)
    warm.put(partial(logging.getLogger("briefing.test").error, "%s was odd", "It"), kept.append, 1)
    warm.finish()
    assert kept == [None, None]
    assert caplog.messages == ["It was odd"]
    assert capfd.readouterr() == ("", "")
