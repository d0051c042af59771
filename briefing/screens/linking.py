"""Links: picked by a letter, seen in full, and opened in the browser only then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from briefing.commands import first_key
from briefing.errors import BriefingError
from briefing.model import Link
from briefing.screens.exporting import Exporting
from briefing.screens.framed import lay
from briefing.screens.overlay import CLOSE, MOVE
from briefing.screens.picking import PickScreen, answers
from briefing.screens.telling import tell, tell_error
from widgets.bars import HintLine, PaneTitle
from widgets.pick_list import Pick

if TYPE_CHECKING:
    from briefing.model import Article

_LETTERS: Final = "asdfghjklqwertuiopzxcvbnm1234567890"
"""What picks a link: every letter but y, which copies; the nearest to the fingers first."""

_PRINTED: Final = "in the text"
_PIECE: Final = 60
_LONGEST_TOLD: Final = 200
"""A longer address is not said in passing: it is opened from the list, which shows all of it."""


class LinksScreen(PickScreen):
    """The addresses of an article; a letter opens one in the browser, y copies the one that is selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *answers(_LETTERS, "Open the address of this letter"),
        Binding("y", "copy", "Copy the address", id="links.copy", show=False, priority=True),
    ]

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(lambda _: None)
        self._links = list(links)

    def on_mount(self) -> None:
        self.query_one(PaneTitle).say([(" Open which address?", "bar--name")], f"{len(self._links):,} ")
        self.query_one(HintLine).hint([("a–z", "open"), CLOSE, ("y", "copy"), ("enter", "open"), MOVE])
        letters = _LETTERS.ljust(len(self._links))
        picks = [
            Pick(at, f"{letters[at]}  {link.words or _PRINTED}", facts=_in_pieces(link.address))
            for at, link in enumerate(self._links)
        ]
        self.picks.show(picks, fresh=True)

    def action_answer(self, letter: str) -> None:
        at = _LETTERS.index(letter)
        if at < len(self._links):
            self._open(self._links[at])

    def picked(self, pick: Pick) -> None:
        self._open(self._links[int(str(pick.key))])

    def action_copy(self) -> None:
        if self.picks.selected is not None:
            self.app.copy_to_clipboard(self._links[int(str(self.picks.selected.key))].address)
            tell(self, "Copied, if your terminal lets programs copy")

    def _open(self, link: Link) -> None:
        self.dismiss(True)
        browse(self.app, link.address)


def _in_pieces(address: str) -> tuple[str, ...]:
    """An address in parts that are never cut: where it leads is told by its end, too."""
    return tuple(address[at : at + _PIECE] for at in range(0, len(address), _PIECE))


def browse(node: App[Any] | Screen[Any], address: str) -> None:
    """Tell which address (one of `links.find`) is opened, and open it in the reader's browser; or tell why not."""
    from briefing.export.addresses import opened_by
    from briefing.screens import outside

    web = opened_by(address)
    if web is None:
        return tell_error(node, f"Only http and https addresses are opened, and {address} is neither")
    tell(node, f"Opening {address}")
    try:
        outside.browse(node.app, web)
    except BriefingError as error:
        tell_error(node, str(error))
    return None


class Linking(Exporting):
    """The actions that lead out of the article, into the web."""

    async def action_links(self) -> None:
        """Show the addresses of the article."""
        from briefing.analysis import links

        if (article := self._article()) is not None:
            found = links.find(article)
            if found:
                await lay(self, LinksScreen(found))
            else:
                self.tell("No web address is known of this article, and none stands in it")

    async def action_browse(self) -> None:
        """Open the article's own address in the browser."""
        from briefing.analysis import links

        if (article := self._article()) is None:
            return
        own = next((link.address for link in links.find(article) if link.address == article.url), None)
        if own is not None and len(own) <= _LONGEST_TOLD:
            browse(self, own)
        elif own is not None:
            await self.action_links()
        else:
            key = first_key("links", self.settings.keys)
            self.tell(f"This article has no address of its own; {key} lists those in it")

    def _article(self) -> Article | None:
        if self.story is None:
            self.tell("Open an article first; then its links can be followed")
            return None
        return self.story.article
