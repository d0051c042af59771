"""Makes a large library of a small one: news that goes on as it began, without the days that analysing it would take.

Every article of the base library, which was really analysed, stands in the large one many times, each time as another
article. What is real: the tables and what is in every column, the lengths of texts and lists, who is whose copy and
which articles are a story, the tie between a text and its offsets, the hooks of names, the figures that the library
keeps of names, who is who (joined by the program itself), and both full-text indexes. The base itself stays as it is,
on the newest days, so that what is loaded next meets real neighbours.

What is made: an article that stands again has an identity, an address in time and a story of its own. Its names and
rare words are others of the same length, drawn from pools in which some are common and most are not. A name lasts the
longer the more articles have it, so that few names fill long lists and most stand once; so do the numbers of its runs
of three words, but for those that three stories of the base have: these belong to the language, and come as often in
every part of the library. What is compared of its sentences (`trace`) is the base's. Days before the base hold as many
articles as the base's do.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from turning import Template, another, another_run, changing_in, lasting, mixed

from briefing.analysis import joining, words
from briefing.analysis.profiles import as_printed
from briefing.analysis.stories import HEAVIEST
from briefing.model import Name
from briefing.pipeline import casting
from briefing.store.groups import UNDATED
from briefing.store.keys import item_key
from briefing.store.library import Library

Row = Sequence[Any]


def multiply(library: Library, times: int) -> None:
    """Make the library, whose articles are numbered from 1 without a gap, `times` as large; nobody else may use it."""
    db = library.db
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    base = _Base(db)
    made = [sql for (sql,) in db.execute(_MADE).fetchall()]
    for kind, name in db.execute(_NAMES_OF_MADE).fetchall():
        db.execute(f"DROP {kind} {name}")
    db.execute("BEGIN")
    runs, terms, names = _Heap(51), _Heap(56), _Names(db)
    for time in range(1, times):
        _Part(db, base, names, time, times).write(runs, terms)
    names.write(db)
    db.executemany("INSERT OR IGNORE INTO shingle VALUES (?, ?)", ((at >> 20, at & 0xFFFFF) for at in runs.sorted()))
    db.executemany("INSERT OR IGNORE INTO story_term VALUES (?, ?, ?, ?)", base.term_rows(terms.sorted(), times))
    db.execute("COMMIT")
    for sql in sorted(made, key=lambda sql: "TRIGGER" in sql):
        db.execute(sql)
    for sql in _AFTERWARDS:
        db.execute(sql, [base.size])
    db.execute("PRAGMA journal_mode = WAL")
    casting.bring_up_to_date(library)


_DERIVED = """('article', 'actor', 'statement', 'watch_item', 'placement', 'story', 'story_block', 'name', 'hook',
               'roster', 'followed', 'followed_key')"""
_MADE = f"SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql <> '' AND tbl_name IN {_DERIVED}"
_NAMES_OF_MADE = _MADE.replace("sql FROM", "type, name FROM")

_AFTERWARDS = (
    """UPDATE name SET changed = 1, (mentions, seen, articles) = (
           SELECT coalesce(sum(mentioned), 0), coalesce(sum(actor.seen), 0), count(*)
           FROM actor JOIN placement ON placement.article = actor.article
           WHERE actor.named = name.key AND placement.copy_of IS NULL) WHERE ? > 0""",
    """INSERT INTO form SELECT named, value FROM actor, json_each(variants)
       WHERE article > ? AND variants <> '[]' ON CONFLICT DO NOTHING""",
    "INSERT INTO article_fts (rowid, title, text) SELECT key, title, text FROM article WHERE key > ?",
)


class _Base:
    """The library that is multiplied, in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        def table(name: str, order: str = "article") -> list[sqlite3.Row]:
            return db.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()

        self.articles = table("article", "key")
        self.size = len(self.articles)
        assert [row["key"] for row in self.articles] == list(range(1, self.size + 1)), "keys with gaps"
        self.actors, self.statements, self.items = table("actor"), table("statement"), table("watch_item")
        self.placements, self.edges, self.blocks = table("placement"), table("story_edge"), table("story_block")
        self.stories, self.followed = table("story", "id"), table("followed", "id")
        self.followed_keys, self.traces, self.sketches = table("followed_key", "item"), table("trace"), table("sketch")
        days = [date.fromisoformat(row["published"][:10]) for row in self.articles if row["published"]]
        self.days = (max(days) - min(days)).days + 1
        self.stories_most, self.items_most = self.stories[-1]["id"], self.followed[-1]["id"]
        self.changing = changing_in(f"{row['title']} {row['text']}" for row in self.articles)
        # Whoever has a given name gets another than others of that name, and keeps it as long as it is in the news.
        people = (row["name"] for row in self.actors if row["type"] == "person")
        self.changing.update(name for name in people if name.count(" ") == 1)
        self._templates: dict[str, Template] = {}
        story = {row["article"]: row["story"] for row in self.placements}
        told: dict[int, set[int]] = defaultdict(set)
        for row in self.sketches:
            for run in array("I", row["runs"]):
                told[run].add(story[row["article"]])
        self.passing = [run for run, stories in told.items() if len(stories) < 3]
        self.printed = self._printed()

    def _printed(self) -> dict[int, str]:
        """The word that each term is, where that word is one that changes."""
        printed = (as_printed(row["title"], row["text"]) for row in self.articles)
        return {term: token for terms in printed for term, (_, token) in terms.items() if token in self.changing}

    def template(self, text: str) -> Template:
        """A text, ready to be turned."""
        if text not in self._templates:
            self._templates[text] = Template(text, self.changing)
        return self._templates[text]

    def term_rows(self, packed: Iterable[int], times: int) -> Iterator[Row]:
        """The rows of `story_term` for numbers made of a term, an article and the place of the term in its sketch."""
        weights = [array("H", row["weights"]) for row in self.sketches]
        for one in packed:
            article, place = one >> 5 & 0xFFFFF, one & 31
            time, at = divmod(article - 1, self.size)
            day = self.sketches[at]["day"]
            yield (
                one >> 25,
                day - (times - time) * self.days if day != UNDATED else UNDATED,
                article,
                weights[at][place],
            )


