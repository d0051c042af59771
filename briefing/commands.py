"""Everything a reader can do: one list, which bindings, palette, hints, help and README read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do.

    `id` names it in the settings (`[keys]`), `keys` are its default keys in Textual's names, `action` is what the
    reader screen runs, `group` the heading in the help.
    """

    id: str
    keys: tuple[str, ...]
    help: str
    action: str
    group: str


_MOVE: Final = "Move"
_READ: Final = "Read"
_PANES: Final = "Panes"
_MARK: Final = "Mark"
_FIND: Final = "Find"
_PROGRAM: Final = "Program"

COMMANDS: Final = (
    Command("down", ("j", "down"), "Go one down: row, entry or line", "move(1)", _MOVE),
    Command("up", ("k", "up"), "Go one up: row, entry or line", "move(-1)", _MOVE),
    Command("half-down", ("ctrl+d",), "Go half a page down", "turn(0.5)", _MOVE),
    Command("half-up", ("ctrl+u",), "Go half a page up", "turn(-0.5)", _MOVE),
    Command("page-down", ("ctrl+f", "pagedown"), "Go a page down", "turn(1)", _MOVE),
    Command("page-up", ("ctrl+b", "pageup"), "Go a page up", "turn(-1)", _MOVE),
    Command("top", ("g", "home"), "Go to the beginning", "go_top", _MOVE),
    Command("bottom", ("G", "end"), "Go to the end", "go_bottom", _MOVE),
    Command("open", ("enter", "l"), "Open the story, the stories of the actor, the place of the entry", "open", _READ),
    Command("back", ("h", "escape"), "Go back: to the article, the stories, out of a search or filter", "back", _READ),
    Command("read-on", ("space",), "Read on: a page down, then the next unread article", "read_on", _READ),
    Command("next-article", ("J",), "Next article of the story", "step(1)", _READ),
    Command("previous-article", ("K",), "Previous article of the story", "step(-1)", _READ),
    Command("next-story", ("}",), "Next story of the list", "step_story(1)", _READ),
    Command("previous-story", ("{",), "Previous story of the list", "step_story(-1)", _READ),
    Command("next", ("n",), "Next match or mention; else the next unread story", "walk(1)", _READ),
    Command("previous", ("N",), "Previous match or mention; else the previous unread story", "walk(-1)", _READ),
    Command("next-new", ("]",), "Next sentence that is new; at the end, the next unread article", "news(1)", _READ),
    Command("previous-new", ("[",), "Previous sentence that is new", "news(-1)", _READ),
    Command("jump-back", ("ctrl+o",), "Back to where you were before the jump", "jump(-1)", _READ),
    Command("jump-forward", ("ctrl+n",), "Forward again, to where you jumped back from", "jump(1)", _READ),
    Command("bookmark", ('"',), "Bookmark this place under a letter", "bookmark", _READ),
    Command("go-to-bookmark", ("'",), "Go to a bookmark", "go_to_bookmark", _READ),
    Command("links", (";",), "List the web addresses of the article, and open one", "links", _READ),
    Command("browse", ("B",), "Open the article in the browser", "browse", _READ),
    Command("dim", ("d",), "Dim what is known from elsewhere, or show it like all else", "dim", _READ),
    Command("compare", ("v",), "Compare with another article of the story, or an older version", "compare", _READ),
    Command("story", ("i",), "Look into the story: why it is one, copies, its saga; split, move", "story", _READ),
    Command("earlier", ("<",), "Earlier story of the same saga", "saga(-1)", _READ),
    Command("later", (">",), "Later story of the same saga", "saga(1)", _READ),
    Command("zen", ("Z",), "Show the article alone, or everything again", "zen", _READ),
    Command("narrower", ("(",), "Set the text in narrower lines", "widen(-1)", _READ),
    Command("wider", (")",), "Set the text in wider lines", "widen(1)", _READ),
    Command("cut", ("c",), "Show what was cut from the article, and put lines back", "cut", _READ),
    Command("pane-stories", ("1",), "Go to the stories", "pane('stories')", _PANES),
    Command("pane-article", ("2",), "Go to the article", "pane('article')", _PANES),
    Command("pane-actors", ("3",), "Go to the actors; ● is new since your last visit", "pane('actors')", _PANES),
    Command("pane-statements", ("4",), "Go to the statements", "pane('statements')", _PANES),
    Command("pane-checklist", ("5",), "Go to the checklist", "pane('checklist')", _PANES),
    Command("watch", ("6",), "Go to all that is to be watched, in the whole library", "watch", _PANES),
    Command("agenda", ("7",), "Look at the coming four weeks, day by day", "agenda", _PANES),
    Command("views", ("8",), "Choose which stories are listed: views, saved ones too", "views", _PANES),
    Command("sort", ("S",), "Sort the stories: newest, most covered, most new, due soonest", "sort", _PANES),
    Command("headings", ("_",), "Show or hide the headings among the stories, such as days", "headings", _PANES),
    Command("unread-only", ("U",), "List unread stories alone, or all", "unread_only", _PANES),
    Command("next-pane", ("tab",), "Go to the next pane", "cycle(1)", _PANES),
    Command("previous-pane", ("shift+tab",), "Go to the previous pane", "cycle(-1)", _PANES),
    Command(
        "scope",
        ("w",),
        "Panes show this article, or the story; actors and statements also the library",
        "scope",
        _PANES,
    ),
    Command("tick", ("x",), "Tick the item of the checklist, or open it again", "tick", _MARK),
    Command("drop", ("X",), "Drop the item: it is not worth following", "drop", _MARK),
    Command("snooze", ("z",), "Snooze the item until a day", "snooze", _MARK),
    Command("note", ("p",), "Pen a note on the item", "note", _MARK),
    Command("due", ("D",), "Say when the item is due", "due", _MARK),
    Command("evidence", ("E",), "Show what may have come of the item: accept it, or reject it", "evidence", _MARK),
    Command("item-history", ("H",), "Show what was found of the item and done with it", "item_history", _MARK),
    Command("add", ("a",), "Add an item of your own; from the article, its sentence", "add", _MARK),
    Command(
        "select", ("V",), "Pick out a story, or one of all items; the next mark is for all picked out", "select", _MARK
    ),
    Command("select-all", ("*",), "Pick out all stories, or all items, that are listed; or none", "select_all", _MARK),
    Command("read", ("r",), "Mark the story (in the article: this article) read or unread", "toggle_read", _MARK),
    Command("all-read", ("A",), "Mark all stories of the list read", "all_read", _MARK),
    Command("star", ("s",), "Star the story (in the article: this article), or take the star away", "star", _MARK),
    Command("archive", (".",), "Archive the story (in the article: this article), or bring it back", "archive", _MARK),
    Command("tag", ("#",), "Tag the story (in the article: this article), or take a tag off", "tag", _MARK),
    Command("mute", ("!",), "Mute an actor, an outlet or words, for a time or for good", "mute", _MARK),
    Command("merge-story", ("+",), "Merge the story with another one", "merge_story", _MARK),
    Command("speaker", ("e",), "Say who really spoke: corrects the speaker of the statement", "speaker", _MARK),
    Command("merge", ("m",), "Merge the actor with another one", "merge", _MARK),
    Command("split", ("M",), "Split off a name of the actor that is another's", "names", _MARK),
    Command("why", ("W",), "Show why the names of the actor are one, and who gave it which role", "names", _MARK),
    Command("rename", ("=",), "Call the actor otherwise", "rename", _MARK),
    Command("retype", ("T",), "Say what the actor is: person, organisation, country, group or place", "retype", _MARK),
    Command("ignore", ("-",), "Ignore the actor; `briefing actors restore` lists it again", "ignore", _MARK),
    Command("undo", ("u",), "Undo the last mark", "undo", _MARK),
    Command("redo", ("ctrl+r",), "Redo what was undone", "redo", _MARK),
    Command("history", ("9",), "Show what was done, and undo all down to any of it", "history", _MARK),
    Command("search", ("/",), "Search as you type, among all stories or the actor's; escape ends it", "search", _FIND),
    Command("filter", ("f",), "Filter the actors or statements by what they hold; escape ends it", "filter", _FIND),
    Command("kind", ("F",), "Statements: all, direct, partly quoted or reported ones alone", "kind", _FIND),
    Command("copy", ("y",), "Copy the statement, or the article’s headline, with its source", "copy", _FIND),
    Command("export", ("P",), "Export stories or the article: to a file, editor, pager or browser", "export", _PROGRAM),
    Command("load", ("o",), "Load a file or folder of articles", "load", _PROGRAM),
    Command("stop-load", ("O",), "Stop the load or analysis; afterwards show what failed", "stop_load", _PROGRAM),
    Command("reanalyse", ("R",), "Pressed twice: analyse the library anew; marks stay", "reanalyse", _PROGRAM),
    Command("theme", ("t",), "Choose a theme", "theme", _PROGRAM),
    Command("palette", ("ctrl+p",), "Find a command by its name", "palette", _PROGRAM),
    Command("help", ("?", "f1"), "Show all keys", "help", _PROGRAM),
    Command("redraw", ("ctrl+l",), "Draw the screen anew", "redraw", _PROGRAM),
    Command("suspend", ("ctrl+z",), "Go to the shell; fg comes back", "suspend", _PROGRAM),
    Command("close", ("q",), "Go back; from the stories, quit", "close", _PROGRAM),
    Command("quit", ("Q", "ctrl+q"), "Quit", "quit", _PROGRAM),
)

