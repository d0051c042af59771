"""The language of queries: read, printed and read again; what is wrong is told at its place."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing import queries
from briefing.errors import QueryError
from briefing.model import EVERYTHING, And, Field, Not, Or, Query, Term
from briefing.queries import named, parse, parse_typed, plain_value, printed


def words(value: str, *, beginning: bool = False) -> Term:
    return Term("words", value, beginning)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        ("  dam  flood ", And((words("dam"), words("flood")))),
        ('"spill gate"', words("spill gate")),
        ("“spill gate” „zwei Wörter“", And((words("spill gate"), words("zwei Wörter")))),
        ("-dam flood", And((Not(words("dam")), words("flood")))),
        ("dam OR flood gate", Or((words("dam"), And((words("flood"), words("gate")))))),
        ("(dam OR flood) gate", And((Or((words("dam"), words("flood"))), words("gate")))),
        ("((dam gate)) -(a b)", And((words("dam"), words("gate"), Not(And((words("a"), words("b"))))))),
        ("dam OR (flood OR gate)", Or((words("dam"), words("flood"), words("gate")))),
        ('outlet:"Bay Post" title:ferry', And((Term("outlet", "Bay Post"), Term("title", "ferry")))),
        ("is:UNREAD", Term("is", "unread")),
        ("-(-dam)", Not(Not(words("dam")))),
        ("harb* title:“spill ga”*", And((words("harb", beginning=True), Term("title", "spill ga", True)))),
        ("AND not -OR", And((words("AND"), words("not"), Not(words("OR"))))),
        ("dam & river -- *", And((words("dam"), words("river")))),
        (
            "10:30 http://example.org/x note: c++",
            And(tuple(map(words, ("10:30", "http://example.org/x", "note:", "c++")))),
        ),
        ("due:2026-03-09..2026-03-12 newer:2d", And((Term("due", "2026-03-09..2026-03-12"), Term("newer", "2d")))),
    ],
)
def test_a_query_is_read_as_it_is_meant(text: str, query: Query) -> None:
    assert parse(text) == query
    assert parse(printed(query)) == query


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ('dam "spill gate', 4, "never closed"),
        ("dam outlet:“Bay", 11, "never closed"),
        ("dam (flood", 4, "never closed"),
        ("dam) flood", 3, "no ( for this )"),
        ("dam () flood", 4, "nothing between"),
        ("dam OR", 4, "behind it"),
        ("OR dam", 0, "before it"),
        ("dam OR OR flood", 4, "behind it"),
        ("dam outlt:Bay", 4, "no field outlt"),
        ("dam title: flood", 4, "nothing right behind title:"),
        ("dam title:(flood OR gate)", 4, "nothing right behind title:"),
        ("dam -is:new", 5, "one of unread, read"),
        ("due:someday", 0, "2026-03-09"),
        ("newer:2", 0, "12h, 2d"),
        ("before:2026-13", 0, "a month (2026-03)"),
        ("outlet:***", 0, "nothing right behind outlet:"),
        ("* -- &", 0, "no word"),
        ("(" * 60 + "dam" + ")" * 60, 11, "too deeply"),
        (" ".join(["dam"] * 201), 800, "at most 200"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, place: int, told: str) -> None:
    with pytest.raises(QueryError) as failed:
        parse(text)
    assert (failed.value.at, failed.value.query) == (place, text)
    assert told in str(failed.value)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("dam har", And((words("dam"), words("har", beginning=True)))),
        ("dam har ", And((words("dam"), words("har")))),
        ('dam "spill ga', And((words("dam"), words("spill ga", beginning=True)))),
        ('dam "', words("dam")),
        ("dam title:", words("dam")),
        ("dam OR", words("dam")),
        ("dam OR ", words("dam")),
        ("OR", EVERYTHING),
        ("dam (flood", And((words("dam"), words("flood", beginning=True)))),
        ("dam (", words("dam")),
        ("dam -", words("dam")),
        ("dam ()", words("dam")),
        ("is:unre", EVERYTHING),
        ("is:unread", Term("is", "unread")),
        ("dam before:2026-0", words("dam")),
        ("dam outlt:Ba", words("dam")),
        ("outlet:Ba", Term("outlet", "Ba", True)),
        ("*", EVERYTHING),
    ],
)
def test_what_is_half_typed_is_no_error_yet(text: str, query: Query) -> None:
    assert parse_typed(text) == query


@pytest.mark.parametrize("text", ["outlt:Ba dam", "is:unre dam", "OR dam", "dam) flood", "title: dam"])
def test_what_is_wrong_behind_the_cursor_is_an_error_while_typing_too(text: str) -> None:
    with pytest.raises(QueryError):
        parse_typed(text)


def test_terms_are_told_with_and_without_those_that_must_not_be_met() -> None:
    query = parse('dam -(flood -gate) (title:ferry OR "spill")')
    assert [term.value for term in queries.terms(query)] == ["dam", "flood", "gate", "ferry", "spill"]
    assert [term.value for term in queries.terms(query, denied=False)] == ["dam", "ferry", "spill"]


@pytest.mark.parametrize(("text", "asks"), [("dam", False), ("-is:archived", True), ("dam (x OR is:any)", True)])
def test_a_query_can_ask_for_what_is_put_aside(text: str, asks: bool) -> None:
    assert queries.asks_for_aside(parse(text)) is asks


def test_two_queries_together_are_one_conjunction() -> None:
    assert queries.both(parse("a b"), parse("c OR d")) == parse("a b (c OR d)")
    assert queries.both(EVERYTHING, parse("a")) == parse("a")


VALUES = {
    "is": st.sampled_from(queries.STATES),
    "due": st.sampled_from([*queries.DUE, "2026-03-09", "friday", "3d", "2026-03", "2026-03-09 to 2026-03-12"]),
    **dict.fromkeys(("newer", "older"), st.sampled_from(["12h", "2d", "3w", "6m"])),
    **dict.fromkeys(("before", "after", "on"), st.sampled_from(["2026-03-09", "2026-03", "2026", "today"])),
}
WORDY = st.lists(st.sampled_from(["dam", "OR", "-x", "title:y", "(", "c++", "har*", "é", "*", "http://a"]), min_size=1)
WORD_VALUES = WORDY.map(" ".join).filter(lambda value: any(char.isalnum() for char in value))


@st.composite
def leaves(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(["words", *queries.FIELDS]))
    if field in VALUES:
        return Term(field, draw(VALUES[field]))
    value = draw(WORD_VALUES)
    return Term(field, value, draw(st.booleans()) and value[-1].isalnum())


def _and(parts: list[Query]) -> Query:
    return And(tuple(one for part in parts for one in (part.parts if isinstance(part, And) else (part,))))


def _or(parts: list[Query]) -> Query:
    return Or(tuple(one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))))


def _nested(query: Query) -> int:
    match query:
        case Not(part):
            return 1 + _nested(part)
        case And(parts) | Or(parts):
            return 1 + max(map(_nested, parts))
    return 0


QUERIES = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(_and),
        st.lists(inner, min_size=2, max_size=4).map(_or),
    ),
    max_leaves=12,
).filter(lambda query: _nested(query) < 6)


@given(QUERIES)
def test_a_query_that_is_printed_is_read_back_as_it_was(query: Query) -> None:
    assert parse(printed(query)) == query


@given(st.text(), st.sampled_from(("actor", "outlet")))
def test_any_name_becomes_a_term_that_is_read_back_as_it_was(name: str, field: Field) -> None:
    term = named(field, name)
    assert term is None or parse(printed(term)) == term
    assert (term is None) == (not any(char.isalnum() for char in plain_value(name)))


PIECES = [
    "dam",
    " ",
    "  ",
    "-",
    "(",
    ")",
    '"',
    "“",
    "”",
    "OR",
    "title:",
    "is:",
    "unread",
    "due:",
    "newer:",
    "2d",
    "*",
    ":",
    "\x1b[31m",
    "\u202e",
    "\x93",
    "\n",
    "a\u0301",
    "中文",
    "://",
]
ANY = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def _read(read: Callable[[str], Query], text: str) -> tuple[Query, int]:
    """The query and 0, or everything and the place of the error."""
    try:
        return read(text), 0
    except QueryError as error:
        return EVERYTHING, error.at


@given(ANY)
@example("\x93")
@example("title:\x93x\x94 y")
def test_any_text_is_a_query_or_an_error_at_a_place_in_it(text: str) -> None:
    for read in (parse, parse_typed):
        query, place = _read(read, text)
        assert 0 <= place <= len(text)
        if query != EVERYTHING:
            assert parse(printed(query)) == query


@given(ANY)
def test_whatever_can_be_read_can_be_read_while_it_is_typed(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    for end in range(len(text) + 1):
        parse_typed(text[:end])
    if text.endswith(" "):
        assert parse_typed(text) == query


@pytest.mark.parametrize("piece", ["dam ", "(", ")", '"', "-", "OR ", "title:", "a" * 5, "is:x ", "“", "*", "a:"])
def test_a_long_query_takes_no_longer_than_its_length(piece: str) -> None:
    for read in (parse, parse_typed):
        with contextlib.suppress(QueryError):
            read(piece * 50_000)
