"""The line above a side pane in which a reader types what its entries must hold; not seen while it is not used."""

from __future__ import annotations

from widgets.bars import SearchBox


class FilterBox(SearchBox):
    """The filter of the pane of that name."""

    DEFAULT_CSS = """
    FilterBox { display: none; }
    """

    def __init__(self, pane: str) -> None:
        super().__init__(placeholder="type to filter, esc ends it", id=f"filter-{pane}")
        self.pane = pane

    def on_blur(self) -> None:
        """Go out of sight when nothing was typed."""
        self.display = bool(self.value.strip())
