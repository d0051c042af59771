"""Finds announced events: "is to meet on Friday", "plans to file", "Parliament returns in September"."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.following import timetables, watch_cues
from briefing.analysis.following.occasion import Occasion
from briefing.analysis.following.verb_forms import ADVERBS
from briefing.analysis.timing import tense

_WILL = re.compile(rf"(?:\b(?:will|shall)\b|'ll\b)\s*{ADVERBS}(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z]+)")
_BEFORE = re.compile(r"(?P<mark>,?)\W*(?P<word>[\w']+)[.)”\",]*\s*$")
_SHOULD_REACH = 60  # characters between "should close" and its time
_BEFORE_REACH = 40  # characters in which the word before a cue stands
_WOULD = re.compile(rf"\bwould\s+{ADVERBS}(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z]+)")
_SET = re.compile(
    rf"(?:\b(?P<past>was|were)|\b(?:is|are|being|be|(?:has|have) been|and|now|spot|each|both)|'s|'re|,)\s+{ADVERBS}"
    r"(?P<how>scheduled|rescheduled|slated|due|set|expected|poised|planned|tipped|booked|billed|timed|pencill?ed in|"
    r"set down|targeted|listed|foreseen|fixed|earmarked|authori[sz]ed|"
    r"lined up|called|convened|recalled|likely|about|planning|preparing|"
    rf"gearing up|pledging|promising|vowing)\s+"
    rf"(?:(?:to|for)\s+(?!(?:next|this|early|late|mid)\b){ADVERBS}(?:be\s+|have\s+)?(?P<verb>[a-z]+)?|"
    r"(?=(?:for|on|in|by|at|no|within|before|early|later|next|this|tomorrow|tonight)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    rf"\b(?:(?P<past>was|were)|is|are)\s+{ADVERBS}to\s+(?:be\s+|have (?:a|an|his|her|its|their)\s+)?(?P<verb>[a-z]+)"
)
_PLANS = re.compile(
    r"\b(?P<how>plans?|planned|wants|intends?|aims?|agreed|promised|promises|vowed|vows|pledged|pledges|"
    r"(?:announced|unveiled) plans|has (?:announced )?plans|arranged|prepares?|expects?)\s+to\s+"
    rf"{ADVERBS}(?:be\s+)?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s(?:also|now|still|reportedly)\s*$")
_NOUN_BEFORE = re.compile(
    r"(?:.*'s|.*s'|a|an|the|his|her|its|their|our|my|whose|no|any|this|that|of|latest|new|for|and|on|to|in|with|other|secret|better|"
    r"(?-i:[a-z]{2,}(?:ed|ing)))$",
    re.IGNORECASE,
)
# "said it would", "told reporters they would": who speaks is who will act.
_DOUBTED = re.compile(r"n't (?:think|believe|expect)(?: that)? \w+\s$")
_REPORTED = re.compile(
    r"(?<!had )\b(?:said|says|announced|confirmed|told \w+)(?: on \w+day)?(?: that)? "
    r"(?:it|he|she|they|(?:his|her|its|their|the) \w+(?: \w+)?)\s$"
)
_IF_PASSED = re.compile(
    r"\b[Ii]f (?:\w+ ){0,3}?(?:is )?(?:approved|passed|adopted|cleared|ratified|agreed|endorsed|backed)\b"
)
_SHOULD = re.compile(
    r"\bshould\s(?:be\s(?P<be>completed|finished|ready|concluded|finali[sz]ed|delivered)|"
    r"(?P<verb>complete|conclude|close|arrive|deliver|produce|reopen|open|finish|start|begin|resume|land))\b"
)
_IF = re.compile(r"\b[Ii]f (?:\w+ (?:think|believe|feel|hope|know|say)s? )?\w+[ ']?$")  # "if it will cause harm"
_ABOUT_TO = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)(?:'re|'m|'s| are| am| is)? (?:going|intends?|plans?|means?) to "
)
_SOON = re.compile(
    r"(?: (?!any)[\w'-]+){0,5}? (?:shortly|(?<!time )soon|in due course|imminently|in the near future)\b"
)
_CAN = re.compile(rf"\b(?:could|may|might)\s+{ADVERBS}(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z]+)")
_HEADLINE = re.compile(r"(?P<subject>[\w'’.-]+(?: [\w'’.-]+){0,5}) [Tt]o (?P<verb>[A-Za-z]+)")
_ARTICLES = ("a", "an", "the")
_LOOSE = ("likely", "called")  # "likely to rain by Friday", "called to serve": an event's verb and a day must follow
_NOUNS = ("plan", "plans", "aims", "pledges", "promises")
_FIRM = ("plan", "plans", "intend", "intends", "promised", "promises")
_VOWED = ("vowed", "vows", "pledged", "promised", "promises", "agreed")
_STANDING = ("regularly", "often", "repeatedly", "long", "once", "always", "had", "memorably")


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(watch_cues.words("verbs", name))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:{watch_cues.alternatives('verbs', 'definite_phrases')})\b", re.IGNORECASE)


@cache
def _own_acts() -> re.Pattern[str]:
    return re.compile(rf"(?:{watch_cues.alternatives('verbs', 'own_acts')})", re.IGNORECASE)


@cache
def _foresight() -> re.Pattern[str]:
    (onlookers,), (foresee,) = watch_cues.words_as_is("verbs", "onlookers"), watch_cues.words_as_is("verbs", "foresee")
    return re.compile(rf"\b{onlookers}\b(?: \w+){{0,3}} {foresee}\b", re.IGNORECASE)


@cache
def _report() -> re.Pattern[str]:
    return re.compile(rf"\b{watch_cues.words_as_is('deadlines', 'report')[0]}\b")


def find(on: Occasion) -> int | None:
    """Where the words stand that announce an event (offset into the occasion's text), or None."""
    sure = (_set, _planned, _will, _would, _should, _vowed, _at_the_earliest, timetables.moves, _headed)
    looks = (*sure, *timetables.DATED) if on.grade in ("fine", "month") else sure
    cue = next((cue for look in looks if (cue := look(on)) is not None), None)
    return None if cue is None or (on.grade != "fine" and foreseen(on)) else cue


def foreseen(on: Occasion) -> bool:
    """Whether somebody who only looks on expects it ("analysts say it will")."""
    return bool(_foresight().search(on.text))


def _definite(on: Occasion, match: re.Match[str]) -> bool:
    return match["verb"].lower() in _verbs("definite") or bool(_phrases().match(on.text, match.start("verb")))


def _worth(on: Occasion, match: re.Match[str]) -> bool:
    """Whether the verb of `match` with the due time of its clause makes an event of it."""
    verb = (match["verb"] or "").lower()
    if not on.dated(match.start()):
        return verb in _verbs("event") and on.occasioned(match.end())
    if verb in _ARTICLES and on.due_at < match.start():
        return False
    if on.grade == "coarse":
        event = verb in _verbs("event") and (match.re is not _WILL or bool(_IF_PASSED.search(on.text)))
        bare = not verb or (verb in _ARTICLES and not match.groupdict().get("past"))
        return bare or event or (_is_firm(match) and on.due_at > match.start()) or _definite(on, match)
    if on.grade == "month" and match.re is _WILL:
        return verb in _verbs("event") or _definite(on, match) or (bool(match["be"]) and _is_done(verb))
    if match.groupdict().get("be") and on.due_at > match.end() and not _comes_about(verb):
        return False
    return verb not in _verbs("never_events") or _definite(on, match)


def _is_firm(match: re.Match[str]) -> bool:
    """Whether the words announce so firmly that a time far ahead is enough ("is due to be torn down in 2040")."""
    groups = match.groupdict()
    how = (groups.get("how") or "").lower().split(" ")[0]
    return (
        not groups.get("past")
        and how in _verbs("firm")
        and match["verb"] not in _verbs("state") | _verbs("never_events")
    )


def _is_done(word: str) -> bool:
    """Whether a word after "will be" tells an act ("injected") and no state of mind ("remembered")."""
    return tense.is_past_form(word) and word not in _verbs("felt")


def _comes_about(word: str) -> bool:
    """Whether "will be" with this word tells an event ("will be sworn in", "be in Oslo") and no state ("fierce")."""
    return tense.is_past_form(word) or word.endswith("ing") or word in _verbs("be_events")


def _set(on: Occasion) -> int | None:
    if not on.has("verbs", "scheduling"):
        return None
    for match in (*_SET.finditer(on.text), *_IS_TO.finditer(on.text)):
        groups = match.groupdict()
        if groups.get("past") and match.re is _IS_TO and not on.near:
            continue
        how = groups.get("how", "").lower()
        if how in _LOOSE and not (on.grade in ("fine", "month") and _tells_event(on, match)):
            continue
        if how == "called" and groups.get("past") and on.printed_that_day:
            continue  # "were called to give evidence on Friday", printed on Friday: over by now
        if _worth(on, match):
            return match.start()
        if not match["verb"] or groups.get("past") or how in ("about", "poised"):
            continue
        if _definite(on, match) and not on.spoken(match.start()) and not on.first_person(match.start()):
            return match.start()
    return None


def _tells_event(on: Occasion, match: re.Match[str]) -> bool:
    verb = match["verb"]
    return not verb or verb.lower() in _verbs("event") or verb[0].isupper() or _definite(on, match)


def _planned(on: Occasion) -> int | None:
    if not on.has("verbs", "planning"):
        return None
    for match in _PLANS.finditer(on.text):
        how, cue = match["how"].lower(), match.start()
        before, _ = _word_before(on.text, cue)
        past = before.lower() == "had" and not on.news_when_said(cue)
        if past or on.first_person(cue) or (how in _NOUNS and _is_noun(on, cue, before)):
            continue
        if how.startswith(("expect", "want")) and match["verb"].lower() not in _verbs("event"):
            continue
        if _worth(on, match):
            return cue
        if (
            how in _VOWED
            and before.lower() not in _STANDING
            and _own_acts().match(on.text, match.start("verb"))
            and not on.spoken(cue)
        ):
            return cue
        if how not in _FIRM or before.lower() in _STANDING or on.spoken(cue):
            continue
        if _definite(on, match) or (
            not how.startswith("promise") and match["verb"].lower() in _verbs("event") - _verbs("own_business")
        ):
            return cue
    return None


def _is_noun(on: Occasion, cue: int, before: str) -> bool:
    """Whether "plans" and the like are a noun by the word before; "cancelled flights and plans to fly" has a verb."""
    verb = before == "and" and on.dated(cue) and tense.tells_the_past(on.text[:cue])
    return not verb and bool(_NOUN_BEFORE.match(before))


def _word_before(text: str, position: int) -> tuple[str, str]:
    """The word that stands before `position` (adverbs such as "also" left out), and a comma before it."""
    lead = _ALSO.sub(" ", text[max(0, position - _BEFORE_REACH) : position])
    match = _BEFORE.search(lead)
    return (match["word"], match["mark"]) if match else ("", "")


def _will(on: Occasion) -> int | None:
    if on.words.isdisjoint(("will", "shall", "ll")):
        return None
    for match in _WILL.finditer(on.text):
        subject, mark = _word_before(on.text, match.start())
        if (
            match["verb"] in ("not", "never")
            or subject.lower() == "you"
            or (subject in ("that", "who", "which") and not mark)
            or _IF.search(on.text, 0, match.start())
        ):
            continue
        if _worth(on, match):
            return match.start()
        if _DOUBTED.search(on.text, 0, match.start()) or (on.grade == "month" and on.spoken(match.start())):
            continue
        if subject in ("I", "we", "We") and not match["be"] and _own_acts().match(on.text, match.start("verb")):
            return match.start()
        generic = subject.lower() in _verbs("generic_subjects") and not _REPORTED.search(on.text, 0, match.start())
        done = match["be"] and _is_done(match["verb"]) and not generic and not on.spoken(match.start())
        if done and _SOON.match(on.text, match.end()):
            return match.start()
        if generic or match["be"] or ("if" in on.words and on.due is None) or on.spoken(match.start()):
            continue
        if _definite(on, match) or _own_acts().match(on.text, match.start("verb")):
            return match.start()
    return None


def _would(on: Occasion) -> int | None:
    """What somebody said he would do on a day ahead."""
    if "would" not in on.words:
        return None
    for match in _WOULD.finditer(on.text):
        reported = _REPORTED.search(on.text, max(0, match.start() - 40), match.start())
        if reported and _own_acts().match(on.text, match.start("verb")) and on.words.isdisjoint(("if", "unless")):
            return match.start()
        if on.grade in ("none", "vague") and not on.occasioned(match.end()):
            continue
        done = match["be"] and on.grade == "fine" and on.due_at > match.start() and _comes_about(match["verb"])
        told = match["verb"] in _verbs("event") or done
        said = _report().search(on.text, 0, match.start()) or _IF_PASSED.search(on.text)
        if told and said and _worth(on, match):
            return match.start()
    return None


def _should(on: Occasion) -> int | None:
    """What is to be done by a time that is known ("should complete in the second quarter")."""
    match = _SHOULD.search(on.text) if "should" in on.words and on.grade not in ("none", "vague") else None
    after = match is not None and 0 <= on.due_at - match.end() < _SHOULD_REACH
    return match.start() if match and after and on.dated(match.start()) and not on.spoken(match.start()) else None


def _vowed(on: Occasion) -> int | None:
    """What the speaker himself is about to do before a court or with his office ("we are going to sue them")."""
    for match in _ABOUT_TO.finditer(on.text) if on.has("verbs", "own_plans") else ():
        if _own_acts().match(on.text, match.end()) and on.words.isdisjoint(("if", "not", "t", "whether")):
            return match.start()
    return None


def _at_the_earliest(on: Occasion) -> int | None:
    """What can come as soon as a day that is named ("talks could resume as early as next week")."""
    early = on.due is not None and on.due.text.lower().startswith(("as early", "as soon"))
    match = _CAN.search(on.text, 0, on.due_at) if early and on.due_at > 0 else None
    if match is None or not on.dated(match.start()):
        return None
    return match.start() if match["verb"] in _verbs("event") or (match["be"] and _is_done(match["verb"])) else None


def _headed(on: Occasion) -> int | None:
    """A headline's infinitive ("Mayor to open bridge Friday")."""
    match = _HEADLINE.match(on.text) if on.today or on.due_at > 0 else None
    if match is None or on.text.endswith((".", "!", "?")) or tense.tells_the_past(match["subject"]):
        return None
    return match.end("subject") if match["verb"].lower() in _verbs("event") and _worth(on, match) else None
