"""What a query means to SQLite: a condition on stories, or on texts, made of sets that indexes give."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from briefing import queries, when
from briefing.model import And, Not, Or, Query, Term
from briefing.store import query_names, spoken_for, watchlist
from briefing.store.library import Library, listed
from briefing.text import holds_run, words_of

Whole = Literal["story", "text"]
"""What a query is asked of: a story with its articles, or a text with its prints."""

Unit = Literal["print", "statement", "item"]
"""What several terms must hold of together: one article, one statement, one watch item."""

TEXT: Final = "coalesce(placement.copy_of, placement.article)"
"""The article shown for a print's text."""

_WHOLE: Final[dict[Whole, str]] = {"story": "placement.story", "text": TEXT}
_UNITS: Final[dict[str, Unit]] = {"speaker": "statement", "quote": "statement", "watch": "item", "due": "item"}
_ITEM_STATES: Final = ("open", "overdue")
_INDEXES: Final[dict[str, tuple[Unit, str]]] = {
    "words": ("print", ""),
    "title": ("print", "title : "),
    "text": ("print", "text : "),
    "quote": ("statement", ""),
}

_MARKED = """SELECT coalesce(found.copy_of, found.article) AS text FROM mark
    CROSS JOIN article ON article.identity = mark.subject CROSS JOIN placement AS found ON found.article = article.key
    WHERE mark.kind = {kind}"""

# Behind the last second of a day, however its instants are written.
_DAY_ENDS = "~"


def marked(kind: str) -> str:
    """The texts of which some print has a mark of this kind, as a query with the column `text`."""
    return _MARKED.format(kind=f"'{kind}'")


