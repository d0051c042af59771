"""Which actor a phrase names: by name, by role ("the president"), by pronoun, or nobody but the phrase itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.quoting import cues, phrases, pronouns, tokens
from briefing.analysis.quoting.pronouns import Candidate, Discourse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.analysis.quoting.phrases import Phrase
    from briefing.analysis.quoting.tokens import Line
    from briefing.model import Actor, Mention, Sentence

PERSONAL = frozenset(["he", "she"])
_OBLIQUE = frozenset(["him", "her"])  # "according to him"
_NOBODY = frozenset(["i", "we", "you", "everyone", "everybody", "someone", "somebody", "nobody", "anyone", "one"])
_SURE_ENOUGH = 0.5
_LEAD = 30
# What may stand between a post and the name of its holder: "of the court", "called by the court".
_NAME_BEHIND = re.compile(r"(?:[vVgpo][op]?[DTnNRs#]{1,6}){0,2},R?(?P<name>N{2,5}),")
_NAME_REACH = 20
_FORMER = re.compile(r"(?:former|ex|then|one-time|late|acting)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?<!\w)(\w+)\.? \Z")
_TITLE_REACH = 16
_COMPLEMENT = re.compile(r"[opt]")  # "of state" in "secretary of state"
_FOLLOWING = re.compile(r" ([a-z]+)(?: ([a-z]+)(?= [A-Z]))?")


class Speaker(NamedTuple):
    """A speaker's name (None when unsure), the words that stand there, and how sure the name is."""

    name: str | None
    text: str
    confidence: float


