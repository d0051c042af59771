"""Why names are one actor in the library, or two: rules that weigh mentions and namesakes, and the reader's word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.corrections import Corrections, form
from briefing.analysis.joining import by_rules
from briefing.analysis.namesakes import Group, Node, bearers, has_leader, in_full, judged
from briefing.analysis.naming import bodies
from briefing.analysis.reasons import different_people, same_land, same_person, times, why_apart, why_same
from briefing.model import Name

YOU_SAID_SO = "you said so"

_A_TYPE = {
    "person": "a person",
    "organisation": "an organisation",
    "country": "a country",
    "place": "a place",
    "group": "a group",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is the actor's: what it was joined to, and the rule. The actor's first name has no `to`."""

    name: Name
    to: str | None
    why: str


def together(actor: Collection[Name], tied: Iterable[Name], said: Corrections, shown: str) -> list[Reason]:
    """Why each of an actor's names is its: the much mentioned first, after the one that is `shown`.

    `tied` are all names in the library that share hooks with them (`joining.hooks`), or that the reader tied to them:
    whether a lone surname is someone's depends on who else bears it.
    """
    groups = by_rules(tied, said)
    own = [group for group in groups if any(node.name in actor for node in group.nodes)]
    own.sort(key=lambda group: (-group.mentions, _head(group).order))
    found: list[Reason] = []
    for at, group in enumerate(own):
        head = _head(group, shown)
        if at == 0:
            found.append(Reason(head.name, None, ""))
        else:
            told = _told(group, own[:at], said)
            found.append(Reason(head.name, told[1] if told else found[0].name.name, YOU_SAID_SO))
        people = [other for other in groups if other.nodes[0].type == "person"]
        rest = sorted((node for node in group.nodes if node is not head), key=lambda node: node.order)
        found += [Reason(node.name, head.name.name, _why_in(node, head, people, said)) for node in rest]
    return found


def apart(one: Collection[Name], other: Collection[Name], tied: Iterable[Name], said: Corrections) -> str:
    """Why two actors, given by their names, are two; `tied` as for `together`, for both of them."""
    groups = by_rules(tied, said)
    ours = [group for group in groups if any(node.name in one for node in group.nodes)]
    theirs = [group for group in groups if any(node.name in other for node in group.nodes)]
    told = next(
        ((a, b) for a in _nodes(ours) for b in _nodes(theirs) if b.key in said.apart.get(a.key, frozenset())), None
    )
    if told or not ours or not theirs:
        return YOU_SAID_SO if told else "an actor that you ignore has no names"
    a, b = _head(_first(ours)), _head(_first(theirs))
    if a.type != b.type and "person" in (a.type, b.type):
        return f"one is {_A_TYPE[a.type]}, the other {_A_TYPE[b.type]}"
    if a.type != "person":
        return _different_bodies(_first(ours), _first(theirs), groups)
    if not (a.parsed.full and b.parsed.full):
        lone = a if not a.parsed.full else b
        return _whose(lone, groups, said) or why_apart(a.name.name, b.name.name, "person") or "they sound alike only"
    return _different_in_full(a, b, _first(ours), _first(theirs))


def doubt(actor: Collection[Name], tied: Iterable[Name], said: Corrections) -> str | None:
    """Why a lone surname is nobody's for sure; None for any other actor. `tied` as for `together`."""
    groups = by_rules(tied, said)
    for group in groups:
        head = _head(group)
        if group.uncertain and head.name in actor:
            return _whose(head, groups, said)
    return None


def _why_in(node: Node, head: Node, people: Iterable[Group], said: Corrections) -> str:
    """Why a name is in the group of `head`, as the rules joined it."""
    if form(node.name.name) == form(head.name.name):
        return _same_form(node, head)
    if head.type == "person":
        if node.parsed.full == head.parsed.full:
            return same_person(node.name.name, head.name.name, (node.name, head.name)) or "the same surname"
        return _lone(node, people, said)
    if head.type == "organisation":
        return why_same(node.name.name, head.name.name, "organisation") or "initials that an article explains"
    return same_land(node.name.name, head.name.name)


