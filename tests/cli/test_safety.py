"""Killed in the middle, or two at once: the library stays whole, and a second load completes the first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import corpus
from briefing.pipeline.taking_in import BATCH
from briefing.store import marks
from briefing.store.library import Library

ARTICLES = 2000
KILLS = 10


def _load(db: Path, source: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefing", "--db", str(db), "load", "--jsonl", str(source)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _count(db: Path) -> int:
    with Library.open(db) as library:
        assert library.rows("PRAGMA integrity_check")[0][0] == "ok"
        library.db.execute("INSERT INTO article_fts (article_fts) VALUES ('integrity-check')")
        return int(library.rows("SELECT count(*) FROM article")[0][0])


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus.write(tmp_path_factory.mktemp("wire") / "wire.jsonl", ARTICLES, words=120)


def test_kill_9_in_the_middle_of_a_load_ten_times(wire: Path, tmp_path: Path) -> None:
    db = tmp_path / "briefing.db"
    for kill in range(1, KILLS + 1):
        load = _load(db, wire)
        assert load.stdout is not None
        # The first lines come at once for what is known already; kill a little further on each time.
        enough = kill * ARTICLES // (KILLS + 2)
        for line in load.stdout:
            if json.loads(line).get("done", 0) >= enough:
                break
        load.kill()
        load.communicate()
        count = _count(db)
        assert count % BATCH == 0
        assert enough <= count < ARTICLES
    load = _load(db, wire)
    out, err = load.communicate()
    assert (load.returncode, err) == (0, "")
    assert json.loads(out.splitlines()[-1])["failed"] == 0
    assert _count(db) == ARTICLES
    with Library.open(db) as library:
        assert library.rows("SELECT count(*) FROM placement")[0][0] == ARTICLES


def test_two_loads_at_once_and_ticks_meanwhile_wait_for_each_other(tmp_path: Path) -> None:
    db = tmp_path / "briefing.db"
    sources = [corpus.write(tmp_path / f"wire{n}.jsonl", 300, seed=n, words=120) for n in (1, 2)]
    # The two files use the same ids with other texts, so that both loads write the same rows.
    loads = [_load(db, source) for source in sources]
    ticks = 0
    with Library.open(db) as library:
        for load in loads:
            assert load.stdout is not None
            for _ in load.stdout:
                marks.tick(library, [f"item {ticks}"])
                ticks += 1
    for load in loads:
        _, err = load.communicate()
        assert (load.returncode, err) == (0, "")
    with Library.open(db) as library:
        assert library.rows("SELECT count(*) FROM mark")[0][0] == ticks
        assert library.rows("SELECT count(*) FROM article")[0][0] == 300
        assert library.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_a_tick_outlives_kill_9_right_after_it(tmp_path: Path) -> None:
    db = tmp_path / "briefing.db"
    code = (
        "import os, signal\n"
        "from briefing.store import marks\n"
        "from briefing.store.library import Library\n"
        f"marks.tick(Library.open({str(db)!r}), ['item'])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == -9
    with Library.open(db) as library:
        assert library.rows("SELECT subject FROM mark")[0][0] == "item"