class _Part:
    """The base as it stands again for one time: all its rows, turned."""

    def __init__(self, db: sqlite3.Connection, base: _Base, names: _Names, time: int, times: int) -> None:
        self._db, self._base, self._names, self._time = db, base, names, time
        self._on, self._earlier = time * base.size, timedelta(days=(times - time) * base.days)
        self._stories, self._items = time * base.stories_most, time * base.items_most
        self._other = {
            thing: another(thing, lasting(words.number_of(thing), seen, time)) for thing, seen in base.changing.items()
        }
        self._turned: dict[str, str] = {}
        self._texts = [self._turn(row["text"]) for row in base.articles]
        self._identities = [f"{mixed(words.number_of(row['identity']), time):020x}" for row in base.articles]
        self._keys: dict[str, str] = {}

    def write(self, runs: _Heap, terms: _Heap) -> None:
        """Write it; what must be sorted first is put on the heaps."""
        base, on = self._base, self._on
        self._write("article", map(self._article, base.articles))
        self._write("actor", map(self._actor, base.actors))
        self._words("statement", base.statements, self._statement)
        self._words("watch_item", base.items, self._item)
        copies = ((row[0] + on, row[1] and row[1] + on, row[2] + self._stories) for row in base.placements)
        self._write("placement", copies)
        self._write("story", map(self._story, base.stories))
        self._write("story_edge", ((row[0] + on, row[1] + on, row[2]) for row in base.edges))
        self._write("story_block", ((row[0] + on, row[1] + on, row[2]) for row in base.blocks))
        self._write("trace", ((row[0] + on, row[1]) for row in base.traces))
        self._write("sketch", self._sketches(runs, terms))
        self._write("followed", map(self._followed, base.followed))
        keys = base.followed_keys
        self._write("followed_key", {(self._keys[row["key"]], row["item"] + self._items) for row in keys})

    def _write(self, table: str, rows: Iterable[Row]) -> None:
        first = next(rows := iter(rows), None)
        if first is not None:
            sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
            self._db.execute(sql, first)
            self._db.executemany(sql, rows)

    def _words(self, table: str, rows: Sequence[sqlite3.Row], turned: Callable[[sqlite3.Row, str], Row]) -> None:
        """Write the rows of a table that has an index of words, and that."""
        found = [(row, self._texts[row["article"] - 1][row["start"] : row["end"]]) for row in rows]
        self._write(table, (turned(row, text) for row, text in found))
        sql = f"INSERT INTO {table}_fts (rowid, words) VALUES (?, ?)"
        self._db.executemany(sql, (((row["article"] + self._on) << 20 | row["n"], text) for row, text in found))

    def _turn(self, text: str) -> str:
        """A text with other names and rare words of the same lengths."""
        return self._base.template(text).filled(self._other)

    def _short(self, text: str | None) -> str | None:
        """The same for what stands in many rows."""
        if text is not None and text not in self._turned:
            self._turned[text] = self._turn(text)
        return text and self._turned[text]

    def _day(self, day: str | None) -> str | None:
        return day and (date.fromisoformat(day[:10]) - self._earlier).isoformat() + day[10:]

    def _article(self, row: sqlite3.Row) -> Row:
        at = row["key"] - 1
        turned = {
            "key": row["key"] + self._on,
            "identity": self._identities[at],
            "id": f"{row['id']}.{self._time}",
            "title": self._turn(row["title"]),
            "published": self._day(row["published"]),
            "text": self._texts[at],
            "digest": f"{mixed(at, -self._time):032x}",
            "taken_at": self._day(row["taken_at"]),
        }
        return list({**dict(row), **turned}.values())

    def _actor(self, row: sqlite3.Row) -> Row:
        turned = dict(row)
        turned["article"] += self._on
        turned["name"] = name = self._short(row["name"]) or ""
        turned["roles"], turned["variants"] = self._short(row["roles"]), self._short(row["variants"])
        turned["named"] = self._names.key_of(row["type"], name, row["uncertain"], row["initials"])
        return list(turned.values())

    def _statement(self, row: sqlite3.Row, text: str) -> Row:
        turned = {name: self._short(row[name]) for name in ("speaker", "speaker_text", "via")}
        key = item_key(self._identities[row["article"] - 1], text)[0]
        return list({**dict(row), **turned, "article": row["article"] + self._on, "key": key}.values())

    def _item(self, row: sqlite3.Row, text: str) -> Row:
        key, same = item_key(self._identities[row["article"] - 1], text)
        self._keys[row["key"]] = key
        days = {name: self._day(row[name]) for name in ("due_start", "due_end")}
        turned = {"article": row["article"] + self._on, "key": key, "words": same, "actors": self._short(row["actors"])}
        return list({**dict(row), **days, **turned}.values())

    def _story(self, row: sqlite3.Row) -> Row:
        founder = f"{mixed(words.number_of(row['founder']), self._time):020x}"
        return row["id"] + self._stories, self._turn(row["title"]), self._day(row["newest"]), founder

    def _followed(self, row: sqlite3.Row) -> Row:
        days = self._day(row["due_start"]), self._day(row["due_end"])
        number, story = row["id"] + self._items, row["story"] + self._stories
        return number, story, self._keys[row["key"]], row["kind"], *days, row["shown"]

    def _sketches(self, runs: _Heap, terms: _Heap) -> Iterator[Row]:
        base, time = self._base, self._time
        other_run = {run: another_run(run, time) for run in base.passing}
        other_term = {term: words.number_of(self._other[word].lower()) >> 33 for term, word in base.printed.items()}
        for row in base.sketches:
            article, day = row["article"] + self._on, row["day"]
            own = array("I", sorted({other_run.get(run, run) for run in array("I", row["runs"])}))
            runs.add([run << 20 | article for run in own])
            own_terms = array("I", [other_term.get(term, term) for term in array("I", row["terms"])])
            terms.add([(term << 20 | article) << 5 | place for place, term in enumerate(own_terms[:HEAVIEST])])
            day = day - self._earlier.days if day != UNDATED else UNDATED
            yield article, day, row["is_table"], own.tobytes(), own_terms.tobytes(), row["weights"]


