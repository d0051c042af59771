"""The people of one surname: spellings of one person's name joined, the members of a family kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.analysis import names
from briefing.analysis.corrections import Corrections, key
from briefing.analysis.names import PersonName, Rule
from briefing.analysis.naming.spelling import given_roots, sound
from briefing.model import ActorType, Name

CLEAR_LEAD = 5
"""How many times the next bearer's mentions the bearer of a lone surname must have."""


@dataclass(slots=True, eq=False)
class Node:
    """A name that is being joined to others, with the type that counts for it."""

    name: Name
    type: ActorType
    key: str
    _parsed: PersonName | None = None

    @property
    def order(self) -> tuple[int, int, str, str, bool]:
        """Much mentioned first, then long names, then by the alphabet."""
        name = self.name
        return (-name.mentions, -len(name.name), name.name, name.type, name.uncertain)

    @property
    def parsed(self) -> PersonName:
        """The parts of the name, as a person's."""
        if self._parsed is None:
            self._parsed = names.person(self.name.name)
        return self._parsed


@dataclass(slots=True, eq=False)
class Group:
    """The names of one actor, the one first that was there first."""

    nodes: list[Node]
    uncertain: bool = False

    @property
    def mentions(self) -> int:
        """How often any of the names is mentioned."""
        return sum(node.name.mentions for node in self.nodes)


def are_apart(node: Node, group: Group, corrections: Corrections) -> bool:
    """Whether the reader said that this name is none of the group's."""
    others = corrections.apart.get(node.key, frozenset())
    return any(other.key in others for other in group.nodes)


def join_people(nodes: Iterable[Node], corrections: Corrections) -> list[Group]:
    """The people that these names of one block (`names.key_of`) mean, by complete link; see `joining.join`."""
    nodes = sorted(nodes, key=lambda node: node.order)
    people = _People(corrections)
    # Names with most parts first: they settle which people there are, whoever is mentioned most.
    for node in sorted(nodes, key=lambda node: (-len(node.parsed.middle), node.order)):
        if node.parsed.full:
            people.take(node)
    named = in_full(people.groups)
    lone: dict[tuple[str, str], Group] = {}
    for node in nodes:
        if node.parsed.full:
            continue
        fitting = [] if node.name.uncertain else bearers(node, named, corrections)
        if has_leader(fitting):
            home = fitting[0][1]
        else:
            home = lone.setdefault((sound(node.parsed.surname), node.parsed.gender), Group([]))
            home.uncertain = home.uncertain or node.name.uncertain or bool(people.groups)
        home.nodes.append(node)
    return people.groups + list(lone.values())


class _People:
    """Full names as they are put together, found again by what two names of one person must share."""

    def __init__(self, corrections: Corrections) -> None:
        self.groups: list[Group] = []
        self._corrections = corrections
        self._shelves: dict[str, dict[int, None]] = {}

    def take(self, node: Node) -> None:
        """Put a name to the first group whose every name can be the same person's, or into one of its own."""
        near = sorted({at for mark in _sought(node.parsed) for at in self._shelves.get(mark, ())})
        home = next((at for at in near if self._fits(node, self.groups[at])), None)
        if home is None:
            home = len(self.groups)
            self.groups.append(Group([]))
        self.groups[home].nodes.append(node)
        for mark in _marks(node.parsed):
            self._shelves.setdefault(mark, {})[home] = None

    def _fits(self, node: Node, group: Group) -> bool:
        return not are_apart(node, group, self._corrections) and all(judged(node, other)[0] for other in group.nodes)


def _marks(name: PersonName) -> Iterator[str]:
    """What a full name is found by: every other name that `names.same_person` can hold for the same seeks one of it."""
    yield "=" + _together(name)
    yield from ("root " + root for root in given_roots(name.given))
    yield "slip " + _consonants(name.given)
    yield from ("middle " + word for word in name.middle)
    yield "given " + name.given
    if len(name.given) == 1:
        yield "initial " + name.given
        if name.middle:
            yield from ("root " + root for root in given_roots(name.middle[0]))
    else:
        yield from ("short " + letter for letter in {root[0] for root in given_roots(name.given)} | {name.given[0]})


