"""Who stands before a verb, and who behind it: noun phrases by the letters of a line's words, without a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.quoting import cues

if TYPE_CHECKING:
    from briefing.analysis.quoting.tokens import Line

# Left of a verb its subject may be followed by these: "Smith on Monday also repeatedly said".
_BARRIER = frozenset(",.;:-()QTBSWHVIGPX/t&")
_NOUNISH = "NnR#"
_LIST = re.compile(r"(D?n{1,3})[pg][^VXIv.;:WQ]*,[DNnR]*&")  # "Offers from Turkey, Norland or Osland (show)"
_SHARE_ALONE = re.compile(r"[Ap]?[D#n]p[D#n]")  # "about one in five (say)"
_SHARE_OF = re.compile(r"D?[Ap]?(?P<some>[D#n]p[D#])[#NnR]*[nNR]\Z")  # "about one in five voters (say)"
_SHARE = re.compile(r"[D#n]p[#D]\Z")  # "six in 10 (said)"
_NEAR_TO = frozenset(["close", "loyal", "opposed", "sympathetic"])  # "people close to Smith (say)"
_REDUCED = re.compile(r"[DA#]*[NnRs]+(?:g|[vVG][opt])")
# A clause with who that is over before the verb: "who met with them", "who had been a pupil in Ossov".
_ENDS_RELATIVE = re.compile(r"X{0,3}A*(?:X[DAnNR#]+|[vVIn][DAPnNR#s&]*)(?:[pot][DAPnNR#sg&]+)*\Z")
_THAT = re.compile(r"[NnR]T(?=X)")
_HEAD_WINDOW = 60

# A noun phrase to the right of a verb, from its first word on; the phrase may take "of ..." or "for ..." with it.
_CORE = r"D{0,2}A?[vgV]?(?:[NnR#ws]|(?<=s)[vg](?=[nR])|&(?=[NnR]))*[NnR]"
_RIGHT = re.compile(rf"(?P<lead>(?:A|w(?!s))*)(?P<core>P(?![NnR])|{_CORE})(?P<more>(?:(?:[op]|t(?=[DN])){_CORE})*)")
_VERB_INSIDE = re.compile(r"(?<=[NnR])v(?=[DN])")
_OWN_PREPOSITION = frozenset(["of", "to", "for", "at", "with", "from", "in", "on"])
# "in Salem, New Norland, Smith (said)", "in Salem, New Norland, on Sunday, Smith (said)"
_LAND = re.compile(r"N,N{1,3},(?:p?D?[wn#]{1,3},)?[NPR]|pN{1,3},N,(?:p?D?[wn#]{1,3},)?D")
_WHERE = frozenset(["in", "near", "at", "outside", "from"])
_TOWN = 6
_MAX_RIGHT = 30
_SHARED_NOUN = re.compile(r"D?[NnR]{1,4}&v[nR]")  # "Norlish and allied officials"


class Phrase(NamedTuple):
    """A noun phrase: positions `first` to `last` (past it) in a line, `core` the end of it without "of ..."."""

    first: int
    last: int
    core: int


def head_word(line: Line, phrase: Phrase) -> str:
    """The noun that the phrase is about, in small letters: "stay" in "her latest stay on the island"."""
    for at in range(phrase.first + 1, phrase.core):
        if line.tags[at] in "po" and line.tags[at - 1] in _NOUNISH:
            return line.words[at - 1]
    return line.words[phrase.core - 1]


def is_bare(text: str, line: Line, phrase: Phrase) -> bool:
    """Whether the phrase speaks for nobody: "help", "well", a small noun in the singular without article.

    `text` is the article's, to which the line's offsets belong.
    """
    head = phrase.core - 1
    if text[line.starts[head]].isupper() or phrase.last > phrase.core:
        return False
    tags = line.tags[phrase.first : phrase.core]
    single = tags[-1] in "ng" and not set(tags) & set("DNRs#") and not line.words[head].endswith("s")
    speaks = cues.kind("collective") | cues.kind("documents") if line.heading else cues.kind("collective")
    return single and line.words[head] not in speaks


def right_of(line: Line, position: int) -> Phrase | None:
    """The noun phrase that begins at `position`, adverbs and days skipped, or None."""
    window = line.tags[position : position + _MAX_RIGHT]
    match = _RIGHT.match(window)
    if match is None:
        return None
    first, core = position + match.start("core"), position + match.end("core")
    last = core
    more = match.end("more") + position
    if more > core and line.words[core] in _OWN_PREPOSITION and line.tags[core - 1] in "Rn":
        last = more
    return Phrase(first, last, core)


def left_of(line: Line, position: int) -> Phrase | None:
    """The noun phrase that ends where the verb group around `position` begins: its subject if that stands there."""
    begin, _ = line.sentence(position)
    begin = max(begin, position - _HEAD_WINDOW)
    end = begin + _skip_left(line.tags[begin:position])
    if end <= begin:
        return None
    last = line.tags[end - 1]
    if last == "P":
        return Phrase(end - 1, end, end)
    if last not in "NnR#w":
        return None
    first = end
    while first > begin and (line.tags[first - 1] not in _BARRIER or line.tags[first - 1 : first + 1] == "&p"):
        first -= 1
    relative = begin + len(line.tags[begin:first].rstrip("XA")) - 1
    if relative > begin and line.words[relative] == "who" and line.tags[first] not in "DNP":
        return left_of(line, relative)
    antecedent = _before_relative(line, begin, first, end)
    if antecedent is not None:
        return antecedent
    whole = _reduced(line, begin, first, position) if first > begin and line.tags[first - 1] in "tGI" else None
    if whole is not None:
        return whole
    person = _person_to(line, begin, first)
    if person is not None:
        return person._replace(last=end)
    listed = _LIST.fullmatch(line.tags, begin, first) if line.tags[first - 1] == "&" else None
    if listed is not None:
        return Phrase(begin, begin + len(listed.group(1)), begin + len(listed.group(1)))
    first = _with_conjunction(line, begin, first, end)
    return _trimmed(line, first, end)


def _person_to(line: Line, begin: int, first: int) -> Phrase | None:
    """ "Advisers to (the mayor say)", "people close to (Smith say)": who stands before "to"."""
    if first <= begin + 1 or line.tags[first - 1] != "t":
        return None
    if line.words[first - 2] in _NEAR_TO:
        return left_of(line, first - 2)
    return left_of(line, first - 1) if line.tags[first - 2] == "R" and line.tags[first] in "DN" else None


def nearest(line: Line, phrase: Phrase) -> Phrase:
    """ "the results of a test by a panel, which (said)": the panel."""
    tags = line.tags[phrase.first : phrase.last]
    first = phrase.first + max(tags.rfind("p"), tags.rfind("o")) + 1
    return phrase if first >= phrase.last else Phrase(first, phrase.last, phrase.last)


def _before_relative(line: Line, begin: int, first: int, end: int) -> Phrase | None:
    """ "Officials who met with the council (said)": the officials, unless the last noun has a verb of its own."""
    start = max(begin, *(line.tags.rfind(stop, begin, end) + 1 for stop in ",;:()QTSH-./"))
    relative = line.tags.rfind("W", start, first)
    if relative <= start or line.words[relative] != "who":
        relative = _that(line.tags, begin, first, end)
    if relative < 0 or not _ENDS_RELATIVE.match(line.tags, relative + 1, end):
        return None
    opens_clause = any(_tells(line.words[at]) for at in range(relative + 1, first))
    return None if opens_clause else left_of(line, relative)


def _that(tags: str, begin: int, first: int, end: int) -> int:
    """Where "that" stands for the noun before it, "groups that have backed Smith (say)", or -1."""
    relative = tags.rfind("T", begin, first)
    found = _THAT.match(tags, relative - 1, end) if relative > begin else None
    return relative if found is not None and not set(tags[relative + 1 : end]) & set(",;:()QSHW-./") else -1


def _tells(word: str) -> bool:
    """Whether a clause may follow the word without "that", so that the next noun is that clause's subject."""
    cue = cues.forms().get(word)
    return word in cues.kind("opinions") or (cue is not None and cue.lemma in cues.kind("bare"))


