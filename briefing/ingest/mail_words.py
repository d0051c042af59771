"""The words of a plain mail: what it forwards told from what it adds, without signature and addresses of links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = r"(?:-{2,20}[^\n-]{0,40}-{2,20}|={2,20}[^\n=]{0,40}={2,20}|_{10,80}|Begin forwarded message:)[ \t]*"
_FORWARDED: Final = re.compile(
    rf"^(?:{_MARK}\n+|(?=\*?From:.*\n\*?Sent:))"
    rf"(?P<head>(?:\*?[A-Z][\w-]{{1,20}}:[ \t*].*\n(?:[ \t]+\S.*\n)*){{3,12}})(?:={{4}}.*\n)?\s*",
    re.MULTILINE,
)
_HEADER: Final = re.compile(r"^\*?(?P<name>[A-Z][\w-]+):[ \t*]+(?P<value>.*)$", re.MULTILINE)
_MOST_ADDED: Final = 600
MOST_FORWARDS: Final = 5
"""How many heads stand one below the other at most, of messages that were forwarded again."""

_ADDRESS: Final = re.compile(r"(?<=[^\s(<\[])\s?[(<\[](?P<address>https?://[^\s()<>\[\]]{1,2000})[)>\]]")
_LONGEST_WORD: Final = 80
_FOOT: Final = re.compile(r"--[ ]?|_{20,}")
_LONGEST_FOOT: Final = 12


@dataclass(slots=True)
class Words:
    """The text, the lines that were cut above and below it, what a forwarded message says of itself, and its links."""

    text: str
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    facts: Mapping[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a text names the sender, day and subject of a message that it forwards, and what it says there."""

    start: int
    end: int
    lines: tuple[str, ...]
    facts: Mapping[str, str]


def read(plain: str) -> Words:
    """The words of the plain text of a message."""
    words = Words(clean(plain))
    for _ in range(MOST_FORWARDS):
        if not _forwarded(words):
            break
    _foot(words)
    words.links = [(_word_before(found), found["address"]) for found in _ADDRESS.finditer(words.text)]
    words.text = _ADDRESS.sub("", words.text)
    return words


def _word_before(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _LONGEST_WORD) : found.start()].split()
    return before[-1] if before else ""


def sender(line: str) -> str:
    """Whom a header From names, else the address; a desk that writes by hand puts a name alone."""
    name, address = parseaddr(line) if "@" in line else (line, "")
    return name or address


def head_of(text: str) -> Head | None:
    """The head of a message that a clean text forwards with few words above it; None where there is none."""
    found = _FORWARDED.search(text)
    if found is None or len(text[: found.start()].strip()) > _MOST_ADDED:
        return None
    head = {one["name"].lower(): one["value"].strip() for one in _HEADER.finditer(found["head"])}
    when = head.get("date") or head.get("sent")
    if not (when and head.get("from") and head.get("subject")):
        return None
    lines = tuple(line.strip() for line in found[0].splitlines() if line.strip())
    facts = {"title": head["subject"], "outlet": sender(head["from"]), "published": when}
    return Head(found.start(), found.end(), lines, facts)


def _forwarded(words: Words) -> bool:
    """Take out the head of a forwarded message; what the sender adds stays above it."""
    head = head_of(words.text)
    if head is None:
        return False
    words.facts = head.facts
    words.above += head.lines
    words.text = f"{words.text[: head.start].rstrip()}\n\n{words.text[head.end :]}".lstrip("\n")
    return True


def _foot(words: Words) -> None:
    """Cut a signature, or the foot of a mailing list: what stands below two hyphens or a rule, at the very end."""
    lines = words.text.rstrip().split("\n")
    start = max(1, len(lines) - 2 * _LONGEST_FOOT)
    at = next((at for at in range(start, len(lines)) if _FOOT.fullmatch(lines[at])), None)
    below = [line.strip() for line in lines[at:] if line.strip()] if at else []
    if below and len(below) <= _LONGEST_FOOT + 1:
        words.below = below
        words.text = "\n".join(lines[:at])
