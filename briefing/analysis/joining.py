"""Which names are one actor: spellings joined, families kept apart, lone surnames and initials led home."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis import names
from briefing.analysis.corrections import NONE, Corrections, form, key
from briefing.analysis.namesakes import Group, Node, are_apart, join_people, node_of
from briefing.analysis.naming import bodies, evidence, lexicons
from briefing.model import ActorType, Name


@dataclass(frozen=True, slots=True)
class Joined:
    """One actor: the name to show, its type, and every name it goes by, the one that others were joined to first."""

    name: str
    type: ActorType
    names: tuple[Name, ...]
    uncertain: bool = False


def join(found: Iterable[Name], corrections: Corrections = NONE) -> list[Joined]:
    """One value for each actor that these names mean; those that the reader ignores are left out.

    Each name (type, spelling and certainty) is given once, in any order. People join by complete link, that is only
    when every pair of names can be one person's; a lone surname joins the one full name that bears it, or that has
    five times the mentions of any other, else it stays `uncertain`. A name that articles type differently, and that no
    list settles, has the type that most of its mentions say. What the reader said goes before all this. Names that
    share no hook (`hooks`), directly or by others, never have an influence on each other.
    """
    groups = _as_told(by_rules(found, corrections), corrections)
    return [_joined(group, corrections) for group in groups if not _is_ignored(group, corrections)]


def by_rules(found: Iterable[Name], corrections: Corrections) -> list[Group]:
    """The names of each actor as far as rules join them: before those are made one that the reader says are."""
    blocks: dict[str, list[Node]] = {}
    for node in _typed_alike(list(found), corrections):
        blocks.setdefault(names.key_of(node.name.name, node.type), []).append(node)
    groups: list[Group] = []
    for block, nodes in sorted(blocks.items()):
        groups += join_people(nodes, corrections) if block.startswith("person ") else _one_body(nodes, corrections)
    return _initials_led_home(groups, corrections)


def hooks(name: Name, corrections: Corrections = NONE) -> set[int]:
    """What ties a name to others, as 8-byte numbers: names that may be joined, or tell each other's type, share one.

    Pure, but for what the reader corrected of this name's type.
    """
    told = corrections.typed.get(key(name.type, name.name), name.type)
    ties = {"form " + form(name.name), *(names.key_of(name.name, type) for type in (name.type, told))}
    # A name that this article types otherwise may be a body's in another one, and its initials count for that.
    letters = (
        {name.name} if "organisation" in (name.type, told) and bodies.is_acronym(name.name) else set(name.initials)
    )
    ties |= {"initials " + one.replace(".", "") for one in letters}
    return {_number(tie) for tie in ties}


def hook_of_form(form: str) -> int:
    """The hook that all names of one form (`corrections.form`) have."""
    return _number("form " + form)


def _number(tie: str) -> int:
    return int.from_bytes(hashlib.blake2b(tie.encode(), digest_size=8).digest(), "big", signed=True)


def _typed_alike(found: Sequence[Name], corrections: Corrections) -> Iterator[Node]:
    """The names, those of one form under one type: "Norline Foods" is no person in one article only."""
    borne = {names.person(one.name).surname for one in found if _is_full(one)}
    settled = {one for one in found if _is_settled(one, borne) or key(one.type, one.name) in corrections.typed}
    said: dict[str, Counter[ActorType]] = {}
    for one in found:
        if one not in settled:
            said.setdefault(form(one.name), Counter())[one.type] += one.seen
    types = {spelt: _type_of(spelt, counts) for spelt, counts in said.items()}
    for one in found:
        told = corrections.typed.get(key(one.type, one.name), one.type)
        yield node_of(one, told if one in settled else types[form(one.name)])


def _is_full(name: Name) -> bool:
    return name.type == "person" and names.person(name.name).full


def _is_settled(name: Name, borne: set[str]) -> bool:
    """Whether a name's type stands, whatever others say: a list knows it, or it is someone's surname."""
    known = lexicons.entry_of(name.name)
    if known is not None and known.how != "city":
        return True
    if name.type != "person" or _is_full(name):
        return False
    return name.uncertain or names.person(name.name).surname in borne


def _type_of(spelt: str, counts: Counter[ActorType]) -> ActorType:
    """The type most said; a country that is also said to be a place is a country, for it took more to say so."""
    if len(counts) == 1:
        return next(iter(counts))
    if "country" in counts:
        counts["country"] += counts.pop("place", 0)
    most = max(counts.values())
    likely = [one for one, count in counts.items() if count == most]
    if len(likely) == 1:
        return likely[0]  # what else tells them apart takes large word lists, which a reader rarely needs to load
    person, body, place = evidence.of_name(tuple(spelt.title().split()))
    fits = {"person": person, "organisation": body, "place": place + 0.5, "country": place + 1.0}
    return max(likely, key=lambda one: (fits.get(one, 0.0), one))


def _one_body(nodes: Iterable[Node], corrections: Corrections) -> list[Group]:
    """Names of one block, which are one actor's but for those that the reader parted."""
    groups: list[Group] = []
    for node in sorted(nodes, key=lambda node: node.order):
        home = next((group for group in groups if not are_apart(node, group, corrections)), None)
        if home is None:
            groups.append(Group([node]))
        else:
            home.nodes.append(node)
    return groups


