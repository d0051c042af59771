"""Which line is the headline, which the dek, and what to call an article that has neither."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.ingest.lines import Line, folded, is_closed, is_single_sentence, is_title_case
from briefing.resources import data_dir
from briefing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST: Final = 150
_LONGEST_SENTENCE: Final = 100
_LONGEST_DEK: Final = 260
_LONGEST_DEK_BELOW: Final = 200
_TOP: Final = 4
_SPOKEN: Final = re.compile(r"\b(?:said|told|says)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"(?P<word>[^\s(]*[a-z0-9)\"”’]{2})(?P<stop>[.!?])[\"”’]?(?=\s+(?P<next>\S*)|$)")
_FALLBACK: Final = 90
_LONGEST_FIRST: Final = 400


def place_title(strip: list[Line], title: str) -> None:
    """Make the given title the first kept line: the line that prints it near the top, else a new one."""
    kept = [line for line in strip if line.reason is None]
    wanted = folded(title)
    for line in kept[:_TOP]:
        if folded(line.text) == wanted:
            line.text = title
            _move_first(strip, line)
            return
    strip.insert(0, Line("heading", title))


def find(strip: list[Line]) -> tuple[str | None, str | None]:
    """The headline and the dek that the text itself prints, or None. The headline becomes the first kept line."""
    kept = [line for line in strip if line.reason is None]
    repeated = {folded(line.text) for line in strip if line.reason == "repeated"}
    index = _headline_at(kept, repeated)
    if index is None:
        return None, None
    headline = kept[index]
    dek = kept[0].text if index else _dek_after(strip, kept)
    _move_first(strip, headline)
    return headline.text, dek


def fallback(text: str) -> str:
    """A title for an article without a headline: its first sentence, cut at about 90 characters."""
    first = text.partition("\n")[0]
    stops = (match.end() for match in _STOP.finditer(first[:_LONGEST_FIRST]) if _ends_sentence(match))
    return one_line(first[: next(stops, len(first))], _FALLBACK)


@cache
def _words(name: str) -> frozenset[str]:
    """The words under `name` in data/lexicons/abbreviations.toml."""
    with (data_dir() / "lexicons" / "abbreviations.toml").open("rb") as file:
        return frozenset(str(tomllib.load(file)[name]).split())


def _ends_sentence(match: re.Match[str]) -> bool:
    """Whether the stop belongs to a sentence and not to "Gov." or "Jr."."""
    word, following = match["word"].lower().strip("\"“'‘"), match["next"]
    if match["stop"] != "." or following is None:
        return True
    if word in _words("titles"):
        return False
    if any(word in _words(name) for name in ("others", "months", "numbered")):
        return following.lower() in _words("starters")
    return True


def _headline_at(kept: Sequence[Line], repeated: set[str]) -> int | None:
    if len(kept) < 2:
        return 0 if kept and kept[0].kind == "heading" else None
    if _is_dek(kept[0], repeated) and _is_strong(kept[1], repeated):
        return 1
    return 0 if _is_headline(kept[0], kept[1], repeated) else None


def _is_strong(line: Line, repeated: set[str]) -> bool:
    """A headline beyond doubt, so that the sentence before it must be its dek."""
    if line.kind == "item" or len(line.text) > _LONGEST or is_closed(line.text):
        return False
    return folded(line.text) in repeated or (is_title_case(line.text) and len(line.text.split()) >= 5)


def _is_dek(line: Line, repeated: set[str]) -> bool:
    return (
        line.kind == "paragraph"
        and 40 <= len(line.text) <= _LONGEST_DEK
        and line.text.endswith(".")
        and is_single_sentence(line.text)
        and not is_title_case(line.text)
        and folded(line.text) not in repeated
    )


def _is_headline(line: Line, following: Line, repeated: set[str]) -> bool:
    if line.kind == "heading":
        return True
    text = line.text
    if line.kind != "paragraph" or not 3 <= len(text) <= _LONGEST or not is_single_sentence(text):
        return False
    if folded(text) in repeated or is_title_case(text) or text.isupper():
        return True
    if not is_closed(text) or text.endswith("?"):
        return text[0].isalnum() or text[0] in "\"'“‘"
    return len(text) <= _LONGEST_SENTENCE and len(following.text) > len(text) and _SPOKEN.search(text) is None


def _dek_after(strip: Sequence[Line], kept: Sequence[Line]) -> str | None:
    """The sentence under the headline, where the page printed its head twice and so shows that there is one."""
    if len(kept) < 4 or len(kept[1].text) > _LONGEST_DEK_BELOW or not is_single_sentence(kept[1].text):
        return None
    fourth = strip.index(kept[3]) if kept[3] in strip else 0
    near = any(line.reason == "repeated" for line in strip[:fourth])
    return kept[1].text if near and kept[1].kind == "paragraph" else None


def _move_first(strip: list[Line], headline: Line) -> None:
    headline.kind = "heading"
    at = next(index for index, line in enumerate(strip) if line is headline)
    first = next(index for index, line in enumerate(strip) if line.reason is None)
    strip.insert(first, strip.pop(at))
