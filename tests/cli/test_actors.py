"""`briefing actors`: who acts in the whole library, why names are one actor, and the reader's word on who is who."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import first_version
import pytest

Run = Callable[..., Any]

REPORTS = [
    {
        "id": "inquiry",
        "outlet": "Harbour Post",
        "published": "2026-03-02",
        "title": "Inquiry opens",
        "text": "Mayor Clara Holm said on Monday that the inquiry into the ferry would be public. “We owe the families "
        "an answer,” Holm told reporters. The Northern Grain Board (NGB) declined to comment, Holm said.",
    },
    {
        "id": "court",
        "outlet": "Coast Daily",
        "published": "2026-03-05",
        "title": "Former minister testifies",
        "text": "Former Transport Minister Ihor Savytskyy said that the harbour office knew of the fault. Savytskyy "
        "told the court that the NGB had paid. Peter Dunmore, a fisherman, said he had seen the ferry turn.",
    },
    {
        "id": "answer",
        "outlet": "Coast Daily",
        "published": "2026-03-09",
        "title": "An answer",
        "text": "President Ihor Savytsky told reporters that he would resign. C. Holm said in a letter that it was "
        "wrong. Moscow said that it would help. Norway said that it would send inspectors.",
    },
]


@pytest.fixture
def briefing(inside: Run) -> Run:
    return inside


@pytest.fixture
def wire(briefing: Run, tmp_path: Path) -> Path:
    """Three reports about one ferry, taken in."""
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in REPORTS))
    assert briefing("load", source).code == 0
    return source


def rows(briefing: Run, *options: str) -> dict[str, dict[str, Any]]:
    return {f"{row['name']} {row['type']}": row for row in briefing("actors", "--all", "--json", *options).json()}


def figures(briefing: Run, *options: str) -> dict[str, int]:
    return {name: row["mentions"] for name, row in rows(briefing, *options).items()}


EVERYBODY = {
    "Clara Holm person": 4,
    "Ihor Savytskyy person": 3,
    "Northern Grain Board organisation": 3,
    "Peter Dunmore person": 1,
    "Russia country": 1,
    "Norway country": 1,
}


def test_a_row_has_everything_that_is_known_of_an_actor(briefing: Run, wire: Path) -> None:
    assert figures(briefing) == EVERYBODY
    row = rows(briefing)["Ihor Savytskyy person"]
    first_seen = row.pop("first_seen")
    assert datetime.datetime.fromisoformat(first_seen).year >= 2026
    assert {key: row[key] for key in ("articles", "variants", "roles", "role_sources", "uncertain")} == {
        "articles": 2,
        "variants": ["Ihor Savytsky", "Savytskyy"],
        "roles": ["Former Transport Minister", "President"],
        "role_sources": [
            {
                "role": "Former Transport Minister",
                "article": "court",
                "outlet": "Coast Daily",
                "published": "2026-03-05",
            },
            {"role": "President", "article": "answer", "outlet": "Coast Daily", "published": "2026-03-09"},
        ],
        "uncertain": False,
    }


def test_people_read_one_line_an_actor_that_fits_the_width(briefing: Run, wire: Path) -> None:
    lines = briefing("actors").out.splitlines()
    assert lines[0] == "4  Clara Holm            person        Mayor  (also C. Holm)"
    assert lines[1].startswith("3  Ihor Savytskyy        person        Former Transport Minister; President")
    assert all(len(line) <= 80 for line in lines)
    assert len(lines) == len(EVERYBODY)


def test_the_list_can_be_narrowed_by_type_name_day_story_and_article(briefing: Run, wire: Path) -> None:
    assert set(figures(briefing, "--type", "country")) == {"Russia country", "Norway country"}
    assert set(figures(briefing, "--name", "SÁVYT")) == {"Ihor Savytskyy person"}
    assert figures(briefing, "--since", "2026-03-09", "--name", "holm") == {"Clara Holm person": 1}
    assert rows(briefing, "--since", "2026-03-09")["Ihor Savytskyy person"]["roles"] == ["President"]
    assert figures(briefing, "--article", "inquiry") == {"Clara Holm person": 3, "Northern Grain Board organisation": 2}
    row = rows(briefing, "--article", "court", "--name", "savyt")["Ihor Savytskyy person"]
    assert (row["articles"], [one["article"] for one in row["role_sources"]]) == (1, ["court"])
    assert row["first_seen"]
    story = str(briefing("stories", "--json").json()[0]["id"])
    assert briefing("actors", "--story", story, "--json").code == 0
    assert briefing("actors", "--since", "2026-03-11").code == 1
    assert briefing("actors", "--since", "soon").code == 2
    assert len(briefing("actors", "--limit", "2").out.splitlines()) == 2


def test_the_last_days_are_counted_from_today(briefing: Run, wire: Path, tmp_path: Path) -> None:
    today = datetime.date.today()
    late = {"id": "late", "text": "Judge Odran Velsk will hear the case, he said.", "published": today.isoformat()}
    (tmp_path / "late.json").write_text(json.dumps(late))
    briefing("load", tmp_path / "late.json")
    assert "Odran Velsk person" in figures(briefing, "--since", "7d")
    assert "Odran Velsk person" in figures(briefing, "--since", "0d")


def test_a_merge_lasts_until_it_is_undone(briefing: Run, wire: Path) -> None:
    done = briefing("actors", "merge", "clara holm", "Peter Dunmore")
    assert (done.code, done.out) == (0, "Merged Peter Dunmore into Clara Holm\n")
    merged = figures(briefing)
    assert merged["Clara Holm person"] == 5
    assert "Peter Dunmore person" not in merged
    briefing("reanalyse")
    briefing("load", wire)
    assert figures(briefing) == merged
    assert briefing("undo").out == "Undone: Merged Peter Dunmore into Clara Holm\n"
    assert figures(briefing) == EVERYBODY
    assert briefing("redo").code == 0
    assert figures(briefing) == merged


def test_a_name_can_be_split_from_its_actor_and_merged_again(briefing: Run, wire: Path) -> None:
    assert briefing("actors", "split", "Clara Holm", "c. holm").out == "Split C. Holm from Clara Holm\n"
    assert figures(briefing)["C. Holm person"] == 1
    assert "you said so" in briefing("actors", "why", "Clara Holm", "C. Holm").out
    briefing("reanalyse")
    assert figures(briefing)["Clara Holm person"] == 3
    assert briefing("actors", "merge", "Clara Holm", "C. Holm").code == 0
    assert figures(briefing) == EVERYBODY
    none = briefing("actors", "split", "Clara Holm", "Peter Dunmore")
    assert (none.code, none.out) == (2, "")


def test_a_form_inside_an_article_can_be_split_too(briefing: Run, wire: Path) -> None:
    assert briefing("actors", "split", "Clara Holm", "Holm").code == 0
    split = figures(briefing)
    assert split["Clara Holm person"] == 2
    assert split["Holm person"] == 2
    briefing("undo")
    assert figures(briefing) == EVERYBODY


def test_an_actor_is_called_and_typed_as_the_reader_says(briefing: Run, wire: Path) -> None:
    briefing("actors", "rename", "Ihor Savytskyy", "Igor Savitsky")
    assert figures(briefing)["Igor Savitsky person"] == 3
    assert briefing("actors", "type", "Igor Savitsky", "group").out == "Changed the type of Igor Savitsky to group\n"
    assert figures(briefing)["Igor Savitsky group"] == 3
    briefing("reanalyse")
    assert figures(briefing)["Igor Savitsky group"] == 3
    assert briefing("actors", "rename", "ihor savytskyy", "").code == 0
    briefing("undo")
    briefing("undo")
    briefing("undo")
    assert figures(briefing) == EVERYBODY


def test_an_ignored_actor_is_gone_until_it_is_restored_by_any_of_its_names(briefing: Run, wire: Path) -> None:
    assert briefing("actors", "ignore", "Ihor Savytskyy").code == 0
    assert "Ihor Savytskyy person" not in figures(briefing)
    gone = briefing("actors", "why", "Ihor Savytskyy")
    assert gone.code == 1
    assert "is ignored" in gone.err
    briefing("reanalyse")
    assert "Ihor Savytskyy person" not in figures(briefing)
    assert briefing("actors", "restore", "ihor savytsky").out.strip() == "Listed Ihor Savytskyy again"
    assert figures(briefing) == EVERYBODY
    assert briefing("actors", "restore", "Clara Holm").code == 2


def test_a_name_of_several_actors_is_made_exact_by_its_type(briefing: Run, wire: Path) -> None:
    briefing("actors", "rename", "Peter Dunmore", "Norway")
    before = figures(briefing)
    asked = briefing("actors", "ignore", "norway")
    assert asked.code == 2
    assert "Norway (country, 1 mention), Norway (person, 1 mention)" in asked.err
    assert "--type country" in asked.err
    assert figures(briefing) == before
    assert briefing("actors", "ignore", "norway", "--type", "country").code == 0
    assert set(before) - set(figures(briefing)) == {"Norway country"}
    briefing("undo")
    assert briefing("actors", "merge", "Clara Holm", "Norway", "--type", "person").code == 0
    assert set(before) - set(figures(briefing)) == {"Norway person"}
    assert briefing("actors", "ignore", "Clara Holm", "--type", "country").code == 1


def test_a_name_that_nobody_has_is_told_with_those_that_are_near(briefing: Run, wire: Path) -> None:
    for command in (["why", "Klara Hulm"], ["ignore", "Klara Hulm"], ["merge", "Klara Hulm", "Peter Dunmore"]):
        done = briefing("actors", *command)
        assert (done.code, done.out) == (1, "")
        assert "There is no actor Klara Hulm" in done.err
        assert "Clara Holm" in done.err
    assert "`briefing actors` lists them" in briefing("actors", "why", "Zzz").err
    assert briefing("actors", "merge", "Clara Holm").code == 2
    assert briefing("actors", "merge", "Clara Holm", "C. Holm").code == 2


def test_why_tells_the_reason_for_every_name_and_who_gives_each_role(briefing: Run, wire: Path) -> None:
    told = briefing("actors", "why", "Savytskyy").out
    assert "Ihor Savytskyy, person: 3 mentions in 2 articles" in told
    assert "the same name, spelled otherwise (Savytsky, Savytskyy)" in told
    assert "Savytskyy: the surname alone, in an article that names Ihor Savytskyy" in told
    assert "President: answer (Coast Daily, 2026-03-09)" in told
    assert "Moscow: another word for Russia (its capital)" in briefing("actors", "why", "russia").out
    assert "an initial (C. for Clara)" in briefing("actors", "why", "C. Holm", "Clara Holm").out
    record = briefing("actors", "why", "ngb", "--json").json()
    assert [(one["name"], one["why"]) for one in record["names"]] == [
        ("Northern Grain Board", None),
        ("NGB", "initials of Northern Grain Board"),
    ]


def test_why_tells_what_keeps_two_actors_apart(briefing: Run, wire: Path) -> None:
    done = briefing("actors", "why", "Clara Holm", "Peter Dunmore")
    assert done.out == "Clara Holm (person) and Peter Dunmore (person) are two: different surnames\n"
    record = briefing("actors", "why", "Clara Holm", "russia", "--json").json()
    assert (record["one"], record["why"]) == (False, "one is a person, the other a country")


def test_what_the_reader_said_is_listed_with_its_day(briefing: Run, wire: Path) -> None:
    assert briefing("actors", "corrections").code == 1
    briefing("actors", "merge", "Clara Holm", "Peter Dunmore")
    briefing("actors", "split", "Ihor Savytskyy", "Ihor Savytsky")
    briefing("actors", "rename", "Russia", "Moscow's government")
    briefing("actors", "type", "NGB", "group")
    briefing("actors", "ignore", "Norway")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    assert briefing("actors", "corrections").out.splitlines() == [
        f"{today}  Clara Holm and Peter Dunmore are one",
        f"{today}  Ihor Savytskyy is not Ihor Savytsky",
        f"{today}  Russia: called Moscow's government",
        f"{today}  NGB, Northern Grain Board: of type group",
        f"{today}  Norway: ignored",
    ]
    said = briefing("actors", "corrections", "--json").json()
    assert [one["kind"] for one in said] == ["same", "apart", "called", "typed", "ignored"]
    assert said[0]["names"] == ["Clara Holm", "Peter Dunmore"]


# ---------------------------------------------------------------- a library of the first version


def with_articles_of(new: Path, old: Path) -> Path:
    """Make `old` a library of the first version with the articles of a library of today."""
    db = first_version.made(old)
    db.execute("ATTACH ? AS new", [str(new)])
    for table in ("article", "placement", "story", "statement", "watch_item", "sketch", "shingle", "mark"):
        columns = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
        db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    columns = "article, n, name, type, roles, variants, mentions, uncertain"
    db.execute(f"INSERT INTO main.actor ({columns}, key) SELECT {columns}, '' FROM new.actor")
    db.close()
    return old


def test_a_library_of_the_first_version_lists_its_actors_at_once(briefing: Run, wire: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_text(json.dumps(REPORTS[0] | {"id": "copy", "outlet": "Bay News"}))
    briefing("load", copy)
    expected = rows(briefing)
    old = with_articles_of(tmp_path / "briefing.db", tmp_path / "old.db")
    done = briefing("actors", "--all", "--json", db=old)
    assert done.code == 0
    assert "old.db is brought up to date" in done.err
    found = {f"{row['name']} {row['type']}": row for row in done.json()}
    assert found == expected
    assert briefing("reanalyse", db=old).code == 0
    assert {row["name"]: row["mentions"] for row in briefing("actors", "--all", "--json", db=old).json()} == {
        row["name"]: row["mentions"] for row in expected.values()
    }


def test_other_lists_open_a_library_of_the_first_version_too(briefing: Run, wire: Path, tmp_path: Path) -> None:
    old = with_articles_of(tmp_path / "briefing.db", tmp_path / "old.db")
    assert len(briefing("articles", "--json", db=old).json()) == len(REPORTS)


def test_the_plain_briefing_of_a_library_of_the_first_version_is_printed(
    briefing: Run, wire: Path, tmp_path: Path
) -> None:
    old = with_articles_of(tmp_path / "briefing.db", tmp_path / "old.db")
    assert briefing("--plain", db=old).out == briefing("--plain").out != ""


def test_statements_of_a_library_of_the_first_version_have_the_librarys_names_for_their_speakers(
    briefing: Run, wire: Path, tmp_path: Path
) -> None:
    late = {"id": "late", "title": "Late", "text": "Envoy Ihor Savytski said that it was late. Savytski left."}
    (tmp_path / "late.json").write_text(json.dumps(late))
    briefing("load", tmp_path / "late.json")
    old = with_articles_of(tmp_path / "briefing.db", tmp_path / "old.db")
    assert briefing("quotes", "--all", db=old).out == briefing("quotes", "--all").out != ""
