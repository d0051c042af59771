"""Who acts in what is read: persons first, then organisations, countries, groups and places."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from briefing.model import ActorRow, Place
from widgets.drawing import cells_of, fit, wrapped
from widgets.line_view import Piece
from widgets.row_list import RowList

_GROUPS = {
    "person": "PERSONS",
    "organisation": "ORGANISATIONS",
    "country": "COUNTRIES",
    "group": "GROUPS",
    "place": "PLACES",
}
_ORDER = {kind: index for index, kind in enumerate(_GROUPS)}
_INDENT = 4


class ActorsPane(RowList[ActorRow]):
    """Name and number of mentions, then roles and other spellings. A "?" stands after a name that two could bear."""

    EMPTY = "No actors"

    def show(self, entries: Iterable[ActorRow], *, fresh: bool = False) -> None:
        super().show(sorted(entries, key=lambda row: _ORDER.get(row.type, len(_ORDER))), fresh=fresh)

    def key_of(self, entry: ActorRow) -> Hashable:
        return entry.type, entry.name

    def group_of(self, entry: ActorRow) -> str:
        return _GROUPS.get(entry.type, entry.type.upper())

    def places_of(self, entry: ActorRow) -> tuple[Place, ...]:
        return entry.places

    def draw(self, entry: ActorRow, width: int) -> list[list[Piece]]:
        count = str(entry.mentions)
        name = entry.name + (" ?" if entry.uncertain else "")
        room = max(width - 2 - cells_of(count) - 1, 1)
        lines: list[list[Piece]] = [[("  ", ""), (fit(name, room), "list--name"), (count, "list--faint")]]
        for fact in (", ".join(entry.roles), _also(entry)):
            if fact:
                lines += [
                    [(" " * _INDENT + line, "list--faint")] for line in wrapped(fact, max(width - _INDENT - 1, 1), 2)
                ]
        return lines


def _also(entry: ActorRow) -> str:
    others = [variant for variant in entry.variants if variant != entry.name]
    return f"also: {', '.join(others)}" if others else ""
