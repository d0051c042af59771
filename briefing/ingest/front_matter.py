"""What a note says of itself above its text: `key: value` between rules (YAML), or TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from briefing.ingest import fields
from briefing.ingest.identity import canonical

_YAML: Final = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(?P<body>(?:.*\n){0,200}?)\+\+\+[ \t]*(?:\n|$)")
_ENTRY: Final = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):(?:[ \t]+(?P<value>\S.*))?")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")
_LABEL: Final = re.compile(r"(?P<key>[A-Z][A-Za-z ]{1,30}):[ \t]+(?P<value>\S.*)\n")
_LABELLED: Final = re.compile(r"\s*(?P<head>(?:[A-Z][A-Za-z ]{1,30}:[ \t]+\S.*\n){3,20})[ \t]*\n")
_ADDRESS: Final = re.compile(r"\s*(?P<address>https?://\S{4,2000})[ \t]*\n(?=\s*\S)")
_ADDRESS_ALONE: Final = re.compile(r"^[ \t]*https?://\S+[ \t]*$", re.MULTILINE)
_FEWEST: Final = 3
_FEWEST_KNOWN: Final = 2
_BLOCK: Final = re.compile(r"[|>][+-]?")
_LINK: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def parted(text: str) -> tuple[dict[str, Any], str]:
    """What stands above a cleaned text, as a record has it, and the text after it."""
    if match := _TOML.match(text):
        try:
            return _plain(tomllib.loads(match["body"])), text[match.end() :]
        except tomllib.TOMLDecodeError:
            return {}, text
    match = _YAML.match(text)
    front = _of_yaml(match["body"].splitlines()) if match else {}
    return (front, text[match.end() :]) if match and front else ({}, text)


def labelled(text: str) -> tuple[dict[str, Any], str]:
    """The same of a text that data bases and desks print with a label before each fact: "Headline: …".

    An address alone on the first line is where the text stood, unless the text lists several.
    """
    match = _ADDRESS.match(text)
    if match and canonical(match["address"]) and not _ADDRESS_ALONE.search(text, match.end()):
        return {"url": match["address"]}, text[match.end() :]
    match = _LABELLED.match(text)
    front = {one["key"].strip(): one["value"].strip() for one in _LABEL.finditer(match["head"])} if match else {}
    known = fields.facts(front)
    is_head = len(front) >= _FEWEST and "title" in known and len(known.keys() - front.keys()) >= _FEWEST_KNOWN
    return (known, text[match.end() :]) if match and is_head else ({}, text)


def _plain(value: Any) -> Any:
    """TOML's days and times as their ISO text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def _of_yaml(lines: list[str]) -> dict[str, Any]:
    """As much of YAML as notes use: values, lists of values, and values that go on below their key."""
    front: dict[str, Any] = {}
    key = ""
    for line in lines:
        if entry := _ENTRY.fullmatch(line.rstrip()):
            key = entry["key"].lower()
            front[key] = _value(entry["value"] or "")
        elif key and (item := _ITEM.fullmatch(line.rstrip())):
            before = front[key]
            front[key] = [*(before if isinstance(before, list) else []), _unquoted(item["value"])]
        elif key and line[:1] in " \t" and isinstance(front[key], str):
            front[key] = f"{front[key]} {line.strip()}".strip()
    return {key: value for key, value in front.items() if value}


def _value(value: str) -> Any:
    value = value.strip()
    if _BLOCK.fullmatch(value):
        return ""
    if value.startswith("[") and value.endswith("]") and not _LINK.match(value):
        return [_unquoted(part.strip()) for part in value[1:-1].split(",") if part.strip()]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    """A value without its quotation marks, and the name of another note ([[Ada Rowe]]) without its brackets."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return _LINK.sub(r"\1", value)
