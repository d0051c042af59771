"""Tells whether a time lies ahead or behind, by the verb that it hangs on ("met Friday", "to meet Friday")."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.following import watch_cues

STRONG, WEAK = 2, 1  # a positive direction is the future, a negative one the past

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,;:()“”\"—–]")
_SHOWN = frozenset(("shows", "showed", "found", "finds", "suggests", "suggested", "says", "said", "put", "puts"))
_REACH = 260  # characters on either side that can hold the governing verb
_HELPERS_NOW = frozenset(("is", "are", "am", "'s", "'re", "being"))
_HELPERS_THEN = frozenset(("was", "were", "had", "did", "didn't", "wasn't", "weren't", "hadn't"))
_PERFECT = frozenset(("has", "have", "hasn't", "haven't", "been"))
_MODALS = frozenset(("will", "shall", "won't", "gonna"))
_SOFT_MODALS = frozenset(
    ("would", "could", "can", "may", "might", "must", "should", "wouldn't", "cannot", "can't", "couldn't")
)
_BACKWARD = frozenset(("since", "ago", "following", "after"))
_NEW_CLAUSE = frozenset(("after", "before", "since", "when", "while", "because", "until", "if"))
_NEXT_CLAUSE = _NEW_CLAUSE | {"as", "and", "but"}
_FORWARD = frozenset(("before", "until", "till", "by", "ahead of", "starting", "beginning", "within"))
_APPOSED = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "who", "which", "whose", "where", "also", "former", "now")
)
_FALLS_ON = frozenset(("is", "are", "'s"))  # right before a day: "the vote is Nov. 8"
_PUT_OFF = frozenset(("back", "off", "forward", "moved", "postponed", "rescheduled", "delayed", "deferred", "extended"))
_SAYING = frozenset(
    ("said", "told", "wrote")
)  # never an attribute, whatever pronoun stands before: "close to her said"
_UNSAID = ("say", "comment", "discuss", "confirm", "specify", "elaborate", "answer")
_NO_VERB = (
    "ing",
    "ed",
    "'s",
    "ery",
    "tion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
)  # "to" is a preposition there
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(watch_cues.words("tense", name))


def words_of(text: str) -> list[str]:
    """The words and marks of a text, in small letters but for a name after "to", as the other functions read them."""
    words = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    # A capital after "to" is a name ("a visit to Turkey"), and no infinitive.
    return [word if index and words[index - 1] == "to" else word.lower() for index, word in enumerate(words)]


def direction(clause: str, start: int, end: int) -> int:
    """How a time at `clause[start:end]` points: 2 surely ahead, 1 probably ahead, -1 probably behind, -2 surely behind.

    The nearest verb to the left decides; where there is none, the nearest to the right does. A time that hangs on no
    verb at all is taken as ahead, because news writes upcoming events as bare nouns.
    """
    left = words_of(clause[max(0, start - _REACH) : start])
    inner = words_of(clause[start:end])
    right = words_of(clause[end : end + _REACH])
    opener = inner[0] if inner else ""
    before = left[-1] if left else ""
    if opener == "of" and before == "as":
        return -STRONG
    for word in (opener, before):
        if word in _BACKWARD and not (word == "after" and word is opener):
            if word == "after" and _scan_left(left) == STRONG and not clause[:end].endswith(("'s", "’s")):
                return STRONG  # "will be back after Christmas"
            return -WEAK if word in ("following", "after") else -STRONG
        if word in _FORWARD or (word == "for" and word is opener):
            sure = word not in ("for", "before") and not _HELPERS_THEN & set(left) and _scan_left(left) >= 0
            return STRONG if sure else WEAK
    if before == "to" and _PUT_OFF & set(left[-4:]) and "had" not in left:
        return STRONG  # "has been pushed back to Sunday"
    if before in _FALLS_ON or (opener == "of" and before in ("date", "deadline")):
        return STRONG
    if before == "of" and len(left) > 1 and left[-2] == "ahead":
        return WEAK
    if right and right[0] in _SHOWN and not left[3:]:
        return -STRONG
    found = _scan_left(left)
    told = is_past_form(before) if before not in ("on", "at") else len(left) > 1 and is_past_form(left[-2])
    if found == -STRONG and not told and _subject_of_future(right):
        return WEAK
    if len(left) > 1 and right and right[0] in _NEXT_CLAUSE:
        return found or WEAK  # "takes effect on Friday as the storm swept in"
    return found or _scan_right(right) or WEAK


def _subject_of_future(right: list[str]) -> bool:
    """Whether the time ends the subject of a future verb ("said the vote on Tuesday will ...")."""
    return bool(right) and (right[0] in _MODALS or right[0] == "would")


def _scan_left(words: list[str]) -> int:
    """What the deciding word nearest to the right end of `words` says, 0 when there is none."""
    return next((found for index in range(len(words) - 1, -1, -1) if (found := verdict(words, index))), 0)


def _scan_right(words: list[str]) -> int:
    """What the first deciding word says, 0 when a new clause begins before there is one."""
    for index, word in enumerate(words):
        if index and word in _NEW_CLAUSE:
            return 0
        if found := verdict(words, index):
            return found
    return 0


def verdict(words: list[str], index: int) -> int:
    """How the word at `index` points (see `direction`), 0 when it says nothing about time."""
    word = words[index]
    if word in _MODALS or word.endswith("'ll"):
        return STRONG
    if word == "put" and words[index + 1 : index + 2] == ["it"] and "as" in words[max(0, index - 3) : index]:
        return -STRONG
    if word == "must":
        return STRONG
    if word in _SOFT_MODALS:
        following = words[index + 1 : index + 3]
        return (
            -WEAK if "have" in following or (word == "wouldn't" and following[:1] and following[0] in _UNSAID) else WEAK
        )
    if word == "to":
        return _to(words, index)
    if word == "set" and words[index + 1 : index + 2] not in (["to"], ["for"]):
        return 0
    if word in _list("planned"):
        return 0 if index and words[index - 1] in _DETERMINERS and word in ("set", "planned", "expected") else STRONG
    if word in _list("promising") and _infinitive(words, index + 1):
        return STRONG
    if word in _HELPERS_THEN:
        return -WEAK
    if word in ("is", "are") or (
        word in _list("announcing_present") and not (index and words[index - 1] in _DETERMINERS)
    ):
        return WEAK
    if word + "s" in _list("announcing_present") and index and _is_plural(words[index - 1]):
        return WEAK  # "planes lent by two towns arrive on Sunday"
    if word.endswith("ing") and index and words[index - 1] in ("after", "since", "upon", "following"):
        return -STRONG
    if words[index + 1 : index + 2] and words[index + 1] in _MODALS:
        return 0
    if word in _list("done_deeds") and not (
        index and words[index - 1] in ("a", "an", "any", "no", "the", "to", "will")
    ):
        return -WEAK
    if is_past_form(word) and not (index and words[index - 1] == "to"):
        return _past_form(words, index)
    return 0


def _is_plural(word: str) -> bool:
    return len(word) > len("this") and word.endswith("s") and not word.endswith(("'s", "ss"))


def _to(words: list[str], index: int) -> int:
    """What "to" says with the verb behind it and the word before it ("plans to sell")."""
    found = _infinitive(words, index)
    promises = index and (words[index - 1] in _list("promising") or words[index - 1] in _list("planned"))
    return STRONG if found > 0 and promises else found


def _infinitive(words: list[str], index: int) -> int:
    following = words[index + 1] if index + 1 < len(words) else ""
    if (
        words[index : index + 1] != ["to"]
        or not following
        or following in _DETERMINERS
        or following.endswith(_NO_VERB)
        or not following.isalpha()
        or following[0].isupper()
        or (_is_plural(following) and following != "focus")
    ):
        return 0
    if index and words[index - 1] in ("according", "due", "prior", "thanks", "close", "next"):
        return 0
    if index and words[index - 1] in _list("implied_done"):
        return -WEAK
    return WEAK


def is_past_form(word: str) -> bool:
    """Whether a word in small letters is a past form or participle, as far as its letters tell."""
    if word in _list("irregular_past"):
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _list("not_past")


def _past_form(words: list[str], index: int) -> int:
    """The direction of an -ed or irregular form, by the helper verbs that stand before it."""
    if _is_attribute(words, index) or _is_object(words, index):
        return 0
    for back in range(index - 1, max(-1, index - 4), -1):
        helper = words[back]
        if helper in ("be", "get") or helper in _MODALS or helper in _SOFT_MODALS:
            return 0
        if helper in _HELPERS_NOW or helper.endswith(("'re", "'m")):
            return WEAK
        told_now = helper in _PERFECT or (helper == "had" and not _SAYING.isdisjoint(words[max(0, back - 5) : back]))
        if told_now and words[index] in _list("arranging"):
            return WEAK  # takes no day that is over: "has invited them for Monday", "said it had invited them"
        if helper in _HELPERS_THEN or helper in _PERFECT:
            return -STRONG
        if helper in _DETERMINERS:
            return 0 if back == index - 1 and words[index] not in _SAYING else -WEAK
        if not helper.endswith("ly") and helper not in (
            "not",
            "also",
            "never",
            "now",
            "still",
            "already",
            "just",
            "then",
        ):
            break
    return -STRONG


def tells_the_past(sentence: str) -> bool:
    """Whether the first verb form that says anything about time looks back."""
    return _scan_right(words_of(sentence[:_REACH])) < 0


def speaks_of_time(words: str) -> bool:
    """Whether any verb form in `words` says that something was, is or will be."""
    return _scan_right(words_of(words)) != 0


def _is_object(words: list[str], index: int) -> bool:
    """Whether an -ed form describes what an infinitive or future verb it follows acts on ("visit flooded towns")."""
    verb = words[index - 1] if index > 1 else ""
    return (
        index > 1
        and (words[index - 2] == "to" or words[index - 2] in _MODALS)
        and words[index].endswith("ed")
        and verb.isalpha()
        and verb not in _DETERMINERS
        and index + 1 < len(words)
        and words[index + 1].isalpha()
    )


def _is_attribute(words: list[str], index: int) -> bool:
    """Whether an -ed form after a comma describes what stands before it (", dubbed Ada,") and is not the main verb.

    After an apposition (", the mayor, praised") it is the main verb.
    """
    if not index or words[index - 1] != "," or not words[index].endswith("ed") or words[index] in _list("reporting"):
        return False
    opening = next((back for back in range(index - 2, max(-1, index - 25), -1) if words[back] == ","), None)
    return opening is None or not (words[opening + 1] in _APPOSED or words[opening + 1].endswith("ing"))
