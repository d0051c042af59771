"""Imports go down one staircase, and what needs no terminal starts without the screen library."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "rich"}
PACKAGE = Path(__file__).parents[2] / "briefing"
WITH_SCREEN = {"app", "screens"}
ROOMS = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if not path.name.startswith("__") and path.stem not in WITH_SCREEN and (path.suffix == ".py" or path.is_dir())
    if path.name not in ("data", "py.typed")
)

IMPORT_A_ROOM = """
import importlib, json, pkgutil, sys
room = importlib.import_module("briefing." + sys.argv[1])
for module in pkgutil.walk_packages(getattr(room, "__path__", ()), room.__name__ + "."):
    importlib.import_module(module.name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""

WATCH_AN_IMPORT = """
import importlib, json, os, pkgutil, sys
import briefing
done = []
def hear(event, arguments):
    if event in ("sqlite3.connect", "socket.connect", "subprocess.Popen", "os.mkdir"):
        done.append(event)
    elif event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith((".py", ".pyc")):
        if f"{os.sep}data{os.sep}" in arguments[0] and "lexicons" in arguments[0]:
            done.append(arguments[0])
sys.addaudithook(hear)
for module in pkgutil.walk_packages(briefing.__path__, "briefing."):
    if module.name != "briefing.__main__":
        importlib.import_module(module.name)
print(json.dumps(done))
"""


def told(root: Path, program: str, *arguments: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_the_contracts_hold(root):
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_without_a_screen_never_loads_the_screen_library(root, room):
    assert SCREEN.isdisjoint(told(root, IMPORT_A_ROOM, room))


def test_importing_the_package_imports_no_room(root):
    program = "import json, sys, briefing; print(json.dumps([m for m in sys.modules if m.startswith('briefing.')]))"
    assert told(root, program) == []


def test_importing_every_room_opens_nothing_and_reads_no_lexicon(root):
    assert told(root, WATCH_AN_IMPORT) == []


def test_the_parsers_of_feeds_and_mail_are_loaded_when_one_is_met(root):
    program = "import json, sys, briefing.ingest.formats; print(json.dumps(sorted(sys.modules)))"
    assert {"xml.parsers.expat", "email.message", "briefing.ingest.feeds"}.isdisjoint(told(root, program))