def _same_form(node: Node, head: Node) -> str:
    if node.name.type != head.name.type:
        return f"the same name, which an article takes for {_A_TYPE[node.name.type]}"
    return "the same name" if node.name.name != head.name.name else "the same name, though two could bear it there"


def _lone(node: Node, people: Iterable[Group], said: Corrections) -> str:
    fitting = bearers(node, in_full(people), said)
    if len(fitting) < 2:
        return "a lone surname: nobody else in these articles bears it"
    lead = fitting[0][0] // max(fitting[1][0], 1)
    times = f"{lead:,} times the mentions" if fitting[1][0] else "all the mentions"
    return f"a lone surname: {times} of the next bearer ({_head(fitting[1][1]).name.name})"


def _whose(lone: Node, groups: Iterable[Group], said: Corrections) -> str | None:
    """Who may be meant by a lone surname that is nobody's for sure."""
    if lone.parsed.full or lone.type != "person":
        return None
    people = [group for group in groups if group.nodes[0].type == "person" and _head(group).parsed.full]
    fitting = bearers(lone, in_full(people), said)
    if lone.name.uncertain:
        return f"a lone surname in an article that two people could mean{_listed(fitting)}"
    if len(fitting) > 1 and not has_leader(fitting):
        return f"a lone surname, and nobody is mentioned far more than the others who bear it{_listed(fitting)}"
    return None


def _listed(fitting: Sequence[tuple[int, Group]]) -> str:
    told = ", ".join(f"{_head(group).name.name} ({times(mentions)})" for mentions, group in fitting[:5])
    return f": {told}" if told else ""


def _different_in_full(a: Node, b: Node, ours: Group, theirs: Group) -> str:
    """Why two people named in full are two: complete link asks every pair of their names."""
    pairs = [(a, b), *((x, y) for x in ours.nodes for y in theirs.nodes if x.parsed.full and y.parsed.full)]
    for x, y in pairs:
        same, rule = judged(x, y)
        if not same:
            why = _both_common(x, y) if rule == "both common" else different_people(x.parsed, y.parsed)
            return why if (x, y) == (a, b) else f"{why} ({x.name.name}, {y.name.name})"
    return "the names could be one person's, but each has others that fit better"


def _both_common(a: Node, b: Node) -> str:
    used = f"{times(a.name.mentions)}, {times(b.name.mentions)}"
    return f"surnames differ by a letter, and neither spelling is rare ({used})"


def _different_bodies(ours: Group, theirs: Group, groups: Iterable[Group]) -> str:
    a, b = _head(ours), _head(theirs)
    if a.type != b.type:
        return f"one is {_A_TYPE[a.type]}, the other {_A_TYPE[b.type]}"
    if a.type != "organisation" or _is_short(a) == _is_short(b):
        return why_apart(a.name.name, b.name.name, a.type) or "different names"
    letters = (a if _is_short(a) else b).name.name.replace(".", "")
    explained = sorted(
        _head(group).name.name
        for group in groups
        if any(letters == one.replace(".", "") for node in group.nodes for one in node.name.initials)
    )
    if len(explained) > 1:
        return f"articles give the initials to more than one: {', '.join(explained)}"
    return "no article gives the initials to this name"


def _told(group: Group, before: Iterable[Group], said: Corrections) -> tuple[str, str] | None:
    """The names that the reader said are one: of this group, and of those before it."""
    for node in group.nodes:
        for other in _nodes(before):
            if other.key in said.same.get(node.key, frozenset()):
                return node.name.name, other.name.name
    return None


def _nodes(groups: Iterable[Group]) -> list[Node]:
    return [node for group in groups for node in group.nodes]


def _first(groups: Iterable[Group]) -> Group:
    return min(groups, key=lambda group: (-group.mentions, _head(group).order))


def _head(group: Group, shown: str = "") -> Node:
    """The name that stands for a group: the one shown, full before lone, whole before initials, then the most used."""
    return min(group.nodes, key=lambda node: (node.name.name != shown, _is_short(node), node.order))


def _is_short(node: Node) -> bool:
    return (not node.parsed.full) if node.type == "person" else bodies.is_acronym(node.name.name)
