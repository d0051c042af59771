"""A page of mail that forwards another message: its head read as in plain mail, and taken out of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from briefing.ingest import hidden, html, mail_words, markup
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_READ: Final = 20_000
_RULE: Final = f"{'_' * 10}\n"
"""What plain mail has for a line across the page."""

_RULED: Final = re.compile(r"border-top:\s*solid")

_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Page:
    """The page without heads, their lines, and what the innermost forwarded message says of itself."""

    html: str
    remarks: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    facts: Mapping[str, str] = field(default_factory=dict)


def read(page: str) -> Page:
    """The page of a message without the heads of what it forwards; as it is where there is none."""
    root = html.tree(page) if len(page) <= html.LIMIT else None
    if root is None:
        return Page(page)
    hidden.drop(root)
    found = Page(page)
    for _ in range(mail_words.MOST_FORWARDS):
        lines = _Lines(root)
        head = mail_words.head_of(lines.text)
        if head is None:
            break
        found.facts = head.facts
        found.remarks = [line.strip() for line in lines.text[: head.start].split("\n") if line.strip("_ ")]
        found.above += [line for line in head.lines if line.strip("_")]
        lines.take_out(head.start, head.end)
    if found.above:
        found.html = html.printed(root, like=page)
    return found


class _Lines:
    """The beginning of a page as lines of plain mail, and which element has which part of them."""

    def __init__(self, root: Any) -> None:
        self._made: list[str] = []
        self._length = 0
        self._last = "\n"
        self._parts: list[tuple[int, int, Any, str]] = []
        self._walk(root)
        self.text = "".join(self._made)

    def take_out(self, start: int, end: int) -> None:
        """Empty the elements of the characters from `start` to `end`."""
        for first, last, node, place in self._parts:
            if first < end and last > start:
                setattr(node, place, self.text[first : max(first, start)] + self.text[min(last, end) : last])

    def _walk(self, root: Any) -> None:
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in events:
            if self._length > _MOST_READ:
                return
            tag = node.tag if event in ("start", "end") else ""
            if event == "start" and markup.is_skipped(tag):
                events.skip_subtree()
                continue
            if event == "start":
                self._break(tag)
                if tag == "hr" or _RULED.search(node.get("style") or ""):
                    self._add(_RULE if self._last.endswith("\n") else f"\n{_RULE}")
                self._add_part(node, "text")
            else:
                self._break("" if markup.is_skipped(tag) else tag, is_end=True)
                self._add_part(node, "tail")

    def _break(self, tag: str, *, is_end: bool = False) -> None:
        """What parts lines in a page: an element of its own on the page, a paragraph by an empty line."""
        if tag == "br" and not is_end:
            self._add("\n")
        elif tag in ("td", "th") and not self._last.endswith((" ", "\n")):
            self._add(" ")
        elif markup.HTML.get(tag):
            if not self._last.endswith("\n"):
                self._add("\n")
            if tag == "p" and is_end:
                self._add("\n")

    def _add_part(self, node: Any, place: str) -> None:
        raw = clean(getattr(node, place) or "")
        text = raw if node.tag == "pre" and place == "text" else _SPACE.sub(" ", raw)
        text = text.lstrip(" ") if self._last.endswith((" ", "\n")) else text
        if text:
            self._parts.append((self._length, self._length + len(text), node, place))
            self._add(text)

    def _add(self, text: str) -> None:
        if text:
            self._made.append(text)
            self._length += len(text)
            self._last = text
