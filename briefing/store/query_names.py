"""Whom a name in a query means: the actors, outlets and speakers of the library that are called so."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Term
from briefing.store.library import Library, listed
from briefing.text import holds_run, words_of

# A name in the letters A to Z is passed over by SQLite itself when a word is missing; others are looked at one by one.
_MAY_FIT = "({column} GLOB '*[^ -~]*' OR ({words}))"

_ACTORS = """SELECT key AS found, name FROM roster WHERE {fits}
    UNION ALL SELECT roster, name FROM name WHERE roster IS NOT NULL AND {fits}
    UNION ALL SELECT name.roster, form FROM form JOIN name ON name.key = form.name
              WHERE name.roster IS NOT NULL AND {form_fits}"""

# From each value to the next one in its index: a hundred thousand rows have a few hundred outlets.
_EACH = """WITH RECURSIVE each (name) AS (
        SELECT min({column}) FROM {table}
        UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > each.name) FROM each
                  WHERE each.name IS NOT NULL)
    SELECT name AS found, name FROM each WHERE name IS NOT NULL AND {fits}"""

_OUTLETS = _EACH.replace("{table}", "article").replace("{column}", "outlet")

_SPEAKERS = f"""{_EACH.replace("{table}", "statement").replace("{column}", "speaker")}
    UNION SELECT value ->> '$.speaker', value ->> '$.speaker' FROM mark
          WHERE kind = 'speaker' AND value ->> '$.speaker' IS NOT NULL"""


def actors(library: Library, term: Term) -> set[int]:
    """The actors of the library (their numbers) that bear the name, in any form that articles print.

    Those to whom the name belongs as it stands go before those that only have its words in a name.
    """
    return {int(found) for found, _ in _best(_candidates(library, words_of(term.value), _ACTORS), term)}


def outlets(library: Library, term: Term) -> set[str]:
    """The outlets of this name, else those with its words in their names."""
    return {str(found) for found, _ in _best(_candidates(library, words_of(term.value), _OUTLETS), term)}


def speakers(library: Library, term: Term) -> set[str]:
    """Every name under which somebody speaks who is called so: in an article, or as the reader said."""
    told = [(str(name), str(name)) for name, _ in _candidates(library, words_of(term.value), _SPEAKERS)]
    of_actors = _candidates(library, words_of(term.value), _ACTORS)
    best = _best([*told, *of_actors], term)
    names = library.rows(
        "SELECT name FROM name WHERE roster IN (SELECT value FROM json_each(?))",
        [listed(found for found, _ in best if isinstance(found, int))],
    )
    return {found for found, _ in best if isinstance(found, str)} | {row["name"] for row in names}


def called(library: Library, name: str) -> set[str]:
    """Every name, as articles give it and as it is shown, of whoever has the words of `name` in one of them."""
    wanted = words_of(name)
    if not wanted:
        return set()
    candidates = _candidates(library, wanted, _SPEAKERS) + _candidates(library, wanted, _ACTORS)
    held = [found for found, form in candidates if holds_run(form, wanted)]
    names = library.rows(
        """SELECT name FROM name WHERE roster IN (SELECT value FROM json_each(:actors))
           UNION SELECT name FROM roster WHERE key IN (SELECT value FROM json_each(:actors))""",
        {"actors": listed(found for found in held if isinstance(found, int))},
    )
    return {found for found in held if isinstance(found, str)} | {row["name"] for row in names}


def _candidates(library: Library, wanted: Iterable[str], sql: str) -> list[tuple[int | str, str]]:
    words = {f"w{n}": f"%{word}%" for n, word in enumerate(wanted)}
    fits, form_fits = (
        _MAY_FIT.format(column=each, words=" AND ".join(f"{each} LIKE :{name}" for name in words))
        for each in ("name", "form")
    )
    found = library.rows(sql.format(fits=fits, form_fits=form_fits), words)
    return [(row["found"], row["name"]) for row in found]


def _best(candidates: Iterable[tuple[int | str, str]], term: Term) -> list[tuple[int | str, str]]:
    wanted = words_of(term.value)
    held = [one for one in candidates if holds_run(one[1], wanted, beginning=term.beginning)]
    return [one for one in held if words_of(one[1]) == wanted] or held
