"""What a query finds: SQLite's answer is the one that plain Python gives, looking at everything one by one."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import queries, when
from briefing.errors import QueryError
from briefing.model import And, Not, Or, Query, Term
from briefing.pipeline import checklist
from briefing.pipeline.taking_in import take_in
from briefing.queries import parse, printed
from briefing.store import analyses, articles, journal, list_rows, stories
from briefing.store.library import Library
from briefing.text import words_of

TODAY = date(2026, 3, 11)

FERRY = (
    "Harbour Minister Ada Berg of Norway met Transport Minister Ola Lindqvist of Estonia in Tallinn on Tuesday about "
    "the ferry line, which has been closed since a collision in March and carried 3,000 passengers a day before it."
)
BANK = (
    "Governor Rosa Marin of the Central Bank of Chile said inflation in Santiago was slowing down a little this "
    "spring, while prices of bread and flour went on rising in the south of the country for the seventh month."
)
LINE = "“We will open the line when the last lamp has been looked at,” Ada Berg said after the meeting."
WATCHED = """What to watch

- Whether Norway will open the ferry line by 20 March.
- Whether Estonia pays for the pier by 10 March.
- Whether a timetable is printed."""
RECORDS: list[dict[str, Any]] = [
    {
        "id": "coast",
        "outlet": "Coast Courier",
        "published": "2026-03-09",
        "title": "Ferry talks resume",
        "text": f"{FERRY}\n\n{LINE}\n\n{WATCHED}",
    },
    {
        "id": "gull",
        "outlet": "The Gull",
        "published": "2026-03-10T22:30:00-05:00",
        "title": "Ferry talks resume in Tallinn",
        "text": f"{FERRY}\n\n{LINE}\n\nOla Lindqvist said that he was tired of waiting for a timetable.",
    },
    {
        "id": "pier",
        "outlet": "Courier",
        "published": "2026-03-09",
        "title": "Ferry talks resume",
        "text": f"{FERRY}\n\n{LINE}\n\n{WATCHED}",
    },
    {
        "id": "andes",
        "outlet": "Andes Post",
        "published": "2026-02-27",
        "title": "Central bank holds its rates",
        "text": f"{BANK}\n\n“Prices are a tired horse,” Marin told reporters in Santiago on Monday.",
    },
    {
        "id": "bread",
        "outlet": None,
        "published": None,
        "title": "Bread is dearer again",
        "text": "A loaf costs 900 pesos now. Flour is short, and bakers of the south wait for the ministry to decide.",
    },
    {
        "id": "dam",
        "outlet": "Coast Courier",
        "published": "2026-03-11",
        "title": "Dam at Velsk to be examined",
        "text": "The spill gate of the dam at Velsk does not close. “It leaks,” said the mayor of Velsk, Odran Velsk, "
        "to Courier. The regulator has the keys.",
    },
]


@dataclass
class Plain:
    """A library as plain values, to be looked at one by one."""

    prints: dict[int, dict[str, Any]]
    statements: list[tuple[int, str, str | None]]
    items: list[tuple[set[int], int, list[str], str, str | None]]
    names: dict[int, set[str]]
    speaking: dict[str, set[str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("asked")
    source = folder / "wire.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    with Library.open(folder / "briefing.db") as library:
        take_in(library, [source], report=lambda _: None)
        yield library


WORDS = ["ferry", "the", "line", "spill gate", "timetable", "bread", "Velsk", "courier", "nothing such", "ber"]
NAMES = ["Courier", "courier", "Gull", "Ada Berg", "Berg", "Norway", "Minister", "Velsk", "Nobody", "Mar", "mayor"]
DATES = ["2026-03-09", "2026-03", "2026", "today", "yesterday", "2026-02-27"]
AGES = ["1d", "2w", "1m", "9m"]
DUE = ["overdue", "week", "none", "today", "2026-03", "2026-03-20", "2026-03-01..2026-03-10"]
TAGS = ["mine", "later"]


@st.composite
def leaves(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(["words", *queries.FIELDS]))
    beginning = draw(st.booleans())
    match field:
        case "words" | "title" | "text" | "quote" | "watch":
            return Term(field, draw(st.sampled_from(WORDS)), beginning)
        case "outlet" | "actor" | "speaker":
            return Term(field, draw(st.sampled_from(NAMES)), beginning)
        case "tag":
            return Term(field, draw(st.sampled_from([*TAGS, "lat"])), beginning)
        case "is":
            return Term(field, draw(st.sampled_from(queries.STATES)))
        case "newer" | "older":
            return Term(field, draw(st.sampled_from(AGES)))
        case "due":
            return Term(field, draw(st.sampled_from(DUE)))
    return Term(field, draw(st.sampled_from(DATES)))


def _flat(kind: type[And] | type[Or]) -> Callable[[list[Query]], Query]:
    return lambda parts: kind(
        tuple(one for part in parts for one in (part.parts if isinstance(part, kind) else (part,)))
    )


QUERIES = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(_flat(And)),
        st.lists(inner, min_size=2, max_size=3).map(_flat(Or)),
    ),
    max_leaves=6,
)
MARKED = st.fixed_dictionaries(
    {
        kind: st.sets(st.sampled_from([record["id"] for record in RECORDS]))
        for kind in ("read", "starred", "archived", *TAGS)
    }
    | {"mutes": st.lists(st.tuples(leaves(), st.sampled_from([None, "2026-03-10", "2026-03-11"])), max_size=2)}
)


# ------------------------------------------------------------------ the plain way


def plain(library: Library) -> Plain:
    """Everything in the library, read as rows and values."""
    rows = [row for story in stories.ids(library, everything=True) for row in list_rows.members(library, story)]
    prints: dict[int, dict[str, Any]] = {}
    names: dict[int, set[str]] = {}
    for row in rows:
        kept = articles.get(library, row.key)
        prints[row.key] = {"row": row, "text": row.copy_of or row.key, "article": kept}
        names[row.key] = {actor.name for actor in analyses.actors(library, row.key, kept.text)}
    statements = [
        (key, statement.words, statement.speaker)
        for key, one in prints.items()
        for statement in analyses.statements(library, key, one["article"].text)
    ]
    items = []
    for story in stories.ids(library, everything=True):
        keys = [row.key for row in list_rows.members(library, story)]
        for item in checklist.of_articles(library, keys, TODAY):
            items.append(
                ({place.article for place in item.places}, story, [item.text], item.group, item.due and item.due.end)
            )
    bearers: dict[str, set[str]] = {}
    for row in library.rows(
        """SELECT name.name AS name, roster.name AS form FROM name JOIN roster ON roster.key = name.roster
           UNION SELECT name.name, other.name FROM name JOIN name AS other ON other.roster = name.roster
           UNION SELECT name.name, value FROM name JOIN name AS other ON other.roster = name.roster
                 JOIN actor ON actor.named = other.key JOIN json_each(actor.variants)"""
    ):
        bearers.setdefault(row["name"], {row["name"]}).add(row["form"])
    return Plain(prints, statements, items, names, bearers)


def run_in(text: str, term: Term) -> bool:
    """Whether a term's words stand in a text one behind the other."""
    wanted, words = words_of(term.value), words_of(text)
    for at in range(len(words) - len(wanted) + 1):
        there = words[at : at + len(wanted)]
        if there[:-1] == wanted[:-1] and (
            there[-1] == wanted[-1] or (term.beginning and there[-1].startswith(wanted[-1]))
        ):
            return True
    return False


