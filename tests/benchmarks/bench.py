"""`make bench`: how fast Briefing is, on articles made up for the purpose.

Prints one figure a line: name, value. CPU times are of the program itself, in milliseconds; cursor, open and search are
medians over several keys in a real pseudo-terminal at 120x40. Timings are noisy: compare within one run.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import corpus
from briefing.ingest.metadata import describe
from briefing.model import RawArticle, RawBlock
from briefing.store import articles
from briefing.store.library import Library
from terminal import Terminal

BRIEFING = [sys.executable, "-m", "briefing"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=2000, help="articles to load (default 2000)")
    options.add_argument("--many", type=int, default=50_000, help="articles of the large library (default 50000)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = loaded(Path(folder), given.articles)
        on_screen(small, given.articles)
        on_screen(filled(Path(folder), given.many), given.many)


def loaded(folder: Path, count: int) -> Path:
    """Load articles by the command line and print what it cost."""
    source, db = corpus.write(folder / "wire.jsonl", count), folder / "loaded.db"
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*BRIEFING, "--db", db, "load", source], check=True, stdout=subprocess.DEVNULL)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figure("load_articles", count)
    figure("load_articles_per_second", count / wall)
    figure("load_articles_per_cpu_second", count / cpu)
    figure("load_peak_memory_mb", after.ru_maxrss / 1024)
    with Library.open(db) as library:
        library.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    figure("database_bytes_per_article", db.stat().st_size / count)
    return db


def filled(folder: Path, count: int) -> Path:
    """A large library made without analysis: what the screen costs does not depend on what was found."""
    db = folder / "filled.db"
    with Library.open(db) as library:
        fill(library, corpus.articles(count, words=60))
    return db


def fill(library: Library, records: Iterable[dict[str, Any]]) -> None:
    """Put articles into a library without analysis, each as a story of its own."""
    with library.writing():
        for record in records:
            blocks = tuple(RawBlock("paragraph", text) for text in record["text"].split("\n\n"))
            given = {name: record[name] for name in ("id", "title", "outlet", "published")}
            raw = RawArticle(source=f"made#{record['id']}", blocks=blocks, **given)
            key, _ = articles.save(library, describe(raw))
            library.db.execute(
                "INSERT INTO story (id, title, newest, founder) VALUES (?, ?, ?, ?)",
                [key, record["title"], record["published"], key],
            )
            library.db.execute("INSERT INTO placement (article, story) VALUES (?, ?)", [key, key])


def on_screen(db: Path, count: int) -> None:
    """Open the reader and print what its keys cost."""
    began = time.monotonic()
    with Terminal([*BRIEFING, "--db", str(db)], columns=120, rows=40) as terminal:
        terminal.wait_for("faces")
        figure(f"start_wall_ms@{count}", (time.monotonic() - began) * 1000)
        terminal.settle(1.0)
        figure(f"start_cpu_ms@{count}", terminal.cpu_seconds() * 1000)
        figure(f"cursor_down_cpu_ms@{count}", per_key(terminal, lambda: terminal.press("down"), 40))
        terminal.press("home")
        figure(f"page_down_cpu_ms@{count}", per_key(terminal, lambda: terminal.press("pagedown"), 8))
        terminal.press("1", "home")
        figure(f"open_cpu_ms@{count}", opened(terminal))
        terminal.press("1")
        figure(f"search_cpu_ms@{count}", searched(terminal))
        terminal.settle(2.0)
        idle = terminal.cpu_seconds()
        time.sleep(3)
        figure(f"idle_cpu_ms_per_second@{count}", (terminal.cpu_seconds() - idle) * 1000 / 3)
        figure(f"peak_memory_mb@{count}", terminal.peak_memory() / 2**20)


def per_key(terminal: Terminal, press: Callable[[], None], times: int) -> float:
    """Milliseconds of CPU per key: the clock of the system ticks every 10 ms, so many keys are timed together."""
    terminal.settle(0.5)
    costs = []
    for _ in range(5):
        before = terminal.cpu_seconds()
        for _ in range(times):
            press()
            terminal.settle(0.03)
        costs.append((terminal.cpu_seconds() - before) * 1000 / times)
    return statistics.median(costs)


def opened(terminal: Terminal) -> float:
    def press() -> None:
        terminal.press("1", "down", "enter")

    return per_key(terminal, press, 8)


def searched(terminal: Terminal) -> float:
    def press() -> None:
        terminal.press("/", "coun", "enter", "escape")

    return per_key(terminal, press, 3)


def figure(name: str, value: float) -> None:
    print(f"{name}\t{value:,.1f}", flush=True)


if __name__ == "__main__":
    os.environ.pop("BRIEFING_DB", None)
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
    main()
