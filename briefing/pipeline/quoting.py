"""Who said what, over one story or the library: each utterance once, with its carriers and the reader's corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis import carrying, utterances
from briefing.analysis.merging import Cast
from briefing.analysis.utterances import Printed
from briefing.model import StatementKind, StatementRow
from briefing.pipeline import reading
from briefing.store import analyses, articles, journal, marks, prints, query_names, quotes, spoken_for
from briefing.store.keys import ID_LENGTH, item_key
from briefing.store.library import Library
from briefing.store.quotes import Kept
from briefing.store.spoken_for import Said
from briefing.text import holds, words_of

_WINDOW = 25
_GROWTH = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: all that is told here must fit.

    `speaker` is words that stand in a name or variant of the speaker, `kind` is how the row's words are given, `since`
    an ISO day on which, or later, one of its carriers was published, `words` what stands in the wording of a carrier
    (the last word may be the beginning of one).
    """

    speaker: str = ""
    kind: StatementKind | None = None
    since: str | None = None
    words: str = ""


def of_articles(
    library: Library, keys: Sequence[int], wanted: Wanted | None = None, found: Cast | None = None
) -> list[StatementRow]:
    """The utterances of these articles in reading order, with every outlet that carries them, copies too.

    `found` is `reading.cast` of these articles, where it is at hand.
    """
    shown = (found or reading.cast(library, keys)).shown
    names = {name: one for (_, name), one in shown.items()}  # for copies, and for names that the reader gave

    def name_of(kept: Kept) -> str | None:
        speaker = kept.statement.speaker or ""
        return shown.get((kept.article, speaker), names.get(speaker))

    everywhere = prints.with_copies(library, keys)
    rows = _rows(library, keys, everywhere, name_of, lambda told: {name: names.get(name, name) for name in told})
    return rows if wanted is None else list(filter(_fitting(wanted, query_names.called(library, wanted.speaker)), rows))


def of_library(library: Library, wanted: Wanted, limit: int | None = None) -> list[StatementRow]:
    """The utterances asked for, those of the newest article first, in each in the order of its text.

    Articles of one story are looked at together, so that a row has its carriers whatever is asked for. `limit` is how
    many at most: only as many articles are read as it takes.
    """
    speakers = query_names.called(library, wanted.speaker)
    keys = _candidates(library, wanted, speakers)
    fits = _fitting(wanted, speakers)
    window = _WINDOW if limit is not None else len(keys)
    while True:
        newest = set(keys[:window])

        def may_fit(group: Sequence[Printed], newest: set[int] = newest) -> bool:
            asked_for = not wanted.speaker or any(one.speaker in speakers for one in group)
            return asked_for and any(one.article in newest for one in group)

        rows = [row for row in _of_stories(library, keys[:window], may_fit) if newest & _articles(row) and fits(row)]
        if window >= len(keys) or len(rows) >= (limit or 0):
            return rows[:limit]
        window *= _GROWTH


def named(library: Library, name: str) -> list[StatementRow]:
    """The utterances that a reader may mean by `name`: the head of the key of one of their prints."""
    found = quotes.articles_holding(library, name)
    return [row for row in _of_stories(library, found) if any(key.startswith(name) for key in row.keys)]


def correct(library: Library, row: StatementRow, speaker: str | None) -> str:
    """Say who spoke, or that nobody known did (None); one step of the journal. Returns what was done.

    A variant of an actor's name in one of the carriers' articles means the actor. The word counts for all carriers.
    """
    name = None if speaker is None else _full_name(library, row, speaker)
    return marks.speaker(library, _subjects(library, row), row.words, name)


def uncorrect(library: Library, row: StatementRow) -> str:
    """Let the speaker count again whom the articles name; one step of the journal. Returns what was done."""
    return marks.no_speaker(library, row.keys, row.words)


# ------------------------------------------------------------------ rows


def _of_stories(
    library: Library, keys: Sequence[int], may_fit: Callable[[Sequence[Printed]], bool] = bool
) -> list[StatementRow]:
    """The utterances of these articles' stories, those of these articles first, under the library's names."""
    everywhere = quotes.with_stories(library, keys)
    shown = [key for key, is_shown in everywhere.items() if is_shown]
    return _rows(
        library,
        shown,
        list(everywhere),
        lambda kept: kept.actor,
        lambda told: quotes.actors_named(library, told),
        may_fit,
    )