class Asking:
    """Turns queries into conditions of one statement; `parameters` are the statement's.

    `aside` is whether it is known what is put aside (`store.aside`). Where that is `left_out`, nothing of it counts as
    unread, unless a query asks for it.
    """

    def __init__(self, library: Library, today: date, *, aside: bool = False, left_out: bool = False) -> None:
        self.library = library
        self.today = today
        self.parameters: dict[str, Any] = {}
        self._aside = aside
        self._left_out = aside and left_out
        self._leaves_out = False
        self._whole: Whole = "story"
        library.db.create_function("holds_run", 3, _holds_run, deterministic=True)

    def condition(self, query: Query, whole: Whole, column: str) -> str:
        """The condition that the story or text whose number stands in `column` meets the query."""
        self._whole = whole
        self._leaves_out = self.leaves_out(query)
        return self._holds(query, column)

    def leaves_out(self, query: Query) -> bool:
        """Whether what is put aside does not answer the query."""
        return self._left_out and not queries.asks_for_aside(query)

    def _holds(self, query: Query, column: str) -> str:
        unit = _unit_of(query)
        if unit is not None:
            return self._has(unit, query, column)
        match query:
            case Not(part):
                return f"NOT {self._holds(part, column)}"
            case Or(parts):
                return f"({' OR '.join(self._holds(part, column) for part in parts)})"
            case And(parts):
                together: dict[Unit, list[Query]] = {}
                rest: list[str] = []
                for part in parts:
                    if (unit := _unit_of(part)) is None:
                        rest.append(self._holds(part, column))
                    else:
                        together.setdefault(unit, []).append(part)
                rest += [self._has(unit, And(tuple(some)), column) for unit, some in together.items()]
                return f"({' AND '.join(rest or ['1'])})"
        raise AssertionError(query)

    def _has(self, unit: Unit, query: Query, column: str) -> str:
        """Some print, statement or item of the story or text meets all of a query that is about nothing else."""
        condition, whole = self._unit(unit, query), _WHOLE[self._whole]
        if unit == "print":
            return f"{column} IN (SELECT {whole} FROM placement WHERE {condition})"
        if unit == "statement":
            return f"""{column} IN (SELECT {whole} FROM statement
                JOIN placement ON placement.article = statement.article WHERE {condition})"""
        every, days = watchlist.every(self.today)
        self.parameters |= days
        if self._whole == "story":
            return f"{column} IN (WITH {every} SELECT story FROM placed WHERE story IS NOT NULL AND {condition})"
        return f"""{column} IN (WITH {every}
            SELECT {TEXT} FROM placed CROSS JOIN followed_key ON followed_key.item = placed.id
                CROSS JOIN watch_item ON watch_item.key = followed_key.key
                CROSS JOIN placement ON placement.article = watch_item.article WHERE {condition}
            UNION ALL SELECT {TEXT} FROM placed CROSS JOIN mark ON mark.kind = 'added' AND mark.subject = placed.key
                CROSS JOIN article ON article.identity = mark.value ->> '$.article'
                CROSS JOIN placement ON placement.article = article.key WHERE placed.id IS NULL AND {condition})"""

    def _unit(self, unit: Unit, query: Query) -> str:
        """The condition on one print, statement or item."""
        if (words := _match(query, unit)) is not None:
            return self._indexed(unit, words)
        match query:
            case And(parts):
                found = [(part, _match(part, unit)) for part in parts]
                rest = [self._unit(unit, part) for part, words in found if words is None]
                if said := [words for _, words in found if words is not None]:
                    rest.append(self._indexed(unit, " AND ".join(said)))
                return f"({' AND '.join(rest)})"
            case Or(parts):
                return f"({' OR '.join(self._unit(unit, part) for part in parts)})"
            case Term():
                return self._term(query)
        raise AssertionError(query)

    def _indexed(self, unit: Unit, words: str) -> str:
        bound = self._bind(words)
        if unit == "print":
            return f"placement.article IN (SELECT rowid FROM article_fts WHERE article_fts MATCH {bound})"
        return f"""(statement.article, statement.n) IN (
            SELECT rowid >> 20, rowid & 1048575 FROM statement_fts WHERE statement_fts MATCH {bound})"""

    def _term(self, term: Term) -> str:
        match term.field:
            case "is":
                return self._state(term.value)
            case "outlet":
                bound = self._bind(listed(query_names.outlets(self.library, term)))
                return _of_articles(f"outlet IN (SELECT value FROM json_each({bound}))")
            case "actor":
                bound = self._bind(listed(query_names.actors(self.library, term)))
                return f"""placement.article IN (
                    SELECT actor.article FROM name CROSS JOIN actor ON actor.named = name.key
                    WHERE name.roster IN (SELECT value FROM json_each({bound})))"""
            case "tag":
                return self._tagged(term)
            case "speaker":
                return self._spoken(term)
            case "watch":
                return self._watched(term)
            case "due":
                return self._due(term.value)
        return self._dated(term)

    # ------------------------------------------------------------------ articles

    def _state(self, value: str) -> str:
        match value:
            case "unread":
                aside = f" AND {TEXT} NOT IN (SELECT text FROM temp.aside)" * self._leaves_out
                return f"({TEXT} NOT IN ({marked('read')}){aside})"
            case "read" | "starred" | "archived":
                return _prints_of(marked(value))
            case "muted":
                return _prints_of("SELECT text FROM temp.aside WHERE muted") if self._aside else "0"
            case "copy":
                return "placement.copy_of IS NOT NULL"
            case "open":
                return "placed.place < 5"
            case "overdue":
                return "placed.place = 0"
        return "1"

    def _tagged(self, term: Term) -> str:
        tag = self._bind(term.value.casefold())
        fits = f"substr(each.value, 1, length({tag})) = {tag}" if term.beginning else f"each.value = {tag}"
        return _prints_of(f"""{marked("tags")} AND EXISTS (
            SELECT 1 FROM json_each(mark.value, '$.tags') AS each WHERE {fits})""")

    def _dated(self, term: Term) -> str:
        if term.field in ("newer", "older"):
            since = when.ago(term.value, self.today)
            assert since is not None
            return self._since(since, older=term.field == "older")
        period = when.period_of(term.value, self.today)
        assert period is not None
        first, last = period[0].isoformat(), period[1].isoformat() + _DAY_ENDS
        if term.field == "before":
            return _of_articles(f"published < {self._bind(first)}")
        if term.field == "after":
            return _of_articles(f"published > {self._bind(last)}")
        return _of_articles(f"published BETWEEN {self._bind(first)} AND {self._bind(last)}")

    def _since(self, since: date, *, older: bool) -> str:
        day = self._bind(since.isoformat()[:10])
        newer = f"published >= {day}"
        if isinstance(since, datetime):
            # Instants are written in many zones: days bound them, the moment decides. A bare day counts as a whole.
            wide = self._bind((since.date() - timedelta(days=1)).isoformat())
            moment = f"julianday(published) >= julianday({self._bind(since.isoformat())})"
            newer = f"(published >= {wide} AND CASE length(published) WHEN 10 THEN {newer} ELSE {moment} END)"
        return _of_articles(f"published IS NOT NULL AND NOT {newer}" if older else newer)

    # ------------------------------------------------------------------ statements and items

    def _spoken(self, term: Term) -> str:
        """Whom the reader named counts in place of whom the analysis found, also where the words have moved since."""
        names = f"(SELECT value FROM json_each({self._bind(listed(query_names.speakers(self.library, term)))}))"
        moved = self._bind(json.dumps(spoken_for.where_moved(self.library)))
        told = f"""(SELECT key, value AS speaker FROM json_each({moved})
            UNION ALL SELECT subject, value ->> '$.speaker' FROM mark
            WHERE kind = 'speaker' AND subject NOT IN (SELECT key FROM json_each({moved})))"""
        return f"""((statement.speaker IN {names} AND statement.key NOT IN (SELECT key FROM {told}))
            OR statement.key IN (SELECT key FROM {told} WHERE speaker IN {names}))"""

    def _watched(self, term: Term) -> str:
        words = self._bind(" ".join(words_of(term.value)))
        return f"""(placed.id IN (SELECT followed_key.item FROM watch_item_fts
                JOIN watch_item ON watch_item.article = watch_item_fts.rowid >> 20
                    AND watch_item.n = watch_item_fts.rowid & 1048575
                JOIN followed_key ON followed_key.key = watch_item.key
                WHERE watch_item_fts MATCH {self._bind(_phrase(term))})
            OR placed.id IS NULL AND placed.key IN (SELECT subject FROM mark WHERE kind = 'added'
                AND holds_run(value ->> '$.text', {words}, {int(term.beginning)})))"""

    def _due(self, value: str) -> str:
        """An item is due on the last day of its due time, as the groups of the list say."""
        match value:
            case "overdue":
                return "placed.place = 0"
            case "none":
                return "placed.place = 4"
            case "week":
                return "placed.place IN (1, 2)"
        days = queries.due_range(value, self.today)
        assert days is not None
        first, last = (self._bind(day.isoformat()) for day in days)
        return f"(placed.place < 5 AND placed.due_end BETWEEN {first} AND {last})"

    def _bind(self, value: str) -> str:
        name = f"asked{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def _holds_run(text: str, words: str, beginning: int) -> bool:
    return holds_run(text, words.split(), beginning=bool(beginning))