def _initials_led_home(groups: Sequence[Group], corrections: Corrections) -> list[Group]:
    """Groups of organisations with those that are only initials joined to the one full name that bears them."""
    bearers: dict[str, list[Group]] = {}
    for group in groups:
        if group.nodes[0].type == "organisation" and not _is_initials(group):
            forms = {one for node in group.nodes for one in node.name.initials}
            for letters in {one.replace(".", "") for one in forms}:
                bearers.setdefault(letters, []).append(group)
    kept = []
    for group in groups:
        homes = bearers.get(group.nodes[0].name.name.replace(".", ""), []) if _is_initials(group) else []
        if len(homes) == 1 and not any(are_apart(node, homes[0], corrections) for node in group.nodes):
            homes[0].nodes.extend(group.nodes)
        else:
            kept.append(group)
    return kept


def _is_initials(group: Group) -> bool:
    return group.nodes[0].type == "organisation" and all(bodies.is_acronym(node.name.name) for node in group.nodes)


def _as_told(groups: Sequence[Group], corrections: Corrections) -> list[Group]:
    """The groups, those made one that the reader said are one actor; the much mentioned takes in the others."""
    bearing: dict[str, list[Group]] = {}
    for group in groups:
        for node in group.nodes:
            bearing.setdefault(node.key, []).append(group)
    told: list[Group] = []
    seen: set[int] = set()
    for group in sorted(groups, key=lambda group: (-group.mentions, group.nodes[0].order)):
        if id(group) in seen:
            continue
        seen.add(id(group))
        whole = [group]
        for one in whole:
            others = {other for node in one.nodes for other in corrections.same.get(node.key, ())}
            fresh = [near for other in sorted(others) for near in bearing.get(other, ()) if id(near) not in seen]
            seen.update(map(id, fresh))
            whole.extend(dict.fromkeys(fresh))
        if len(whole) == 1:
            told.append(group)
        else:
            told.append(Group([node for one in whole for node in one.nodes]))
    return told


def _is_ignored(group: Group, corrections: Corrections) -> bool:
    """Whether most of an actor's mentions are ignored: an ignored name that joins others takes none of them along."""
    ignored = [node.name.mentions for node in group.nodes if node.key in corrections.ignored]
    return bool(ignored) and 2 * sum(ignored) >= group.mentions


def _joined(group: Group, corrections: Corrections) -> Joined:
    nodes = group.nodes
    called = [node for node in nodes if node.key in corrections.called]
    name = corrections.called[min(called, key=lambda node: node.order).key] if called else _best_name(nodes)
    told = [node for node in nodes if node.key in corrections.typed]
    type_ = min(told or nodes[:1], key=lambda node: node.order).type
    return Joined(name, type_, tuple(node.name for node in nodes), group.uncertain)


def _best_name(nodes: Sequence[Node]) -> str:
    """The most used of the full names; initials and lone surnames only where there is nothing fuller."""
    candidates = sorted({node.name.name for node in nodes})
    if nodes[0].type == "person":
        candidates = [name for name in candidates if names.person(name).full] or candidates
        spelt = [name for name in candidates if len(names.person(name).given) > 1]
        candidates = spelt or candidates
    elif nodes[0].type == "organisation":
        candidates = [name for name in candidates if not bodies.is_acronym(name)] or candidates
    articles: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for node in nodes:
        articles[node.name.name] += node.name.articles
        mentions[node.name.name] += node.name.mentions
    return max(candidates, key=lambda name: (articles[name], mentions[name], len(name), name))
