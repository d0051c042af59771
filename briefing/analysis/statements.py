"""Who said what in an article: quotations with their speakers, and reported speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.quoting import (
    attach,
    cues,
    endings,
    events,
    excerpts,
    interviews,
    judging,
    mixed,
    nested,
    owners,
    quotemarks,
    reported,
    tokens,
    transcripts,
)
from briefing.analysis.quoting.owners import Owner
from briefing.analysis.quoting.speakers import Speaker, Speakers
from briefing.model import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.quoting.events import Event
    from briefing.analysis.quoting.phrases import Phrase
    from briefing.analysis.quoting.tokens import Line
    from briefing.model import Actor, Article, Sentence, StatementKind


def find(article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor]) -> tuple[Statement, ...]:
    """The statements of `article`, in the order of its text.

    `sentences` are those of `sentences.split`, `actors` those of `actors.find`. Offsets are code points into
    `article.text`. A speaker is an actor's name, or the phrase that stands there, or None when unsure.
    """
    return _Finder(article, sentences, actors).found()


def read_lines(article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor]) -> tuple[Line, ...]:
    """The blocks of `article` as lines of words."""
    named = frozenset(mention.start for actor in actors for mention in actor.mentions if mention.type == "name")
    stops: dict[int, list[int]] = {}
    for sentence in sentences:
        stops.setdefault(sentence.block, []).append(sentence.end)
    text = article.text
    single = quotemarks.is_single_style(text)
    passages = excerpts.found(text, article.blocks)
    lines = []
    stretches: tuple[quotemarks.Stretch, ...] = ()
    for index, block in enumerate(article.blocks):
        heading = block.kind == "heading"
        goes_on = bool(stretches) and not stretches[-1].closed and not heading
        start, end = passages.get(index, (block.start, block.end))
        stretches = quotemarks.find(text, start, end, single=single or heading, goes_on=goes_on)
        lines.append(
            tokens.read(
                text, index, block.start, block.end, stretches, stops.get(index, ()), heading=heading, named=named
            )
        )
    return tuple(lines)


class _Finder:
    """Gathers the statements of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor]) -> None:
        self._text = article.text
        self._lines = read_lines(article, sentences, actors)
        self._events = [events.find(line) for line in self._lines]
        people = {actor.name.rpartition(" ")[2] for actor in actors if actor.type == "person"}
        self._owners = attach.owners(self._text, self._lines, self._events, people)
        quoted = ((s.outer_start, s.outer_end) for line in self._lines for s in line.stretches.values())
        self._speakers = Speakers(self._text, sentences, quoted, actors)
        papers = {name for actor in actors if actor.type == "organisation" for name in (actor.name, *actor.variants)}
        self._turns = transcripts.turns(article.text, article.blocks, people, papers)
        self._voices = interviews.Voices(article, tuple(self._turns.values()), actors)
        self._named: dict[tuple[int, int], Speaker] = {}
        self._statements: list[Statement] = []
        self._told: tuple[int, int, str | None] = (-1, -1, None)  # the line's last reported clause, and whose it is

    def found(self) -> tuple[Statement, ...]:
        for index, line in enumerate(self._lines):
            turn = self._turns.get(index)
            if turn is not None and not self._voices.narrates(turn):
                self._turn(turn)
            else:
                self._line(index, line)
        return tuple(sorted(self._statements, key=lambda s: (s.start, s.end)))

    def _line(self, index: int, line: Line) -> None:
        """The statements of one line; speakers are named in reading order."""
        for phrase_line, phrase in sorted(self._phrases(index, line), key=lambda item: (item[0].block, item[1].first)):
            key = (phrase_line.block, phrase.first)
            if key not in self._named:
                self._named[key] = self._speakers.name(phrase_line, phrase)
        taken: set[int] = set()
        used: set[int] = set()
        for q in line.stretches:
            if q not in taken:
                self._quotation(index, line, q, taken, used)
        used.update(self._leading(index, line))
        self._told = (-1, -1, None)
        for event in self._events[index]:
            if event.first not in used:
                self._reported(line, event, events.near(self._events[index], event.first))

    def _leading(self, index: int, line: Line) -> set[int]:
        """The cues of `line` that tell whose the words of the next one are: `She told them what she saw:`."""
        following = self._lines[index + 1].stretches if index + 1 < len(self._lines) else ()
        told = [self._owners[index + 1, q] for q in following if (index + 1, q) in self._owners]
        return {one.event.first for one in told if one.event is not None and one.line is line}

    def _phrases(self, index: int, line: Line) -> list[tuple[Line, Phrase]]:
        told = [self._owners[index, q] for q in line.stretches if (index, q) in self._owners]
        wanted = [(owner.line, owner.who) for owner in told if owner.who is not None]
        for event in self._events[index]:
            if event.subject is not None and not event.passive and not self._is_told_of(index, event):
                wanted.append((line, event.subject))
        return wanted

    def _is_told_of(self, index: int, event: Event) -> bool:
        """Whether somebody else tells of `event` that it was not said: "Smith said the paper did not clarify it"."""
        near = events.near(self._events[index], event.first)
        return event.negated and owners.outermost(event, near) is not event

    # ---------------------------------------------------------------- quotations

    def _quotation(self, index: int, line: Line, q: int, taken: set[int], used: set[int]) -> None:
        owner = self._owners.get((index, q))
        stretch = line.stretches[q]
        if owner is not None and owner.event is not None and owner.rule == "before":
            clause = mixed.clause(self._text, line, q, owner.event, events.near(self._events[index], owner.event.first))
            if clause is not None:
                used.add(owner.event.first)
                taken.update(p for p in range(*clause) if p in line.stretches)
                start, end = line.starts[clause[0]], line.ends[clause[1] - 1]
                quoted = mixed.quoted(line, clause)
                bare = not quoted or (stretch.single and 2 * quoted < end - start)
                self._add("reported" if bare else "mixed", [(start, end)], owner)
                return
        if owner is not None and owner.event is not None and owner.line is line:
            used.add(owner.event.first)
        if judging.is_nobodys(self._text, line, q, owner):
            return
        spans = [(stretch.start, stretch.end)]
        following = self._continued(index, line, q)
        for other in following:
            spans.append((line.stretches[other].start, line.stretches[other].end))
        taken.update(following)
        self._add("direct", spans, owner)

    def _continued(self, index: int, line: Line, q: int) -> list[int]:
        """The later parts of a quotation that its cue divides: `"X," he said, "Y."`."""
        owner = self._owners.get((index, q))
        if owner is None or owner.rule not in ("behind", "verb behind"):
            return []
        other = line.tags.find("Q", q + 1)
        second = self._owners.get((index, other))
        if second is None or (second.who, second.cue) != (owner.who, owner.cue) or "." in line.tags[q:other]:
            return []
        if line.tags[other - 1] not in ",-;:" or judging.is_nobodys(self._text, line, other, None):
            return []
        one, two = line.stretches[q], line.stretches[other]
        return [other] if (one.end - one.start) + (two.end - two.start) > two.start - one.end else []

    def _turn(self, turn: transcripts.Turn) -> None:
        """A block of a transcript: the words are somebody's, though no marks need stand around them."""
        speaker = self._voices.speaker(turn)
        start, end = quotemarks.inside(self._text, turn.start, turn.end)
        words = self._text[start:end]
        if speaker is None or not any(char.isalnum() for char in words):
            return
        kind: StatementKind = "reported" if words == self._text[turn.start : turn.end].strip() else "direct"
        self._statements.append(Statement(kind, words, start, end, speaker.name, speaker.text, ":", speaker.confidence))

    # ---------------------------------------------------------------- reported speech

    def _reported(self, line: Line, event: Event, others: Sequence[Event]) -> None:
        if event.subject is None or event.passive or event.negated or event.modal or event.infinitive:
            return
        _, stop = line.sentence(event.first)
        asked = self._text.startswith("?", line.ends[min(stop, len(line.ends)) - 1])
        if asked and event.lemma not in cues.kind("whether"):
            return
        if not judging.may_say(self._text, line, event):
            return
        found = reported.content(event, others)
        found = found and endings.before_quotation(line, found, others)
        if found is None:
            return
        spans = [(line.starts[first], line.ends[last - 1]) for first, last in found if last > first]
        if not spans or sum(last - first for first, last in found) < 3:
            return
        start, end = spans[0][0], spans[-1][1]
        speaker = self._speaker(line, event.subject).name
        inside = self._told[0] == line.starts[event.begin] and end <= self._told[1]
        if inside and speaker in (None, self._told[2]):
            return  # "he said he reported it twice" tells one thing
        self._told = (start, end, speaker)
        # "cautioned against": without its preposition the cue would say the opposite.
        turned = found[0][0] == event.last + 1 and line.words[event.last] in cues.prepositions(event.lemma)
        self._add("reported", spans, Owner(line, event.subject, (event.first, event.last + turned), event, "", 0.9))

    def _add(self, kind: StatementKind, spans: list[tuple[int, int]], owner: Owner | None) -> None:
        start, end = spans[0][0], spans[-1][1]
        speaker = Speaker(None, "", 0.0)
        cue = None
        if owner is not None and owner.printed is not None:
            speaker, cue = self._speakers.bearing(owner.printed), ":"
        elif owner is not None and owner.who is not None:
            speaker = self._speaker(owner.line, owner.who)
            if owner.cue is not None:
                cue = self._text[owner.line.starts[owner.cue[0]] : owner.line.ends[owner.cue[1] - 1]]
        confidence = round(speaker.confidence * (owner.confidence if owner else 0.0), 2)
        self._statements.append(
            Statement(
                kind,
                self._text[start:end],
                start,
                end,
                speaker.name,
                speaker.text or None,
                cue,
                confidence,
                tuple(Span(*span) for span in spans) if len(spans) > 1 else (),
                self._via(owner, speaker.name),
            )
        )

    def _via(self, owner: Owner | None, speaker: str | None) -> str | None:
        """Who reports the statement, where that is another than its speaker."""
        if owner is None or owner.event is None:
            return None
        who = nested.reporter(owner.event, events.near(self._events_of(owner.line), owner.event.first))
        name = self._speaker(owner.line, who).name if who is not None else None
        return name if name != speaker else None

    def _speaker(self, line: Line, who: Phrase) -> Speaker:
        """The speaker that `who` names; phrases are named once, in reading order."""
        return self._named.get((line.block, who.first)) or self._speakers.name(line, who)

    def _events_of(self, line: Line) -> Sequence[Event]:
        return self._events[line.block]
