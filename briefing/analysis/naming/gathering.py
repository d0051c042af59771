"""What was found, put together: each bearer of names becomes an actor with its mentions, fullest name and roles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.analysis.naming.lexicons import is_common, is_given
from briefing.model import Actor, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from briefing.analysis.naming.bearers import Bearer
    from briefing.model import MentionType

_SPACE = re.compile(r"\s+")


def gathered(
    text: str, spans: Iterable[tuple[int, int, MentionType, Bearer]], roles: Mapping[int, Sequence[str]]
) -> tuple[Actor, ...]:
    """The actors that `spans` of `text` (offsets in code points) name, most mentioned first.

    `roles` are what each bearer is said to be, in order, by the bearer's id(). Who is only met as a demonym is no
    actor.
    """
    groups: dict[int, list[tuple[int, int, MentionType]]] = {}
    owners: dict[int, Bearer] = {}
    for start, end, kind, bearer in sorted(spans, key=lambda span: (span[0], -span[1])):
        groups.setdefault(id(bearer), []).append((start, end, kind))
        owners[id(bearer)] = bearer
    actors = [
        _actor(text, owners[key], own, roles.get(key, ()))
        for key, own in groups.items()
        if any(kind != "demonym" for _, _, kind in own)
    ]
    return tuple(sorted(actors, key=lambda actor: (-_weight(actor), actor.mentions[0].start)))


def _actor(text: str, bearer: Bearer, spans: Sequence[tuple[int, int, MentionType]], roles: Sequence[str]) -> Actor:
    mentions = tuple(Mention(start, end, text[start:end], kind) for start, end, kind in dict.fromkeys(spans))
    forms = Counter(_SPACE.sub(" ", one.text) for one in mentions if one.type in ("name", "metonym", "place"))
    name, kind = bearer.name, bearer.type
    if kind == "place":
        forms = Counter({form: times for form, times in forms.items() if form != name.upper()})
    if kind == "country" and all(one.type in ("place", "demonym") for one in mentions):
        name, kind = next(one.text for one in mentions if one.type == "place"), "place"
    elif kind in ("person", "organisation"):
        own = [form for form in forms if kind != "person" or not _is_called_names(form, forms)]
        name = max(own or forms, key=lambda form: (len(form.split()), forms[form], len(form)))
    variants = tuple(form for form, _ in forms.most_common() if form != name)
    return Actor(name, kind, tuple(dict.fromkeys(roles)), variants, mentions, bearer.uncertain)


def _is_called_names(form: str, forms: Container[str]) -> bool:
    """Whether the form is another one with a mere word before it: "Crooked Ann Smith", but not "Anna Maria Smith"."""
    word, _, name = form.partition(" ")
    low = word.lower()
    return " " in name and name in forms and is_common(low) and not is_given(low)


def _weight(actor: Actor) -> int:
    return sum(one.type in ("name", "metonym") for one in actor.mentions)