def _reduced(line: Line, begin: int, first: int, position: int) -> Phrase | None:
    """ "Members trying to win the seat (say)": the noun, where what stands between has no verb of its own."""
    start = max(begin, *(line.tags.rfind(stop, begin, first) + 1 for stop in ",;:()QTBSWH-./"))
    if start > begin and line.tags[start - 1] == "W" and line.words[start - 1] == "who":
        return left_of(line, start - 1)
    if "X" in line.tags[start:first] or not _REDUCED.match(line.tags, start, position):
        return None
    found = right_of(line, start)
    return found and found._replace(last=found.core)


def _skip_left(tags: str) -> int:
    """How much of `tags` is left when auxiliaries, adverbs and days at its end are taken off."""
    end = len(tags)
    while end:
        if tags[end - 1] in "XA" or (tags[end - 1] == "w" and end > 1 and tags[end - 2] in "NnRPXAw"):
            end -= 1
        elif tags[end - 1] in "w#" and tags[:end].rstrip("w#")[-1:] == "p" and not _SHARE.search(tags[:end]):
            end = len(tags[:end].rstrip("w#")) - 1
        elif tags[max(0, end - 2) : end] == "Dw" and tags[max(0, end - 3) : end - 2] in tuple("NnRP)A"):
            end -= 2
        elif tags[end - 1] == ")" and "(" in tags[max(0, end - 8) : end]:
            end = tags.rindex("(", 0, end)
        else:
            return end
    return end


