"""How the article is looked at: alone, in wider or narrower lines."""

from __future__ import annotations

from typing import Final

from briefing.commands import first_key
from briefing.screens.places import Places

_STEP: Final = 4
_NARROWEST: Final = 20
_WIDEST: Final = 400
_AROUND: Final = ("#header", "#title-article", "#hints")


class Comfort(Places):
    """The actions that change how the text is set; what to write into the settings to keep it is said."""

    _alone = False

    def arrange_panes(self) -> None:
        super().arrange_panes()
        if self._alone:
            for column in ("#left", "#right"):
                self.query_one(column).display = False
            self.query_one("#middle").display = True

    async def go_to(self, name: str) -> None:
        if name != "article":
            self._set_alone(False)
        await super().go_to(name)

    async def action_zen(self) -> None:
        """Show the article alone, or everything again."""
        if self.story is None:
            self.tell("Open an article first; then it can be shown alone")
            return
        self._set_alone(not self._alone)
        await self.go_to("article")
        if self._alone:
            self.tell(f"{first_key('zen', self.settings.keys)} or esc shows the rest again")

    def _set_alone(self, alone: bool) -> None:
        if alone != self._alone:
            self._alone = alone
            for line in _AROUND:
                self.query_one(line).display = not alone
            self.query_one("#middle").set_class(alone, "-alone")
            self.arrange_panes()

    async def action_back(self) -> None:
        if self._alone:
            self._set_alone(False)
        else:
            await super().action_back()

    def action_widen(self, by: int) -> None:
        """Set the text in lines that are wider, or narrower where `by` is below 0."""
        widest = max(min(self.view.widest, _WIDEST), _NARROWEST)
        before = min(self.view.line_width, widest)
        width = min(max(before + by * _STEP, _NARROWEST), widest)
        if width == before:
            return self.tell("There is no room for wider lines" if by > 0 else "Lines do not get narrower than this")
        self.view.set_width(width)
        return self.tell(f"line_width = {width} in the settings keeps it")
