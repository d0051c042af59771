"""Hostile text in titles, bodies, outlets and file names reaches the terminal as text, from every pane."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import Block, Removed
from briefing.store import articles
from briefing.store.library import Library
from hostile import PAYLOADS, risks
from terminal import Terminal

TALK = (
    "Minister Ada Berg said on Tuesday that {} would not stop the talks in Port Halden. “We read {} and laughed,” Berg "
    "told reporters. The council is expected to vote on {} on Friday."
)
WALK = [
    ["enter"], ["pagedown"], ["tab"], ["down"], ["tab"], ["enter"], ["tab"], ["x"], ["w"], ["c"], ["escape"], ["?"],
    ["escape"], ["/", "talks", "enter"], ["n"], ["escape"], ["1", "end", "enter"], ["3", "down", "enter"], ["J"], ["o"],
    ["escape"], ["3"], ["n"], ["w"], ["n"], ["f", "a", "enter"], ["escape"], ["m"], ["escape"], ["W"], ["escape"],
    ["="], ["escape"], ["T"], ["escape"], ["enter"], ["escape"], ["t"], ["escape"], ["ctrl+p"], ["escape"],
    ["6"], ["down"], ["V", "V"], ["E"], ["escape"], ["escape"], ["p"], ["escape"], ["D"], ["escape"], ["x"], ["z"],
    ["escape"], ["7"], ["6"], ["/", "talks", "enter"], ["enter"], ["a"], ["escape"],
]  # fmt: skip


def _articles(texts: list[str]) -> list[dict[str, str]]:
    return [
        {
            "id": f"{n}{text}",
            "title": f"Talks {n} {text} resume",
            "outlet": f"Post {text}",
            "byline": f"Ada {text}",
            "url": f"https://post.example/{text}",
            "text": "\n\n".join(
                [TALK.format(text, text, text), "What to watch", f"- Whether {text} comes up again.", text]
            ),
        }
        for n, text in enumerate(texts)
    ]


def _library(folder: Path, texts: list[str]) -> Path:
    """A library loaded by the command line from records, and from files named like them."""
    folder.mkdir()
    records = folder / "wire.jsonl"
    records.write_text("".join(json.dumps(record) + "\n" for record in _articles(texts)), encoding="utf-8")
    for n, text in enumerate(texts):
        name = f"{n}{text}"[:60].replace("/", "_").replace("\x00", "_")
        (folder / f"{name}.txt").write_text(f"Talks were held again, for the {n}th time.\n")
    db = folder.parent / f"{folder.name}.db"
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "--db", db, "load", folder], capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert risks(done.stdout + done.stderr) == set()
    return db


def _walked(db: Path) -> set[bytes]:
    """What risky bytes come out while every pane and dialog is walked through; the reader must live through it."""
    with Terminal([sys.executable, "-m", "briefing", "--db", str(db)]) as terminal:
        terminal.wait_for("Talks")
        for keys in WALK:
            terminal.press(*keys)
            terminal.settle(0.1)
        assert terminal.process.poll() is None, "\n".join(terminal.lines())
        out = bytes(terminal.output)
    return risks(out)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> set[bytes]:
    """What the program itself writes: the questions Textual asks the terminal at the start."""
    return _walked(_library(tmp_path_factory.mktemp("harmless") / "plain", ["the dam", "the bank"]))


def test_what_comes_in_by_the_door(tmp_path: Path, harmless: set[bytes]) -> None:
    assert _walked(_library(tmp_path / "hostile", list(PAYLOADS))) <= harmless


def test_what_got_into_the_library_past_the_door(tmp_path: Path, harmless: set[bytes]) -> None:
    db = _library(tmp_path / "spoilt", ["the dam", "the bank", "the court"])
    nasty = " ".join(PAYLOADS)
    with Library.open(db) as library:
        for key in articles.keys(library):
            article = articles.get(library, key)
            text = f"Talks {nasty}\n\n{nasty}\n\n{article.text}"
            blocks = (Block("heading", 0, len(nasty) + 6), Block("paragraph", len(nasty) + 8, len(text)))
            spoilt = replace(
                article,
                title=f"Talks {nasty}",
                byline=nasty,
                text=text,
                blocks=blocks,
                removed=(Removed(nasty, "furniture"),),
            )
            articles.rewrite(library, key, spoilt)
        library.db.execute("UPDATE article SET outlet = ?, source = ?", [nasty, nasty])
        library.db.execute("UPDATE story SET title = ?", [f"Talks {nasty}"])
        library.db.execute("UPDATE actor SET name = ?, roles = json_array(?), variants = json_array(?)", [nasty] * 3)
        library.db.execute("UPDATE name SET name = ? || key", [nasty])
        library.db.execute("UPDATE roster SET name = ? || key", [nasty])
        library.db.execute("UPDATE statement SET speaker = ?, cue = ?", [nasty, nasty])
    assert _walked(db) <= harmless


@pytest.mark.parametrize(
    "command", [["articles"], ["actors"], ["quotes"], ["watch"], ["stories"], ["search", "talks"], []]
)
def test_no_command_prints_it(tmp_path: Path, command: list[str]) -> None:
    db = _library(tmp_path / "hostile", list(PAYLOADS))
    done = subprocess.run([sys.executable, "-m", "briefing", "--db", db, *command], capture_output=True, timeout=60)
    assert done.returncode == 0
    assert risks(done.stdout + done.stderr) == set()


def test_brackets_in_a_quotation_are_shown(tmp_path: Path) -> None:
    brackets = "[had] [/nope] [@click=app.quit]x[/]"
    db = _library(tmp_path / "brackets", [brackets])
    with Terminal([sys.executable, "-m", "briefing", "--db", str(db)], columns=160) as terminal:
        terminal.wait_for("[had]")
        terminal.press("enter")
        terminal.wait_for(f"{brackets} and laughed")