def best(called: dict[Any, set[str]], term: Term) -> set[Any]:
    """Those that are called so: exactly, else with these words in a name."""
    exact = {key for key, forms in called.items() if any(words_of(form) == words_of(term.value) for form in forms)}
    return exact or {key for key, forms in called.items() if any(run_in(form, term) for form in forms)}


@dataclass
class Looking:
    """Looks at every story, or text, and asks whether it meets a query."""

    library: Plain
    marked: dict[str, Any]
    whole: str
    lifted: bool = True

    def number(self, key: int) -> int:
        return self.library.prints[key]["row"].story if self.whole == "story" else self.library.prints[key]["text"]

    def wholes(self) -> set[int]:
        return {self.number(key) for key in self.library.prints}

    def meets(self, query: Query) -> set[int]:
        """The stories or texts that meet a query."""
        unit = self.unit(query)
        if unit:
            return {number for number, one in self.units(unit) if self.holds(unit, one, query)}
        match query:
            case Not(part):
                return self.wholes() - self.meets(part)
            case Or(parts):
                return set().union(*(self.meets(part) for part in parts))
            case And(parts):
                found = self.wholes()
                for unit in ("print", "statement", "item"):
                    if some := tuple(part for part in parts if self.unit(part) == unit):
                        found &= {number for number, one in self.units(unit) if self.holds(unit, one, And(some))}
                for part in parts:
                    if self.unit(part) is None:
                        found &= self.meets(part)
                return found
        raise AssertionError(query)

    def unit(self, query: Query) -> str | None:
        match query:
            case Term(field, value):
                if field in ("watch", "due") or (field == "is" and value in ("open", "overdue")):
                    return "item"
                return "statement" if field in ("speaker", "quote") else "print"
            case And(parts) | Or(parts):
                units = {self.unit(part) for part in parts}
                return units.pop() if len(units) == 1 else None
        return None

    def units(self, unit: str) -> Iterator[tuple[int, Any]]:
        if unit == "print":
            yield from ((self.number(key), key) for key in self.library.prints)
        elif unit == "statement":
            yield from ((self.number(one[0]), one) for one in self.library.statements)
        else:
            for one in self.library.items:
                for key in one[0]:
                    yield self.number(key), one

    def holds(self, unit: str, one: Any, query: Query) -> bool:
        match query:
            case And(parts):
                return all(self.holds(unit, one, part) for part in parts)
            case Or(parts):
                return any(self.holds(unit, one, part) for part in parts)
            case Term():
                return getattr(self, f"{unit}_meets")(one, query)
        raise AssertionError(query)

    def has(self, key: int, kind: str) -> bool:
        text = self.library.prints[key]["text"]
        return any(
            one["article"].id in self.marked[kind] for one in self.library.prints.values() if one["text"] == text
        )

    def muted(self) -> set[int]:
        """The texts that stand muted today."""
        alone = Looking(self.library, self.marked, "text")
        return set().union(
            *(alone.meets(term) for term, until in self.marked["mutes"] if until is None or until >= TODAY.isoformat())
        )

    def aside(self) -> set[int]:
        return self.muted() | {one["text"] for key, one in self.library.prints.items() if self.has(key, "archived")}

    def print_meets(self, key: int, term: Term) -> bool:
        one = self.library.prints[key]
        article, published = one["article"], (one["article"].published or "")[:10]
        match term.field:
            case "words":
                return run_in(article.title, term) or run_in(article.text, term)
            case "title" | "text":
                return run_in(getattr(article, term.field), term)
            case "outlet":
                outlets = {name: {name} for each in self.library.prints.values() if (name := each["article"].outlet)}
                return article.outlet in best(outlets, term)
            case "actor":
                called = best(self.library.speaking, term)
                return bool(called & self.library.names[key])
            case "tag":
                fits = [tag for tag in TAGS if tag == term.value or (term.beginning and tag.startswith(term.value))]
                return any(self.has(key, tag) for tag in fits)
            case "is":
                return self.state(key, term.value)
            case "newer" | "older":
                since = when.ago(term.value, TODAY).isoformat()
                return bool(published) and (published >= since) is (term.field == "newer")
        first, last = (day.isoformat() for day in when.period_of(term.value, TODAY))
        return (
            bool(published)
            and {
                "before": published < first,
                "after": published > last,
                "on": first <= published <= last,
            }[term.field]
        )

    def state(self, key: int, value: str) -> bool:
        text = self.library.prints[key]["text"]
        match value:
            case "unread":
                return not self.has(key, "read") and (self.lifted or text not in self.aside())
            case "muted":
                return text in self.muted()
            case "copy":
                return self.library.prints[key]["row"].copy_of is not None
            case "any":
                return True
        return self.has(key, value)

    def statement_meets(self, one: tuple[int, str, str | None], term: Term) -> bool:
        if term.field == "quote":
            return run_in(one[1], term)
        called = {name: set(forms) for name, forms in self.library.speaking.items()}
        for _, _, speaker in self.library.statements:
            if speaker:
                called.setdefault(speaker, {speaker})
        return one[2] in best(called, term)

    def item_meets(self, one: tuple[set[int], int, list[str], str, str | None], term: Term) -> bool:
        _, _, texts, group, due = one
        is_open = group in ("overdue", "today", "week", "later", "undated")
        if term.field == "watch":
            return any(run_in(text, term) for text in texts)
        match term.value:
            case "open":
                return is_open
            case "overdue":
                return group == "overdue"
            case "none":
                return group == "undated"
            case "week":
                return group in ("today", "week")
        first, last = (day.isoformat() for day in queries.due_range(term.value, TODAY))
        return is_open and due is not None and first <= due <= last


