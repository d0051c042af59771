"""Whatever can be done on the screen can be done in the linear mode, under the same name, or there is a reason."""

from __future__ import annotations

from briefing.cli.linear_verbs import VERBS
from briefing.commands import COMMANDS

NO_LINES = "nothing is drawn, so there are no lines, pages or panes to move over"
ON_SCREEN = {
    **dict.fromkeys(("half-down", "half-up", "page-down", "page-up", "bottom", "next-pane", "previous-pane"), NO_LINES),
    **dict.fromkeys(("narrower", "wider", "zen", "theme", "redraw"), "it changes how the screen looks"),
    "down": "an empty line, or read-on, goes on",
    "dim": "next-new reads what is new, with nothing between",
    "palette": "help lists the commands, and the beginning of a word is enough",
    "select": "marks take several numbers at once",
    "select-all": "marks take all for numbers",
    "stop-load": "load answers when it is done, and tells then what failed; ctrl+c stops it",
    "suspend": "the terminal itself stops the program: it has never changed how it reads keys",
    "close": "quit quits, and back goes back",
    "pane-article": "read reads the article",
}
"""The commands that only make sense on a screen, each with the reason."""

RENAMED = {
    "pane-stories": "stories",
    "pane-actors": "actors",
    "pane-statements": "statements",
    "pane-checklist": "checklist",
}
"""The commands that go to a pane; here it is read out."""

OF_ITS_OWN = {
    "articles": "the screen shows them above the article",
    "mark-read": "on the screen r does both; read reads here",
    "unread": "as mark-read",
    "saga": "on the screen the story, laid open, shows it",
    "save-view": "a key in the list of views",
    "unmute": "a key in the list of mutes",
    "accept": "a key in the list of outcomes",
    "reject": "a key in the list of outcomes",
    "move": "a key in the story that is laid open",
    "never": "a key in the story that is laid open",
    "alone": "a key in the story that is laid open",
    "into": "enter in a list of choices",
    "restore": "on the command line, `briefing actors restore`",
}
"""What can be typed beside the commands of the screen, and where the screen has it."""


def test_every_command_of_the_screen_is_a_verb_or_has_a_reason_not_to_be() -> None:
    words = {verb.word for verb in VERBS}
    missing = [one.id for one in COMMANDS if RENAMED.get(one.id, one.id) not in words and one.id not in ON_SCREEN]
    assert missing == [], "Write a verb into briefing/cli/linear_verbs.py, or the reason here"


def test_no_reason_stands_for_what_is_a_verb_or_no_command() -> None:
    words, ids = {verb.word for verb in VERBS}, {command.id for command in COMMANDS}
    assert ON_SCREEN.keys() <= ids - words
    assert RENAMED.keys() <= ids


def test_other_verbs_are_few_and_the_screen_has_them_too() -> None:
    named = {RENAMED.get(command.id, command.id) for command in COMMANDS}
    assert {verb.word for verb in VERBS} - named == set(OF_ITS_OWN)


def test_every_verb_is_in_the_help_in_one_line() -> None:
    assert len({verb.word for verb in VERBS}) == len(VERBS)
    assert all(len(verb.told) < 100 and "\n" not in verb.told for verb in VERBS)