def _rows(
    library: Library,
    keys: Sequence[int],
    everywhere: Iterable[int],
    name_of: Callable[[Kept], str | None],
    names_of: Callable[[set[str]], Mapping[str, str]],
    may_fit: Callable[[Sequence[Printed]], bool] = bool,
) -> list[StatementRow]:
    """The rows of these articles, in their order; `everywhere` are they and their copies.

    `name_of` gives the name to show for who speaks in a statement, `names_of` those for names that the reader gave;
    a group of prints that `may_fit` refuses becomes no row.
    """
    found = quotes.of_articles(library, everywhere)
    said = spoken_for.said_of(library, found)
    names = names_of({told.speaker for told in said.values() if told.speaker is not None})
    subjects: dict[Printed, str] = {}
    for one in found:
        told = said.get(one.key)
        subjects[_printed(one, name_of(one)) if told is None else _told(one, told.speaker, names)] = one.key
    order = {key: at for at, key in enumerate(keys)}
    rows = [
        _row(group, order, [subjects[one] for one in group], said, names)
        for group in utterances.join(subjects)
        if any(one.article in order for one in group) and may_fit(group)
    ]
    return sorted(rows, key=lambda row: min((order[place.article], place.start, place.end) for place in row.places))


def _row(
    group: Sequence[Printed],
    order: Mapping[int, int],
    keys: Sequence[str],
    said: Mapping[str, Said],
    names: Mapping[str, str],
) -> StatementRow:
    """One row; of several words of the reader on its prints the last one counts, for all of them."""
    words = [said[key] for key in keys if key in said]
    told = max(words, key=lambda one: one.at, default=None)
    if told is not None:
        speaker = None if told.speaker is None else names.get(told.speaker, told.speaker)
        group = [replace(one, speaker=speaker) for one in group]
    every = tuple(dict.fromkeys([*keys, *(key for one in words for key in one.keys)]))
    row = carrying.row_of(group, order, id=keys[0][:ID_LENGTH], keys=every)
    return row if told is None else replace(row, confidence=1.0, corrected=True)


def _printed(one: Kept, name: str | None) -> Printed:
    return Printed(
        article=one.article,
        story=one.story,
        statement=one.statement,
        words=one.statement.words,
        speaker=name or one.statement.speaker,
        headline=one.headline,
        outlet=one.outlet,
        published=one.published,
    )


def _told(one: Kept, speaker: str | None, names: Mapping[str, str]) -> Printed:
    """A statement whose speaker the reader named, or said that there is none."""
    sure = replace(one, statement=replace(one.statement, confidence=1.0, speaker=None))
    return _printed(sure, None if speaker is None else names.get(speaker, speaker))


def _articles(row: StatementRow) -> set[int]:
    return {place.article for place in row.places}


def _subjects(library: Library, row: StatementRow) -> dict[str, tuple[str, str]]:
    """The keys of a row's marks, each with the identity of its article and the words printed there."""
    subjects = {}
    for one in row.carriers:
        identity = articles.identity_of(library, one.place.article)
        subjects[item_key(identity, one.words)[0]] = identity, one.words
    return subjects


def _full_name(library: Library, row: StatementRow, speaker: str) -> str:
    """The one actor in the row's articles whose name, or a variant of it, has `speaker` in it; else `speaker`."""
    words = _spaced(speaker)
    forms = {
        actor.name: [_spaced(form) for form in (actor.name, *actor.variants)]
        for key in sorted({one.place.article for one in row.carriers})
        for actor in analyses.actors(library, key, articles.text_of(library, key))
    }
    exact = [name for name, own in forms.items() if words in own]
    found = exact or [name for name, own in forms.items() if any(words in form for form in own)]
    return found[0] if len(found) == 1 else speaker


# ------------------------------------------------------------------ what is asked for


def _candidates(library: Library, wanted: Wanted, speakers: set[str]) -> list[int]:
    """The articles that may hold what is asked for, newest first."""
    said = journal.of_kinds(library, ["speaker"]) if wanted.speaker else []
    return quotes.articles_with(
        library,
        speakers=speakers if wanted.speaker else None,
        identities=[value["article"] for _, _, value in said],
        kind=wanted.kind,
        since=wanted.since,
        words=wanted.words,
    )


def _fitting(wanted: Wanted, speakers: set[str]) -> Callable[[StatementRow], bool]:
    """Whether a row is one of those asked for."""
    words = words_of(wanted.words)

    def fits(row: StatementRow) -> bool:
        who = [row.speaker] if row.corrected else [row.speaker, *(one.speaker for one in row.carriers)]
        return (
            (not wanted.speaker or any(name in speakers for name in who))
            and wanted.kind in (None, row.kind)
            and (wanted.since is None or any((one.published or "") >= wanted.since for one in row.carriers))
            and (not wanted.words.strip() or any(words and holds(one.words, words) for one in row.carriers))
        )

    return fits


def _spaced(name: str) -> str:
    return f" {' '.join(words_of(name))} "