def mark(library: Library, wanted: dict[str, Any]) -> None:
    """Let exactly these marks stand."""
    with library.writing():
        library.db.execute("DELETE FROM mark")
        identity = {one.id: one.identity for one in (articles.get(library, key) for key in articles.keys(library))}
        for kind in ("read", "starred", "archived"):
            for name in wanted[kind]:
                journal.note(library, kind, identity[name], {})
        for name in identity:
            if tags := [tag for tag in TAGS if name in wanted[tag]]:
                journal.note(library, "tags", identity[name], {"tags": tags})
        for term, until in wanted["mutes"]:
            journal.note(library, "mute", printed(term), {"until": until})


def is_mute(term: Term) -> bool:
    return not queries.asks_for_aside(term)


@given(QUERIES, MARKED)
@settings(max_examples=400, deadline=None)
def test_what_is_found_is_what_looking_at_each_one_finds(filled: Library, query: Query, marked: dict[str, Any]) -> None:
    marked["mutes"] = [(term, until) for term, until in dict(marked["mutes"]).items() if is_mute(term)]
    mark(filled, marked)
    library, lifted = plain(filled), queries.asks_for_aside(query)
    for whole in ("story", "text"):
        looking = Looking(library, marked, whole, lifted)
        expected = looking.meets(query)
        if not lifted:
            aside = looking.aside()
            expected &= {looking.number(key) for key, one in library.prints.items() if one["text"] not in aside}
        if whole == "story":
            assert set(stories.ids(filled, query, today=TODAY)) == expected
        else:
            assert set(stories.article_keys(filled, query, today=TODAY)) == expected