_BY_ID: Final = {command.id: command for command in COMMANDS}
NO_KEY: Final = "–"
_SHOWN: Final = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


_STEP: Final = re.compile(r"(\w+)\((-?\d+(?:\.\d+)?)\)")
_FAR: Final = 1_000_000_000


def keys_of(command: Command, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys that call a command, where `keys` (command id to keys) stand before the defaults."""
    return keys.get(command.id, command.keys)


def shown(key: str) -> str:
    """A key as a reader knows it: "pgdn" for "pagedown"."""
    return key.upper() if re.fullmatch(r"f\d+", key) else _SHOWN.get(key, key)


def first_key(command_id: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """The first key of a command, as shown; "–" where it has none. Raises KeyError for an unknown id."""
    called = keys_of(_BY_ID[command_id], keys)
    return shown(called[0]) if called else NO_KEY


def times(action: str, count: int) -> tuple[str, ...]:
    """The actions that come of an action with a count (1 or more) before it; none where it takes no count.

    An action with a number goes so many times as far; one to the beginning or the end goes to the row of that number.
    """
    if action in ("go_top", "go_bottom"):
        return f"move({-_FAR})", f"move({count - 1})"
    step = _STEP.fullmatch(action)
    if step is None:
        return ()
    number = float(step[2]) if "." in step[2] else int(step[2])
    return (f"{step[1]}({number * count})",)
