"""The line by which a wire service calls a report ("BC-HARBOUR-STRIKE/ (UPDATE 2)"), told from a headline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing.ingest import credits, phrases
from briefing.model import Removed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOP: Final = 20
_LONGEST: Final = 80
_LEAST_BELOW: Final = 3
_LEAST_PARTS: Final = 3
_LEAD: Final = re.compile(
    r"(?:(?:\d(?:st|nd|rd|th) ?ld|\bld-writethr(?:u|ough))\b[\w ,()-]{0,24}|, ?\d{1,2}(?:st|nd|rd|th) ?lead[\d ,-]*)\Z",
    re.IGNORECASE,
)
_CHAIN: Final = re.compile(r"(?P<chain>[^\W_]+(?:[-/,]+[^\W_]+)*(?P<slash>/?)),?(?P<versions>(?:[ (].*)?)")
_JOINTS: Final = re.compile(r"[-/,]+")
_WORDS: Final = re.compile(r"[^\s(),-]+")
_COUNTED: Final = re.compile(r"\A\d+(?:st|nd|rd|th)?|\d+\Z")


def cut(lines: Sequence[str], is_headline: Callable[[str], bool]) -> tuple[list[str], tuple[Removed, ...]]:
    """The lines without marks of typesetting and without the slugs at their top, which are furniture.

    A slug is one only above a headline or text, and may stand behind what the wire says of the transmission itself.
    """
    filled = [at for at, line in enumerate(lines[:_TOP]) if line.strip()]
    slugs: list[int] = []
    above = 0
    below = ""
    for at, following in pairwise(filled):
        line, below = lines[at].strip(), lines[following].strip()
        if _is_slug(line, below, is_headline):
            slugs.append(at)
        elif not slugs and phrases.reason_to_cut(line):
            above += 1
        else:
            below = line
            break
    if slugs and (len(below.split()) < _LEAST_BELOW or _is_word_of(lines, slugs)):
        slugs.clear()
    kept = ["" if at in slugs else _bare(line) for at, line in enumerate(lines)]
    return kept, tuple(Removed(lines[at].strip(), "furniture", above) for at in slugs)


def _is_word_of(lines: Sequence[str], slugs: Sequence[int]) -> bool:
    """Whether the text has what looks like a slug for a word: no report names its slug."""
    words = [lines[at].strip().casefold() for at in slugs]
    return any(word in line.casefold() for at, line in enumerate(lines) if at not in slugs for word in words)


def _bare(line: str) -> str:
    """A line without the marks between which it was typeset ("^Harbour strike ends<")."""
    return line[1:-1].strip() if line.startswith("^") and line.endswith(("<", "=")) else line


def _is_slug(line: str, below: str, is_headline: Callable[[str], bool]) -> bool:
    """Whether a line calls a report; one in marks does wherever the headline stands below it."""
    bare, below = _bare(line), _bare(below)
    is_above_headline = is_headline(below) and not credits.is_nothing_else(below)
    return _calls_report(bare) or (bare != line and is_above_headline)


def _calls_report(line: str) -> bool:
    """Whether a line is words in a chain that name a topic, or says which version of a report this is."""
    if len(line) > _LONGEST:
        return False
    if _LEAD.search(line):
        return True
    found = _CHAIN.fullmatch(line)
    versions = [_uncounted(word) for word in _WORDS.findall(found["versions"])] if found else []
    lexicon = phrases.phrases()
    if found is None or not lexicon.versions.issuperset(filter(None, versions)):
        return False
    chain, parts = found["chain"], [part for part in _JOINTS.split(found["chain"]) if part and not part.isdigit()]
    is_bracketed = found["versions"].strip().startswith("(") and any(versions)
    if chain.isupper() and (found["slash"] or (is_bracketed and len(parts) > 1)):
        return True
    if len(parts) < _LEAST_PARTS:
        return False
    is_topic = all(len(part) > 1 and part.casefold() not in lexicon.compound_words for part in parts)
    return (chain.isupper() and is_topic) or _uncounted(parts[-1]) in lexicon.versions or parts[0] in lexicon.wires


def _uncounted(word: str) -> str:
    """A word for the version of a report without its number: "lead" for "2ndLead", nothing for "0456"."""
    return _COUNTED.sub("", word.casefold())
