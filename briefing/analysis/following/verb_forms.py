"""How a verb is spelt in other forms: "vote", "votes", "voting"."""

from __future__ import annotations

import re

LY = r"(?!(?:likely|only|fly|apply|supply|rely|reply|comply|rally|ally|tally|bully|multiply|imply|sully)\b)\w+ly"
"""An adverb by its ending, which some verbs have, too: "she would fly to Oslo", "the union will rally"."""

ADVERBS = rf"(?:(?:also|now|still|then|soon|later|first|again|next|only|once|instead|{LY})\s+){{0,3}}"
"""Adverbs that may stand between an auxiliary and its verb."""


def with_s(verb: str) -> str:
    """The form after "she", for a base form in small letters."""
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def participles(verb: str) -> tuple[str, ...]:
    """The forms in -ed that a base form may have, the right one among them where it has one."""
    if verb.endswith("e"):
        return (verb + "d",)
    return (verb[:-1] + "ied",) if re.search(r"[^aeiou]y$", verb) else (verb + "ed", verb + verb[-1] + "ed")


def ing_forms(verb: str) -> tuple[str, ...]:
    """The forms in -ing that a base form may have, the right one among them."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return (verb[:-1] + "ing",)
    return verb + "ing", verb + verb[-1] + "ing"