class Speakers:
    """Names the speakers of one article; ask in reading order, since pronouns lean on what came before."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], quoted: Iterable[tuple[int, int]], actors: Sequence[Actor]
    ) -> None:
        """`quoted` are the stretches between quotation marks, from the opening mark to behind the closing one."""
        self._text = text
        self._actors = actors
        self._quoted = sorted(quoted)
        self._discourse = Discourse([s.start for s in sentences if not self._inside(s.start)])
        self._mentions: list[tuple[int, int, Mention, Actor]] = sorted(
            ((m.start, m.end, m, actor) for actor in actors for m in actor.mentions), key=lambda item: item[:2]
        )
        self._starts = [item[0] for item in self._mentions]
        self._people = {actor.name: _candidate(text, actor) for actor in actors}
        self._others: dict[str, str] = {}
        self._plural: str | None = None
        self._thing: str | None = None
        for start, end, _, actor in self._mentions:
            self._see(start, self._people[actor.name], owns=self._is_modifier(end))

    def _is_modifier(self, end: int) -> bool:
        """Whether the name that ends here only tells whose: "Smith spokesman", "Smith campaign director Ann Jones"."""
        following = _FOLLOWING.match(self._text, end)
        return following is not None and any(tokens.grammar().get(word) == "R" for word in following.groups() if word)

    def _see(self, start: int, who: Candidate, *, owns: bool = False) -> None:
        sentence = self._discourse.sentence_starts
        begin = sentence[max(0, bisect_right(sentence, start) - 1)] if sentence else 0
        subject = start - begin <= _LEAD and not owns
        self._discourse.see(start, who, subject=subject, quoted=self._inside(start))

    def _inside(self, place: int) -> bool:
        """Whether `place` stands between quotation marks, the opening mark itself not counted."""
        at = bisect_right(self._quoted, (place, len(self._text))) - 1
        return at >= 0 and self._quoted[at][0] < place < self._quoted[at][1]

    def name(self, line: Line, phrase: Phrase) -> Speaker:
        """The speaker that `phrase` of `line` names."""
        phrase = _sender(line, phrase)
        start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
        text = self._text[start:end]
        pronoun = line.tags[phrase.core - 1] == "P" or text in _OBLIQUE
        found = self._pronoun(line, phrase, start) if pronoun else None
        if found is None:
            found = (
                self._named(line, phrase)
                or self._apposed(line, phrase)
                or self._role(line, phrase, start)
                or self._printed(line, phrase)
            )
        name, confidence = found
        if name is not None:
            self._remember(line, phrase, name, start)
        return Speaker(name, text, confidence)

    def person(self, place: int, pronoun: str) -> tuple[str | None, float]:
        """Whom "he" or "she" at offset `place` stands for, and how sure that is (0 to 1)."""
        return self._discourse.person(place, pronoun)

    def heard(self, place: int, name: str) -> None:
        """Takes note of who is known to speak at offset `place`."""
        self._discourse.spoke(place, name)

    def bearing(self, printed: str) -> Speaker:
        """The speaker whom a transcript calls by a surname in capitals."""
        surname = printed.upper().split()[-1]
        bearers = {a.name for a in self._actors if a.type == "person" and a.name.upper().split()[-1] == surname}
        return Speaker(bearers.pop() if len(bearers) == 1 else printed, printed, 0.9)

    def _remember(self, line: Line, phrase: Phrase, name: str, start: int) -> None:
        self._discourse.spoke(start, name)
        head = line.words[phrase.core - 1]
        if line.tags[phrase.core - 1] == "P":
            return
        if "&" in line.tags[phrase.first : phrase.core] or (line.tags[phrase.core - 1] in "nR" and head.endswith("s")):
            self._plural = name
            return
        known = self._people.get(name)
        speaks = line.tags[phrase.core - 1] in "NR" or head in cues.kind("documents")
        if speaks and (known is None or not known.person):
            self._thing = name

    def _pronoun(self, line: Line, phrase: Phrase, start: int) -> tuple[str | None, float]:
        word = line.words[phrase.core - 1].replace("’", "'").partition("'")[0]
        if word in PERSONAL or word in _OBLIQUE:
            name, confidence = self.person(start, word)
            return (name, confidence) if confidence >= _SURE_ENOUGH else (None, confidence)
        if word == "they" and self._plural:
            return self._plural, 0.6
        if word == "it":
            before = self._told_of(line, phrase)
            return (before, 0.7) if before else (self._thing, 0.6 if self._thing else 0.0)
        return None, 0.0

    def _told_of(self, line: Line, phrase: Phrase) -> str | None:
        """The body or land that the sentence before tells of: "Norland holds the ships. It (says)"."""
        begin, _ = line.sentence(phrase.first)
        subject = phrases.sentence_subject(line, begin - 2) if begin > 1 else None
        found = self._named(line, subject) if subject is not None else None
        known = self._people.get(found[0]) if found is not None and found[0] is not None else None
        return known.name if known is not None and not known.person else None

    def _named(self, line: Line, phrase: Phrase) -> tuple[str | None, float] | None:
        """The actor whose name is the head of the phrase."""
        head = phrase.core - 1
        if "&" in line.tags[phrase.first : phrase.core] and line.tags[head] in "NR":
            return self._text[line.starts[phrase.first] : line.ends[head]], 0.9
        at = bisect_right(self._starts, line.starts[head]) - 1
        while at >= 0 and at > bisect_right(self._starts, line.starts[head]) - 4:
            start, end, mention, actor = self._mentions[at]
            inside = start == line.starts[head] and line.tags[phrase.first : head][-1:] in ("N", "n")
            inside = inside and self._text[line.starts[head - 1]].isupper()
            part = inside and actor.type in ("country", "place")  # "Priorities Portugal" is not Portugal
            if start <= line.starts[head] < end and mention.type == "name" and not part:
                return actor.name, 0.7 if actor.uncertain else 1.0
            at -= 1
        return None

    def _apposed(self, line: Line, phrase: Phrase) -> tuple[str | None, float] | None:
        """ "An expert called by the court, Ann Smith, (said)": the person named behind the post."""
        if line.tags[phrase.core - 1] not in "nR":
            return None
        match = _NAME_BEHIND.match(line.tags, phrase.core, phrase.core + _NAME_REACH)
        if match is None:
            return None
        at = bisect_right(self._starts, line.starts[match.end("name") - 1]) - 1
        if at < 0 or self._mentions[at][1] < line.ends[match.end("name") - 1]:
            return None
        _, _, mention, actor = self._mentions[at]
        return (actor.name, 0.9) if mention.type == "name" and actor.type == "person" else None

    def _role(self, line: Line, phrase: Phrase, start: int) -> tuple[str | None, float] | None:
        """ "The president": the last one mentioned before who is one."""
        if line.tags[phrase.first] != "D" or line.tags[phrase.core - 1] not in "Rn" or phrase.core - phrase.first > 4:
            return None
        if line.words[phrase.first] not in ("the", "this", "that"):
            return None
        wanted = set(line.words[phrase.first + 1 : phrase.core])
        head = line.words[phrase.core - 1]
        holders = [
            (actor.name, role)
            for actor in self._actors
            if actor.type == "person"
            for role in actor.roles
            if _fits(wanted, head, role)
        ]
        present = frozenset(name for name, role in holders if not _FORMER.match(role))
        fitting = present or frozenset(name for name, _ in holders)
        name, confidence = self._discourse.among(start, fitting) if fitting else (None, 0.0)
        return (name, confidence) if name is not None and confidence >= _SURE_ENOUGH else None

    def _printed(self, line: Line, phrase: Phrase) -> tuple[str | None, float]:
        """The phrase itself; a name that no actor bears is learnt, so that its surname alone means it later."""
        head = phrase.core - 1
        if phrases.is_bare(self._text, line, phrase):
            return None, 0.0
        if line.tags[head] in "nRg" and phrases.head_word(line, phrase) in cues.kind("abstract"):
            return None, 0.0
        alone = phrase.last - phrase.first == 1 or line.words[head] != "one"
        text = " ".join(line.words[phrase.first : phrase.last])
        nobody = line.words[phrase.first] in ("anyone", "anybody") or text == "those"
        if (line.words[head] in _NOBODY and alone) or nobody:
            return None, 0.0
        first = phrase.first
        capital = self._text[line.starts[head]].isupper()
        if line.tags[head] == "N" or (capital and line.words[head] in self._others):
            first = head
            while first > phrase.first and line.tags[first - 1] in "N#":
                first -= 1
            if (
                first == head > phrase.first
                and self._text[line.starts[head - 1]].isupper()
                and line.tags[head - 1] == "n"
            ):
                first -= 1
            name = self._text[line.starts[first] : line.ends[head]]
            known = self._others.get(line.words[head])
            if known is not None and (head == first or known.endswith(name)):
                return known, 0.8
            self._others[line.words[head]] = name
            if line.tags[first - 1 : first] != "D" or first < head:
                self._learn(name, line.starts[first])  # but "the Kremlin", "the Republican" is nobody's name
            return name, 0.8
        printed = self._text[line.starts[first] : line.ends[phrase.last - 1]]
        gender = pronouns.gender_of_role(line.words[head])
        if gender and line.words[head] not in ("men", "women"):
            self._learn(printed, line.starts[first], gender)
        return printed, 0.8

    def _learn(self, name: str, start: int, gender: pronouns.Gender = "") -> None:
        """Takes note of somebody who is no actor, whom a pronoun may stand for."""
        gender = gender or pronouns.gender_of_name(name.split()[0])
        who = self._people.setdefault(name, Candidate(name, gender, person=True))
        self._see(start, who)


def _sender(line: Line, phrase: Phrase) -> Phrase:
    """ "Smith's statement (said)": Smith, where what speaks is only his words."""
    owner = line.tags.find("s", phrase.first, phrase.core)
    if (
        owner > phrase.first
        and line.tags[owner - 1] != "w"
        and line.words[phrase.core - 1] in cues.kind("nouns") | cues.kind("documents")
    ):
        return phrase._replace(last=owner, core=owner)
    return phrase


def _fits(wanted: set[str], head: str, role: str) -> bool:
    """Whether "the Ukrainian president" can be one whose role is printed as `role`."""
    words = [pronouns.in_full(word) for word in role.lower().replace("-", " ").split()]
    letters = "".join(tokens.grammar().get(word, "n") for word in words)
    post = _COMPLEMENT.split(letters, maxsplit=1)[0]
    heads = {words[at] for at in range(len(post)) if post[at + 1 : at + 2] in ("", "&")}
    return head in heads and (len(wanted) == 1 or wanted <= set(words))


def _candidate(text: str, actor: Actor) -> Candidate:
    gender: pronouns.Gender = ""
    for mention in actor.mentions:
        title = _TITLE.search(text, max(0, mention.start - _TITLE_REACH), mention.start)
        gender = gender or (pronouns.gender_of_role(title.group(1)) if title else "")
        gender = gender or pronouns.gender_of_role(mention.text.partition(" ")[0])
    for role in actor.roles:
        gender = gender or pronouns.gender_of_role(role)
    if not gender:
        *given, surname = actor.name.split() or [""]
        gender = next((g for word in given if (g := pronouns.gender_of_name(word))), "")
        gender = gender or (pronouns.gender_of_surname(surname) if given else pronouns.gender_of_lone_name(surname))
    return Candidate(actor.name, gender, person=actor.type == "person")