def _with_conjunction(line: Line, begin: int, first: int, end: int) -> int:
    """Takes "Smith and" before "Jones" along, where nothing but names stands there."""
    tags = line.tags
    if first - 1 > begin and tags[first - 1] == "&" and tags[first - 2] in _NOUNISH:
        start = first - 2
        while start > begin and tags[start - 1] in "NnRD#so":
            start -= 1
        plain = not set(tags[start:end]) & set("vg") or _SHARED_NOUN.fullmatch(tags, start, end)
        if (start == begin or tags[start - 1] in ".:;QTBS/,") and plain:
            return start
    return first


def _trimmed(line: Line, first: int, end: int) -> Phrase | None:
    """The subject in a run of words without commas: what leads in ("In Paris", "After the vote") is taken off."""
    tags = line.tags[first:end]
    cut = 0
    while cut < len(tags) and tags[cut] in "Aw":
        cut += 1
    cut += 2 * (line.words[first + cut] == "at" and line.words[first + cut + 1] in ("least", "most"))
    if _SHARE_ALONE.fullmatch(tags) and line.words[end - 2] == "in":
        return Phrase(first, end, end)
    share = _SHARE_OF.match(tags)
    if share is not None and line.words[first + share.start("some") + 1] in ("in", "of"):
        return Phrase(first, end, first + share.start("some") + 1)
    verb = max((match.end() for match in _VERB_INSIDE.finditer(tags)), default=0)
    verb = verb or (line.tags[first - 1 : first] == "P" and tags[:1] == "v")
    if verb:
        cut = verb
    elif tags[cut : cut + 1] in ("p", "g") or (
        tags[cut : cut + 1] == "v" and tags[cut + 1 : cut + 2] in ("p", "D", "w")
    ):
        cut = _last_core(tags)
    core = _core_end(tags, cut)
    if core <= cut:
        return None
    return Phrase(first + cut, end, first + core)


def _last_core(tags: str) -> int:
    """Where the last noun phrase of `tags` begins, a run of names before all."""
    start = len(tags)
    wanted = "N#&s" if tags[-1] == "N" else "NnR#sD"
    while start and tags[start - 1] in wanted:
        start -= 1
    while start and tags[start - 1] in "RD":
        start -= 1
    return start


def _core_end(tags: str, start: int) -> int:
    """Past the last word before "of ...", "for ...", "named ..."."""
    for i in range(start + 1, len(tags)):
        if tags[i] in "opg" or (tags[i] == "v" and tags[i - 1] in _NOUNISH):
            return i
    return len(tags)


def sentence_subject(line: Line, position: int) -> Phrase | None:
    """The subject of the sentence around `position`: its first noun phrase that leads in nothing."""
    begin, end = line.sentence(position)
    led = False
    place, last = begin, min(end, position)
    while place < last:
        tag = line.tags[place]
        if tag in "NnRD#P":
            found = right_of(line, place)
            led = led or (found is not None and line.tags[found.last : found.last + 2] in ("A,", "w,"))
            ago = found is not None and line.words[found.last - 1] == "ago"
            if found is not None and not ago and not (led and (_goes_on(line, found) or is_land(line, place))):
                return found
        if tag in "NnRD#PpSvgGHot":
            led = True
            comma = line.tags.find(",", place, end)
            if comma < 0:
                return None
            place = comma
        place += 1
    return None


def is_land(line: Line, position: int) -> bool:
    """Whether the name at `position` tells where a town lies: "New Norland" in "in Salem, New Norland, ..."."""
    low = max(0, position - _TOWN)
    begin = low + len(line.tags[low : max(0, position - 1)].rstrip("N")) - 1
    town = begin >= low and line.words[begin] in _WHERE and _LAND.match(line.tags, begin) is not None
    return town or (position > 1 and _LAND.match(line.tags, position - 2) is not None)


def clause_subject(line: Line, position: int) -> Phrase | None:
    """The noun phrase that opens the clause around `position`: behind the last comma or "while", "because"."""
    begin, _ = line.sentence(position)
    place = max(begin, *(line.tags.rfind(stop, begin, position) + 1 for stop in ",;:SQ-"))
    found = right_of(line, place)
    return found if found is not None and found.last < position and line.tags[found.core - 1] in "NRPn" else None


def _goes_on(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase behind a lead-in is more of the lead-in: "After a long, stormy meeting, (Smith said)"."""
    following = line.tags[phrase.last : phrase.last + 2]
    return line.tags[phrase.core - 1] == "n" and (following[:1] == "," or following in ("A,", "w,"))