def _unit_of(query: Query) -> Unit | None:
    """What all of a query is about; None for one about several things, and for what must not be."""
    match query:
        case Term(field, value):
            return "item" if field == "is" and value in _ITEM_STATES else _UNITS.get(field, "print")
        case And(parts) | Or(parts):
            units = {_unit_of(part) for part in parts}
            return units.pop() if len(units) == 1 else None
    return None


def _match(query: Query, unit: Unit) -> str | None:
    """The full-text form of a query on the words of articles or statements; None where it asks for more than words."""
    match query:
        case Term(field):
            of, column = _INDEXES.get(field, (None, ""))
            return column + _phrase(query) if of == unit else None
        case And(parts) | Or(parts):
            found = [_match(part, unit) for part in parts]
            kept = [one for one in found if one is not None]
            return (
                f"({(' AND ' if isinstance(query, And) else ' OR ').join(kept)})" if len(kept) == len(found) else None
            )
    return None


def _phrase(term: Term) -> str:
    """The words of a term, quoted, so that no character is an operator."""
    words = "".join(char if char.isalnum() else " " for char in term.value).split()
    return f'"{" ".join(words)}"{" *" * term.beginning}'


def _of_articles(condition: str) -> str:
    return f"placement.article IN (SELECT key FROM article WHERE {condition})"


def _prints_of(texts: str) -> str:
    """The print has one of these texts: what a reader did with one print counts for all."""
    return f"""placement.article IN (SELECT text FROM ({texts})
        UNION ALL SELECT copy.article FROM ({texts}) AS said
            CROSS JOIN placement AS copy ON copy.copy_of = said.text)"""