class _Names:
    """The names of the library, with those that come."""

    def __init__(self, db: sqlite3.Connection) -> None:
        found = db.execute("SELECT type, name, uncertain, key FROM name").fetchall()
        self._keys = {tuple(row)[:3]: row["key"] for row in found}
        self._first = max(self._keys.values()) + 1
        self._fresh: list[tuple[str, str, int, str | None]] = []

    def key_of(self, type: str, name: str, uncertain: int, initials: str | None) -> int:
        """The key of a name; a new one gets one."""
        key = self._keys.setdefault((type, name, uncertain), self._first + len(self._fresh))
        if key == self._first + len(self._fresh):
            self._fresh.append((type, name, uncertain, initials))
        return key

    def write(self, db: sqlite3.Connection) -> None:
        """Keep the new names and their hooks."""
        db.executemany(
            "INSERT INTO name (key, type, name, uncertain, first_seen) VALUES (?, ?, ?, ?, '2020-01-01')",
            ((self._first + at, *one[:3]) for at, one in enumerate(self._fresh)),
        )
        hooks = (
            (hook, self._first + at)
            for at, (type, name, uncertain, initials) in enumerate(self._fresh)
            for hook in joining.hooks(Name(type, name, bool(uncertain), 0, 0, 0, tuple(json.loads(initials or "[]"))))
        )
        db.executemany("INSERT INTO hook VALUES (?, ?)", sorted(hooks))


class _Heap:
    """Very many numbers of so many bits, given back in order: rows that are written in order are written once."""

    def __init__(self, bits: int) -> None:
        self._shift = bits - 6
        self._parts = [array("Q") for _ in range(64)]

    def add(self, numbers: Iterable[int]) -> None:
        """Put numbers on the heap."""
        for number in numbers:
            self._parts[number >> self._shift].append(number)

    def sorted(self) -> Iterator[int]:
        """All of them, the smallest first; the heap is empty then."""
        while self._parts:
            yield from sorted(self._parts.pop(0))
