"""Asks what is exported, in which form, and where to: a line for each, changed with a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Final, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.export.forms import FORMS, TITLES, Form, ending_of, form_of
from briefing.screens.bindings import calls
from briefing.screens.framed import lay
from briefing.screens.item_prompts import ItemPrompt
from briefing.screens.overlay import LEAVE, MOVE, Overlay
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick, PickList

Where = Literal["file", "editor", "pager", "browser"]


@dataclass(frozen=True, slots=True)
class What:
    """What can be exported: stories by their numbers, or one article by its key; `name` says it to the reader."""

    name: str
    stories: tuple[int, ...] = ()
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """How it is to be exported."""

    form: Form = "markdown"
    full: bool = False
    path: str = ""


_PLACES: Final[tuple[tuple[Where, str, str], ...]] = (
    ("file", "f", "Write a file…"),
    ("editor", "e", "Open in the editor"),
    ("pager", "p", "Show in the pager"),
    ("browser", "b", "Open in the browser, as HTML"),
)
_PROGRAMS: Final[dict[Where, str]] = {
    "editor": "$VISUAL, $EDITOR or vi",
    "pager": "$PAGER or less",
    "browser": "$BROWSER or the desktop’s",
}


def _binding(keys: str, action: str, title: str, name: str) -> Binding:
    return Binding(keys, action, title, id=f"export.{name}", show=False, priority=True)


class ExportScreen(Overlay):
    """What, form and text are changed in place; where to is chosen, and `then` gets all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("enter,space", "choose", "Change this, or export to there", "choose"),
        calls("open", "choose", "Change this, or export to there"),
        _binding("w", "change('what')", "Change what is exported", "what"),
        _binding("m", "change('form')", "Change the form", "form"),
        _binding("t", "change('full')", "With or without the texts", "text"),
        *(_binding(key, f"go('{where}')", title, where) for where, key, title in _PLACES),
        calls("export", "leave", "Close"),
    ]

    def __init__(self, choices: Sequence[What], wish: Wish, then: Callable[[What, Wish, Where], None]) -> None:
        super().__init__()
        self._choices = list(choices)
        self._wish = wish
        self._then = then

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame"):
            yield PaneTitle(id="overlay-title")
            yield PickList()
            yield HintLine(id="overlay-hints")

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Export", "bar--name")])
        self.query_one(HintLine).hint([("enter", "change or export"), LEAVE, MOVE])
        self._show()
        self.query_one(PickList).select(("To", "file"))

    def _show(self) -> None:
        wish = self._wish
        picks = [
            Pick("what", self._choices[0].name, "w", group="What"),
            Pick("form", f"as {TITLES[wish.form]}", "m", group="What"),
            Pick("full", f"{'with' if wish.full else 'without'} the articles’ texts", "t", group="What"),
        ]
        picks += [
            Pick(where, title, key, (_PROGRAMS[where],) if where in _PROGRAMS else (), "To")
            for where, key, title in _PLACES
        ]
        self.query_one(PickList).show(picks)

    async def action_choose(self) -> None:
        if (pick := self.query_one(PickList).selected) is not None:
            await self._picked(pick)

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        await self._picked(event.pick)

    async def _picked(self, pick: Pick) -> None:
        name = str(pick.key)
        if pick.group == "What":
            self.action_change(name)
        else:
            await self.action_go(name)

    def action_change(self, name: str) -> None:
        """Go on to the next choice of one kind."""
        if name == "what":
            self._choices = [*self._choices[1:], self._choices[0]]
        elif name == "form":
            self._wish = replace(self._wish, form=FORMS[(FORMS.index(self._wish.form) + 1) % len(FORMS)])
        else:
            self._wish = replace(self._wish, full=not self._wish.full)
        self._show()

    async def action_go(self, where: Where | str) -> None:
        """Close, and export to there; a file's name is asked for first."""
        if where != "file":
            self._done(self._wish, where)
            return
        usual = f"~/briefing{ending_of(self._wish.form)}"
        prompt = ItemPrompt(
            "Export to which file?",
            self._choices[0].name,
            self._wish.path or usual,
            "a path; its ending says the form: .md, .html, .json, .txt",
            _asked_once_more(self._wish.path),
            replace=True,
        )
        await lay(self, prompt, self._named)

    def _named(self, path: str | None) -> None:
        if path is not None:
            self._done(replace(self._wish, path=path, form=form_of(path) or self._wish.form), "file")

    def _done(self, wish: Wish, where: Where | str) -> None:
        self.dismiss(True)
        self._then(self._choices[0], wish, where)  # type: ignore[arg-type]


def _asked_once_more(last: str) -> Callable[[str], str]:
    """What is wrong with a path: nothing said, or a file stands there; who says it twice means it.

    The file of the `last` export is one's own.
    """
    told = last

    def wrong(path: str) -> str:
        nonlocal told
        if not path:
            return "Say where to"
        try:
            stands = Path(path).expanduser().is_file()
        except (OSError, RuntimeError, ValueError):
            return ""  # writing will say what is wrong with it
        if not stands or path == told:
            return ""
        told = path
        return "There is a file of this name; enter once more replaces it"

    return wrong
