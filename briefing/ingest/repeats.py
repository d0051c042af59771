"""What an article's page printed twice: the headline, a caption, a teaser cut short, or the whole body."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from briefing.ingest import phrases
from briefing.ingest.lines import Line, folded, is_closed, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FIGURE: Final = re.compile(r"\d[\d.,]*")
_SITE: Final = re.compile(r"\s*[|–—-]\s+(?:\S+\s*){1,5}$")
_TEASER: Final = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*$")
_ENDING: Final = 12
_LONG: Final = 60
_TEASER_LEAST: Final = 25
_HEAD: Final = 3
_NEAR: Final = 4
_LOOKAHEAD: Final = 3


def cut(strip: Sequence[Line], title: str | None) -> None:
    """Mark what is printed again as cut: teasers, then headlines dressed up as titles or paths, then plain repeats."""
    _cut_teasers([line for line in strip if line.reason is None])
    _cut_dressed_headlines([line for line in strip if line.reason is None], title)
    _cut_repeated([line for line in strip if line.reason is None], title)


def _cut_teasers(kept: Sequence[Line]) -> None:
    """A line that breaks off with an ellipsis goes when another line begins like it and is whole (or longer)."""
    teasers = [line for line in kept if line.open and _is_teaser(line.text)]
    if not teasers:
        return
    wholes = sorted({folded(line.text) for line in kept if not _is_teaser(line.text)})
    longest = sorted({folded(line.text) for line in teasers})
    for line in teasers:
        start = folded(line.text)
        if len(start) >= _TEASER_LEAST and (_extends(wholes, start, 0) or _extends(longest, start, 1)):
            line.reason = "repeated"


def _is_teaser(text: str) -> bool:
    return _TEASER.search(text[-_ENDING:]) is not None


def _extends(texts: Sequence[str], start: str, skip: int) -> bool:
    at = bisect_left(texts, start) + skip
    return at < len(texts) and texts[at].startswith(start)


def _cut_dressed_headlines(kept: Sequence[Line], title: str | None) -> None:
    """ "Home Latest HEADLINE" and "HEADLINE | Site" go when the headline itself stands near the top too."""
    top = kept[: 2 * _NEAR]
    headlines = {folded(line.text) for line in top if _is_wordy(line.text, 3)}
    if title:
        headlines.add(folded(title))
    for line in top:
        if line.open and len(line.text) <= 300 and _is_dressed(line.text, headlines - {folded(line.text)}):
            line.reason = "furniture"


def _is_dressed(text: str, headlines: set[str]) -> bool:
    small = folded(text)
    for headline in headlines:
        if len(headline) < 12 or len(headline) >= len(small):
            continue
        if small.endswith(headline) and phrases.is_crumb_prefix(small.removesuffix(headline)):
            return True
        if small.startswith(headline) and _SITE.fullmatch(small.removeprefix(headline)):
            return True
    return False


def _cut_repeated(kept: Sequence[Line], title: str | None) -> None:
    """Cut a line that was printed before, when it is long, heads the article, or lies within a repeated run."""
    first_at: dict[str, int] = {}
    unique: list[str] = []
    source = -1  # where, in `unique`, the line stands that the line before this one repeats
    keys = [folded(line.text) for line in kept]
    head = {key for key, line in zip(keys[:_HEAD], kept[:_HEAD], strict=True) if _is_wordy(line.text, 4)}
    if title and _is_wordy(title, 3):
        head.add(folded(title))
    for index, line in enumerate(kept):
        at = first_at.get(keys[index], -1)
        if at >= 0 and line.open and _may_repeat(line):
            run = source >= 0 and source + 1 < len(unique) and unique[source + 1] == keys[index]
            next_to_it = at == len(unique) - 1 and _is_wordy(line.text, 4)
            if (
                _is_long(line.text)
                or keys[index] in head
                or next_to_it
                or run
                or _leads_run(kept, keys, index, unique, at)
            ):
                line.reason = "repeated"
                source = source + 1 if run else at
                continue
        source = -1
        if not line.restored:
            first_at.setdefault(keys[index], len(unique))
        unique.append(keys[index])


def _leads_run(kept: Sequence[Line], keys: Sequence[str], index: int, unique: Sequence[str], at: int) -> bool:
    """Whether this short line and the next few, up to a long one, all repeat what stands from `at` on."""
    for step in range(1, _LOOKAHEAD + 1):
        here, there = index + step, at + step
        if here >= len(keys) or there >= len(unique) or keys[here] != unique[there] or not kept[here].open:
            return False
        if _is_long(kept[here].text):
            return True
    return False


def _may_repeat(line: Line) -> bool:
    """Rows of a table and lines of figures may be alike without being a repetition."""
    if " | " in line.text or not _is_wordy(line.text, 1):
        return False
    return _is_long(line.text) or len(_FIGURE.findall(line.text)) < 2


def _is_long(text: str) -> bool:
    return is_prose(text) or (len(text) >= _LONG and is_closed(text)) or len(text) >= 2 * _LONG


def _is_wordy(text: str, least: int) -> bool:
    return len(_WORD.findall(text)) >= least
