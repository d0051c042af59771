"""`make bench-screen`: the reader beside newsboat, on the same made-up articles, in turns, as ratios.

Builds a library and newsboat's cache of each size (kept in a folder, so that the next run starts at once), lets the
measuring program `latency.py` drive both in a pseudo-terminal at 120x40, and prints each figure with its goal. Up to
`--analysed` articles are loaded as a reader loads them; of a larger library the newest are, and the rest is put in
without analysis, because the screen does not look at it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import islice, pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from bench import BRIEFING, fill

import corpus
from briefing.pipeline import reading
from briefing.store.library import Library

ROOT = Path(__file__).parents[2]
LATENCY = ROOT.parent / "shared" / "eval" / "speed" / "latency.py"
NEWEST = datetime(2025, 12, 1, 12, tzinfo=UTC)  # newsboat lists nothing that is to come
A_FEED = 1000
WORD = "xylographer"
SETTLED = 60.0
"""Milliseconds that latency.py waits after the first rows, before it sends a key."""

GOALS = {  # step: (what is compared, its goal at 1,000, 10,000 and 100,000 articles)
    "first rows": ("wall", (2.0, 0.3, 0.01)),
    "first key": ("wall", (10, 1.0, 0.03)),
    "down": ("cpu", (2.5, 0.8, 0.08)),
    "page": ("cpu", (6, 1.5, 0.2)),
    "open": ("cpu", (12, 8, 1.0)),
    "search": ("wall", (3, 0.4, 0.02)),
    "memory": ("MiB", (2.5, 0.9, 0.15)),
}
SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--articles", type=int, nargs="+", default=list(SIZES), help="sizes (default 1000 10000 100000)"
    )
    options.add_argument("--analysed", type=int, default=1_000, help="the newest that are analysed (default 1000)")
    options.add_argument("--rounds", type=int, default=3, help="turns of each program (default 3)")
    options.add_argument("--folder", type=Path, default=ROOT / "bench-out", help="where what was built is kept")
    options.add_argument("--shots", type=Path, help="a folder for the screens that were measured")
    options.add_argument("--latency", type=Path, default=LATENCY, help="the measuring program")
    given = options.parse_args()
    _check(given.latency)
    for count in given.articles:
        folder = built(given.folder, count, min(count, given.analysed))
        print(f"\n{count:,} articles, {min(count, given.analysed):,} of them analysed", flush=True)
        show(measured(given.latency, folder, given.rounds, given.shots), count)


def _check(latency: Path) -> None:
    if not latency.exists():
        sys.exit(f"bench-screen: the measuring program is not there: {latency}")
    if shutil.which("newsboat") is None:
        sys.exit("bench-screen: newsboat, which the reader is compared with, is not installed")


# ---------------------------------------------------------------------- what is built


def built(base: Path, count: int, analysed: int) -> Path:
    """The folder with both programs' libraries; made now where it is not there yet."""
    folder = base.absolute() / f"screen-{count}-{analysed}"
    whole = folder / "whole"
    if not whole.exists():
        print(f"Building {folder} ...", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _make_library(folder, count, analysed)
        _make_newsboat(folder, count)
        whole.touch()
    return folder


def records(count: int) -> Iterator[dict[str, Any]]:
    """The articles, oldest first, ten minutes apart; `WORD` stands in one of them, all but its last letter in two."""
    for n, record in enumerate(corpus.articles(count)):
        day = NEWEST - (count - n) * timedelta(minutes=10)
        found = {count // 2: f" {WORD}", count // 3: f" {WORD[:-1]}d"}.get(n, "")
        yield record | {"published": day.isoformat(), "text": record["text"] + found}


def _make_library(folder: Path, count: int, analysed: int) -> None:
    source, db = folder / "newest.jsonl", folder / "library.db"
    with source.open("w", encoding="utf-8") as file:
        for record in islice(records(count), count - analysed, None):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    subprocess.run([*BRIEFING, "--db", db, "load", source], check=True, stdout=subprocess.DEVNULL)
    with Library.open(db) as library:
        fill(library, islice(records(count), count - analysed))
        library.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _make_newsboat(folder: Path, count: int) -> None:
    found, feeds = records(count), []
    while items := list(islice(found, A_FEED)):
        path = folder / f"feed{len(feeds):04}.xml"
        title = f"<title>{path.stem}</title><link>http://news.invalid/</link><description>x</description>"
        body = "\n".join(map(_item, items))
        path.write_text(f'<?xml version="1.0"?>\n<rss version="2.0"><channel>{title}\n{body}\n</channel></rss>\n')
        feeds.append(path)
    addresses = "".join(f"file://{feed}\n" for feed in feeds)
    (folder / "urls").write_text(f'"query:All Articles:age >= 0"\n{addresses}')
    (folder / "config").write_text("auto-reload no\nconfirm-exit no\nshow-read-feeds yes\n")
    subprocess.run([*_newsboat(folder), "-x", "reload"], check=True, stdout=subprocess.DEVNULL)


def _newsboat(folder: Path) -> list[str]:
    return ["newsboat", "-C", f"{folder}/config", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db"]


def _item(record: dict[str, Any]) -> str:
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in record["text"].split("\n\n"))
    date = format_datetime(datetime.fromisoformat(record["published"]))
    return (
        f"<item><title>{escape(record['title'])}</title><link>http://news.invalid/{record['id']}</link>"
        f'<guid isPermaLink="false">{record["id"]}</guid><pubDate>{date}</pubDate>'
        f"<description>{escape(text)}</description></item>"
    )


# ---------------------------------------------------------------------- what is measured

Step = dict[str, Any]


def measured(latency: Path, folder: Path, rounds: int, shots: Path | None) -> dict[str, Any]:
    """What latency.py says of both programs, by "program/step"."""
    spec, out = folder / "spec.json", folder / "figures.json"
    programs = [_newsboat_steps(folder), _briefing_steps(folder)]
    spec.write_text(json.dumps({"size": [120, 40], "baseline": "newsboat", "programs": programs}, indent=1))
    options = ["--shots", str(shots)] if shots else []
    subprocess.run([sys.executable, latency, spec, "--rounds", str(rounds), "--json", out, *options], check=True)
    figures: dict[str, Any] = json.loads(out.read_text())
    return figures


def _newsboat_steps(folder: Path) -> Step:
    searched = "regex:Search results \\(.*[1-9]\\d* total"
    back = {"undo": "q", "undo_wait": "Articles in feed", "timeout": 120}
    return {
        "name": "newsboat",
        "setup": f"cp {folder}/cache.db {folder}/cache-now.db",
        "cmd": [*_newsboat(folder)[:-1], f"{folder}/cache-now.db"],
        "ready": "All Articles",
        "ready_timeout": 300,
        "steps": [
            # The first key takes it from its feeds to the articles.
            {"name": "first", "keys": "<enter>", "n": 1, "until": "regex:faces", "timeout": 120},
            {"name": "down", "keys": "<down>", "n": 30, "timeout": 120},
            {"name": "page", "keys": "<pgdn>", "n": 10, "timeout": 120},
            {"do": "<home>"},
            {"name": "open", "before": "<down>", "keys": "<enter>", "n": 8, "until": "regex:Title: ", **back},
            {"name": "search", "before": "/" + WORD, "keys": "<enter>", "n": 5, "until": searched, **back},
            {"name": "idle", "idle": 3},
        ],
    }


def _briefing_steps(folder: Path) -> Step:
    with Library.open(folder / "library.db", readonly=True) as library:
        ids = reading.story_ids(library)
        titles = [row.title for row in reading.story_rows(library, ids[:20])]
    return {
        "name": "briefing",
        "setup": f"rm -f {folder}/now.db-*; cp {folder}/library.db {folder}/now.db",
        "cmd": [*BRIEFING, "--db", f"{folder}/now.db"],
        "env": {"XDG_CONFIG_HOME": str(folder)},
        "ready": re.escape(" ".join(titles[0].split()[:3])),
        "ready_timeout": 300,
        "steps": [
            {"name": "first", "keys": "<down>", "n": 1, "until": f"regex:Stories +2 of {len(ids):,} "},
            {"name": "down", "keys": "<down>", "n": 30},
            {"name": "page", "keys": "<pgdn>", "n": 10},
            {"do": "<home>"},
            *_openings(titles),
            # It lists what is found while one types, so what is timed is the last letter with Enter.
            {
                "name": "search",
                "before": "/" + WORD[:-1],
                "keys": WORD[-1] + "<enter>",
                "n": 5,
                "until": "regex:Stories +1 of 1 found",
                "undo": "<esc>",
                "undo_wait": f"of {len(ids):,} ",
            },
            {"name": "idle", "idle": 3},
        ],
    }


def _openings(titles: list[str]) -> Iterator[Step]:
    """Go down and open, until a pane names who the title tells of: the panes come last."""
    for before, title in pairwise(titles):
        surname = title.partition(" faces")[0].split()[-1]
        yield {"do": "1<down>"}
        if surname in before:  # its panes could not be told from those that are there
            continue
        yield {"name": "open", "keys": "<enter>", "n": 1, "until": rf"regex:│[^│]*\b{surname}\b[^│]*$"}


def show(figures: dict[str, Any], count: int) -> None:
    """Print the ratios to newsboat, each with its goal."""

    def of(program: str, step: str, what: str) -> float:
        if step == "memory":
            return float(figures[f"{program}/rss_peak"])
        wall = "median" if what == "wall" else "cpu"
        if step == "first rows":
            return float(figures[f"{program}/start"][wall])
        if step == "first key":
            waited = SETTLED if program == "briefing" else 0.0
            return float(figures[f"{program}/start"][wall] + waited + figures[f"{program}/first"][wall])
        return float(figures[f"{program}/{step}"][wall])

    print(f"\n{'step':<12} {'newsboat':>10} {'briefing':>10} {'ratio':>8} {'goal':>6}")
    for step, (what, goals) in GOALS.items():
        theirs, ours = of("newsboat", step, what), of("briefing", step, what)
        goal = f"{goals[SIZES.index(count)]:g}" if count in SIZES else ""
        print(f"{step:<12} {theirs:>10.1f} {ours:>10.1f} {ours / theirs:>8.2f} {goal:>6}  {what}")
    print(
        f"{'idle':<12} {of('newsboat', 'idle', 'cpu'):>10.1f} {of('briefing', 'idle', 'cpu'):>10.1f}  cpu ms a second"
    )


if __name__ == "__main__":
    main()