def _sought(name: PersonName) -> Iterator[str]:
    """The marks of names that may be the same person's as this one."""
    yield "=" + _together(name)
    yield from ("root " + root for root in given_roots(name.given))
    yield "slip " + _consonants(name.given)
    yield "middle " + name.given
    yield from ("given " + word for word in name.middle)
    if len(name.given) == 1:
        yield "short " + name.given
        if name.middle:
            yield from ("root " + root for root in given_roots(name.middle[0]))
    else:
        yield from ("initial " + letter for letter in {root[0] for root in given_roots(name.given)} | {name.given[0]})


def _together(name: PersonName) -> str:
    return "".join((name.given, *name.middle, name.surname)).replace("-", "")


def _consonants(given: str) -> str:
    """The same for two given names that one slip of the pen tells apart."""
    heard = sound(given)
    first = "k" if heard[:1] in "gkh" else heard[:1]
    return first + "".join(sorted(letter for letter in heard[1:] if letter not in "aeiouh"))


def judged(a: Node, b: Node) -> tuple[bool, Rule | Literal["both common"]]:
    """Whether two full names of a library can be one person's, and the rule that says so.

    Two surnames that differ by a slip are one person's only where one of the spellings is rare beside the other.
    """
    verdict = names.judged(a.parsed, b.parsed)
    if verdict.rule == "slip in the surname" and not _is_rare(a, b):
        return False, "both common"
    return verdict


def _is_rare(a: Node, b: Node) -> bool:
    """Whether one of two spellings is rare enough beside the other to be a slip of the pen."""
    few, many = sorted((a.name.mentions, b.name.mentions))
    return few * CLEAR_LEAD <= many or few <= 1


@dataclass(frozen=True, slots=True)
class InFull:
    """Somebody who is named in full: how the surnames sound, the genders that the names tell, and their mentions.

    `younger` is whether every full name says that it is a son's.
    """

    group: Group
    sounds: frozenset[str]
    genders: frozenset[str]
    mentions: int
    younger: bool


def in_full(groups: Iterable[Group]) -> list[InFull]:
    """Those of these people who are named in full, with what tells whether a lone surname can be short for them."""
    named = [(group, full) for group in groups if (full := [node for node in group.nodes if node.parsed.full])]
    return [
        InFull(
            group,
            sounds=frozenset(sound(node.parsed.surname) for node in full),
            genders=frozenset(node.parsed.gender for node in full) - {""},
            mentions=sum(node.name.mentions for node in full),
            younger=all(node.parsed.suffix for node in full),
        )
        for group, full in named
    ]


def bearers(lone: Node, people: Iterable[InFull], corrections: Corrections) -> list[tuple[int, Group]]:
    """The people named in full whom a lone surname can mean, each with the mentions of the full names, most first.

    One that the reader split off a bearer is led to no other: who it is then, only the reader knows. Sons who are told
    by their Jr. are not meant where somebody bears the name without.
    """
    name, heard = lone.parsed, sound(lone.parsed.surname)
    able = [one for one in people if heard in one.sounds and (not name.gender or one.genders <= {name.gender})]
    if any(are_apart(lone, one.group, corrections) for one in able):
        return []
    elders = [one for one in able if not one.younger]
    able = able if name.suffix or not elders else elders
    return sorted([(one.mentions, one.group) for one in able], key=lambda one: -one[0])


def has_leader(fitting: Sequence[tuple[int, Group]]) -> bool:
    """Whether the first of those who may be meant (`bearers`) is: nobody else is, or the next is mentioned far less."""
    return bool(fitting) and (len(fitting) == 1 or fitting[0][0] >= CLEAR_LEAD * fitting[1][0])


def node_of(name: Name, type: ActorType) -> Node:
    """A name to be joined to others."""
    return Node(name, type, key(name.type, name.name))