SIGNS = ["dam", " ", "-", "(", ")", '"', "OR", "title:", "quote:", "watch:", "actor:", "²", "%_", "'", "*", "中"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)))
@settings(deadline=None)
def test_whatever_is_typed_can_be_asked_or_is_an_error_of_the_query(filled: Library, text: str) -> None:
    with contextlib.suppress(QueryError):
        stories.ids(filled, queries.parse_typed(text))
        stories.article_keys(filled, queries.parse(text))


@pytest.mark.parametrize(
    "piece",
    [
        "dam OR (flood ",
        "-(is:open OR -",
        "outlet:x (watch:dam OR ",
        "outlet:x -(outlet:y OR title:z (is:open OR speaker:x -",
    ],
)
def test_the_deepest_query_can_be_asked(filled: Library, piece: str) -> None:
    found = []
    for deep in range(25):
        with contextlib.suppress(QueryError):
            found.append(stories.ids(filled, parse(piece * deep + "dam" + ")" * (piece * deep).count("("))))
    assert len(found) > 3


@pytest.mark.parametrize(
    "text",
    [
        "dam flood",
        'title:dam -"spill gate" OR text:river',
        "outlet:courier newer:2d",
        "actor:berg is:unread",
        "speaker:berg quote:line",
        "watch:line due:week",
        "tag:mine is:starred -is:archived",
        "before:2026 (is:read OR is:copy)",
    ],
)
def test_no_query_walks_through_the_texts_of_articles(filled: Library, text: str) -> None:
    asked: list[str] = []
    for ask in (stories.ids, stories.article_keys):
        filled.db.set_trace_callback(asked.append)
        ask(filled, parse(text), today=TODAY)
        filled.db.set_trace_callback(None)
    plans = [
        row["detail"] for sql in asked if sql.startswith("SELECT") for row in filled.rows(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    walked = [
        plan for plan in plans if re.match(r"SCAN (article|statement|watch_item|actor)\b(?!.*COVERING INDEX)", plan)
    ]
    assert not walked
