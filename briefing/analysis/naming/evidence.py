"""Is it a person, an organisation or a place: what the words around a name say, put together with the name itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming import lexicons, roles
from briefing.analysis.naming.bodies import is_acronym
from briefing.analysis.naming.shapes import Scores, is_plural_of_place
from briefing.analysis.naming.shapes import of_name as of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.naming.capitals import Words
    from briefing.analysis.naming.labels import LabelKind
    from briefing.analysis.naming.runs import Found

KINDS: tuple[LabelKind, ...] = ("person", "organisation", "place")
THRESHOLD = 0.9
LABELLED = 0.8
"""What a label adds to its kind where all of many mentions bear it; half of that where the only one does."""
UNSEEN = 0.6
"""How much more a name needs of whose many mentions a labeller saw none."""


def of_place(words: Words, found: Found) -> Scores:
    """What the words around one mention say."""
    sentence = words.sentences[found.first]
    before = words.form(found.first - 1, sentence).lower()
    earlier = words.form(found.first - 2, sentence).lower()
    after = words.form(found.last, sentence).lower()
    person, body, place = _before(before, earlier)
    if after in ("'s", "’s") and before in ("of", "for") and body > 1:
        body = 0.3
    if before == "the" and earlier in lexicons.group("beside"):
        person, body, place = -0.8, 0.0, 1.6
    elif before == "the" and is_plural_of_place(tuple(words.forms[found.first : found.last])):
        person, body, place = -2.0, 2.0, -0.5
    elif before == "the" and after not in lexicons.group("after_the_name") and after.islower():
        person, body, place = 0.0, 0.0, 0.0
    if before == "and" and _is_place_in(words, found.first - 2, sentence):
        person, place = person - 0.4, place + 1.0
    if found.last - found.first > 1 and words.forms[found.last - 1] in words.speakers:
        person += 1.2
    if after in ("v", "vs") or before in ("v", "vs"):
        person, body, place = 0.5, 0.3, 0.0
    if found.hint == "person":
        person += -2.0 if _reads_as_noun(words, found) else 4
    extra = map(sum, zip(_introduced(words, found, before, earlier), _after(words, found, sentence), strict=True))
    return tuple(map(sum, zip((person, body, place), extra, strict=True)))  # type: ignore[return-value]


def _introduced(words: Words, found: Found, before: str, earlier: str) -> Scores:
    """What the noun says that introduces a name: "the newspaper X", "its chairman, X", "the Council (X)"."""
    if _is_short_for(words, found):
        return -1.0, 3.5, 0.0
    if before in lexicons.group("company") or _is_called(words, found.first):
        return -1.0, 2.0, -1.5
    either = lexicons.group("people_or_firms")
    if before in lexicons.group("broadcasters") and found.last - found.first == 1:
        return -0.5, 1.2, 0.0  # of people both names would be told
    if before in lexicons.flags("role_heads.txt") and found.title < 0 and before not in either:
        return 2.0, 0.0, 0.0
    post = roles.apposed(words, found.first, found.last)
    if post and either.isdisjoint(post.split()):
        return 2.0, 0.0, 0.0
    apposed = before == "," and earlier in lexicons.group("company") and found.last - found.first == 1
    return 0.0, 1.5 * apposed, 0.0


def _is_called(words: Words, at: int) -> bool:
    """Whether word `at` begins what some body is called: "a gang known as Quarm"."""
    sentence = words.sentences[at]
    known = words.form(at - 2, sentence) == "known" and words.form(at - 1, sentence) == "as"
    return known and words.form(at - 3, sentence) in lexicons.group("company")


def _is_short_for(words: Words, found: Found) -> bool:
    """Whether one mention is initials in brackets, told after the name in full: "Council for Ocean Drifters (COD)"."""
    form, sentence = words.forms[found.first], words.sentences[found.first]
    if words.form(found.first - 1, sentence) != "(" or words.form(found.first + 1, sentence) != ")":
        return False
    if not is_acronym(form):
        return False
    at, letters = found.first - 2, ""
    while len(letters) < len(form) and words.joined(at + 1) and words.form(at, sentence):
        if not words.caps[at] and words.forms[at] not in lexicons.group("no_part_of_bodies"):
            return False
        letters = (words.forms[at][0] if words.caps[at] else "") + letters
        at -= 1
    return letters == form


def _after(words: Words, found: Found, sentence: int) -> Scores:
    """What the words after a name say."""
    after = words.form(found.last, sentence).lower()
    later = words.form(found.last + 1, sentence).lower()
    place = 0.8 if after in lexicons.group("place_nouns") else 0.0
    if after in lexicons.group("saying"):
        return 1.3, 0.5, place
    if after in lexicons.group("acting"):
        return 0.6, 0.6, place
    if after in lexicons.group("plural_verbs") and _is_subject(words, found, sentence):
        return -0.6, 1.2, 0.0
    if after == "who" or (after == "," and later == "who"):
        return 2.0, 0.0, place
    if after == ",":
        return _apposition(words, found, sentence)
    if after in lexicons.group("entourage"):
        return 1.0, 0.0, place
    if after in lexicons.group("kinds_of_bodies"):
        return -1.0, 2.0, place
    if after in lexicons.group("body_nouns"):
        return 0.0, 1.2, place
    if after == "-" and later in ("based", "area", "born"):
        return 0.0, 0.0, 2.5
    return 0.0, 0.0, place


def _is_subject(words: Words, found: Found, sentence: int) -> bool:
    """Whether one name alone begins a clause: of "Quarm have won" only a club or a band can have."""
    if found.last - found.first > 2 or found.title >= 0:
        return False
    one = words.forms[found.last - 1].lower().removesuffix("s")
    if lexicons.is_common(one) or one in words.small or f"{one}s" in words.small:
        return False  # "Subpoenas were served"
    return words.opens[found.first] or words.form(found.first - 1, sentence) in lexicons.group("before_clauses")


def _reads_as_noun(words: Words, found: Found) -> bool:
    """Whether the one word after a title is an ordinary one that the article also writes small: "Executive Session"."""
    low = words.forms[found.first].lower()
    if found.last - found.first > 1 or low not in lexicons.common() or low in lexicons.group("surname_words"):
        return False
    title = words.forms[found.first - 1].rstrip(".").lower()
    if title in lexicons.group("titles_or_adjectives"):
        return True
    return low in words.small and title not in lexicons.flags("titles.txt")


def _before(before: str, earlier: str) -> Scores:
    roles = lexicons.flags("role_heads.txt")
    if before == "the":
        return -1.6, 0.8, 0.0
    if (before == "in" and earlier in lexicons.group("printed_or_owned")) or (
        before in ("for", "from") and earlier in lexicons.group("engaged")
    ):
        return -0.8, 1.6, 0.0
    if before == "at" and earlier in lexicons.group("at_places"):
        return -0.8, 0.2, 1.6
    if before == "at" and earlier.removesuffix("s") in roles:
        return -0.6, 1.6, 0.0
    if before in lexicons.group("place_in"):
        return -0.8, 0.2, 1.6
    if before in lexicons.group("place_to"):
        return -0.2, 0.3, 0.6
    if before == "of" and earlier in lexicons.group("heads_of_places"):
        return -0.6, 0.2, 1.6
    if before == "of" and earlier in lexicons.group("beside"):
        return -0.8, 0.0, 1.6
    if before in ("of", "for", "with") and earlier in roles:
        return -0.6, 1.6, 0.6 if before == "of" else 0.0
    if before == "of" and earlier in lexicons.group("body_nouns"):
        return -0.6, 1.6, 0.0
    if before == "of" and earlier in lexicons.group("place_of"):
        return -0.8, 0.0, 2.0
    if before == "," and earlier in lexicons.group("place_of"):
        return -0.8, 0.0, 1.6
    if before == "from" and earlier in roles:
        return -0.6, 0.3, 1.4
    if before == "by":
        return 0.5, 0.3, 0.0
    return 0.0, 0.0, 0.0


def _is_place_in(words: Words, at: int, sentence: int) -> bool:
    """Whether word `at` is a known place where something is: the first of two, as in "in Lisbon and Quarm"."""
    entry = lexicons.entry_of(words.form(at, sentence)) if words.form(at, sentence) else None
    known = entry is not None and entry.type == "place" and entry.how in ("name", "city")
    return known and words.form(at - 1, sentence) in lexicons.group("place_before")


def _apposition(words: Words, found: Found, sentence: int) -> Scores:
    """What stands after a comma: an age, what one is, the land a town lies in."""
    at = found.last + 1
    first = words.form(at, sentence)
    if first.isdigit() and len(first) * 8 >= 15 and int(first[:3]) in range(15, 105):
        return 3.0, 0.0, 0.0
    if first and first[0].isupper():
        known = lexicons.entry_at(words.forms, at, len(words.forms))
        owner = known is not None and words.form(known[1], sentence) in ("'s", "’s")
        if (
            known is not None
            and not owner
            and known[0].type in ("country", "place")
            and known[0].how in ("name", "city")
        ):
            return 0.0, 0.0, 1.8
    roles = lexicons.flags("role_heads.txt")
    if first == "based":
        return 0.0, 1.5, 0.0
    linked = False
    for step in range(8):
        low = words.form(at + step, sentence).lower()
        if low in ("", ",", ".") or low in lexicons.group("saying"):
            break
        if low in roles:
            return 1.6, 0.0, 0.0
        if low in lexicons.group("company"):
            return 0.0, 0.0 if linked else 1.6, 0.0
        linked = linked or low in lexicons.group("before_no_head")
    return 0.0, 0.0, 0.0


def of_parts(words: Words, forms: tuple[str, ...]) -> Scores:
    """What it says that one word of a name stands alone elsewhere: people go by their last, firms by their first."""
    low = forms[0].lower()
    if not 1 < len(forms) < 4 or lexicons.is_given(low) or low in lexicons.words("surnames_first.txt"):
        return 0.0, 0.0, 0.0
    if forms[-1] in words.alone and forms[0] not in words.alone:
        return 0.8, 0.0, 0.0
    if forms[0] in words.alone and forms[-1] not in words.alone:
        return 0.0, 0.4, 0.0
    return 0.0, 0.0, 0.0


def kind_of(static: Scores, around: list[Scores], seen: Sequence[LabelKind | None]) -> tuple[str | None, float]:
    """The kind that speaks loudest for a name, over all its mentions, or None under the threshold; and by how much.

    `seen` is what a labeller saw at the mentions that it read (see `labels.Labels`): evidence like any other, and
    the more of it, the surer.
    """
    share = len(around) ** 0.5
    totals = [static[i] + sum(one[i] for one in around) / share for i in range(3)]
    threshold = THRESHOLD
    if seen:
        trust = 1 / (len(seen) + 1)
        totals = [total + LABELLED * trust * seen.count(kind) for total, kind in zip(totals, KINDS, strict=True)]
        threshold += 0 if any(seen) else UNSEEN * trust * len(seen)
    best = max(range(3), key=totals.__getitem__)
    return (KINDS[best] if totals[best] >= threshold else None), totals[best]
