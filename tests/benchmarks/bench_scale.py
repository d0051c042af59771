"""`make bench-scale`: what 100 more articles cost a library of ten thousand, a hundred thousand, or a million.

A base of some thousand made-up articles (`wire.py`) is really taken in; libraries of the sizes asked for are made of it
(`multiply.py` says what in them is real). Each then takes in one article and 100 more by `briefing load`. Printed, one
figure a line, name and value: CPU seconds of the whole program, peak memory and how much more it is than for one
article, bytes an article of the database and of what is kept to find copies and stories, and the same as ratios to the
smaller library before. Sizes are rounded to whole bases. A million articles take 30 GB of disk and an hour to make;
what is in the folder is used again: `make bench-scale ARGS="--articles 100000 1000000 --folder bench-out/scale"`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import wire
from multiply import multiply

from briefing.store.library import Library

BRIEFING = [sys.executable, "-m", "briefing"]
MORE = 100
INDEXES = ("sketch", "shingle", "story_term", "story_edge", "story_block")

_WATCHED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Run by a small program between: the peak memory of a child begins at that of its parent."""


class Cost(NamedTuple):
    """What a run of the program took: CPU seconds, and megabytes of memory at most."""

    seconds: float
    peak: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the libraries")
    options.add_argument("--base", type=int, default=5000, help="articles that are really analysed (default 5000)")
    options.add_argument("--folder", type=Path, help="where the libraries are kept; what is there is used again")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        base = based(folder, given.base)
        one = written(folder / "one.jsonl", given.base, 1)
        more = written(folder / "more.jsonl", given.base + 1, MORE)
        before: dict[str, float] = {}
        for count in sorted(given.articles):
            times = max(1, round(count / given.base))
            db = enlarged(folder, base, given.base, times)
            found = measured(db, one, more, times * given.base)
            for name, value in found.items():
                figure(f"{name}@{times * given.base}", value)
            for name in ("load_100_cpu_s", "load_100_peak_mb"):
                if name in before:
                    figure(f"{name}_ratio@{times * given.base}", found[name] / before[name])
            before = found


def written(path: Path, skip: int, count: int) -> Path:
    """Write so many articles of the wire, those after the first `skip`, to a JSON Lines file."""
    with path.open("w", encoding="utf-8") as file:
        for record in wire.articles(count, skip=skip):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def based(folder: Path, count: int) -> Path:
    """The base library, made by the command line."""
    db = folder / f"base-{count}.db"
    if not db.exists():
        source, making = written(folder / "base.jsonl", 0, count), folder / "making.db"
        remove(making)
        cost = loaded(making, source)
        figure(f"base_articles_per_cpu_second@{count}", count / cost.seconds)
        put_away(making, db)
    return db


def enlarged(folder: Path, base: Path, size: int, times: int) -> Path:
    """A library of `times` the base."""
    db = folder / f"scale-{size * times}.db"
    if not db.exists():
        making = folder / "making.db"
        remove(making)
        shutil.copy(base, making)
        with Library.open(making) as library:
            multiply(library, times)
        put_away(making, db)
    return db


def measured(db: Path, one: Path, more: Path, count: int) -> dict[str, float]:
    """What the loads cost, and how many bytes an article the library has; it is as it was afterwards."""
    kept = db.stat().st_size
    with Library.open(db) as library:
        sql = "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN (SELECT value FROM json_each(?))"
        index = library.rows(sql, [json.dumps(INDEXES)])[0][0]
    used = db.with_name("used.db")
    remove(used)
    shutil.copy(db, used)
    alone, hundred = loaded(used, one), loaded(used, more)
    remove(used)
    return {
        "load_1_cpu_s": alone.seconds,
        "load_1_peak_mb": alone.peak,
        f"load_{MORE}_cpu_s": hundred.seconds,
        f"load_{MORE}_peak_mb": hundred.peak,
        "memory_growth_mb": hundred.peak - alone.peak,
        "index_bytes_per_article": index / count,
        "database_bytes_per_article": kept / count,
    }


def loaded(db: Path, source: Path) -> Cost:
    """Load a file by the command line."""
    told = subprocess.run(
        [sys.executable, "-c", _WATCHED, *BRIEFING, "--db", db, "load", source], stdout=subprocess.PIPE
    )
    if told.returncode:
        sys.exit(f"briefing load {source} failed ({told.returncode})")
    return Cost(*map(float, told.stdout.split()))


def put_away(making: Path, db: Path) -> None:
    """Give a library that is done its name, with nothing left beside it."""
    with Library.open(making) as library:
        library.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    making.rename(db)


def remove(db: Path) -> None:
    for path in (db, *(db.with_name(db.name + end) for end in ("-wal", "-shm"))):
        path.unlink(missing_ok=True)


def figure(name: str, value: float) -> None:
    print(f"{name}\t{value:,.2f}", flush=True)


if __name__ == "__main__":
    os.environ.pop("BRIEFING_DB", None)
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
    main()
