"""The word lists: each says what it is and where it comes from, and can be read."""

from __future__ import annotations

import pytest

from briefing.analysis.naming import lexicons
from briefing.resources import data_dir, lexicon

LISTS = [
    "common.txt",
    "countries.tsv",
    "daily_names.txt",
    "first_names.txt",
    "frequency.txt",
    "naming.toml",
    "nicknames.txt",
    "not_names.txt",
    "org_heads.txt",
    "organisations.tsv",
    "places.txt",
    "places_words.txt",
    "regions.tsv",
    "role_heads.txt",
    "surnames_first.txt",
    "titles.txt",
    "towns.txt",
    "women.txt",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_with_what_it_is_and_where_it_comes_from(name: str) -> None:
    head = (data_dir() / "lexicons" / name).read_text(encoding="utf-8").split("\n\n")[0]
    assert head.startswith("# ")
    assert "Source:" in head or "licence" in head.lower() or "hand-made" in head or "public domain" in head


def test_every_list_is_named_in_the_sources() -> None:
    folder = data_dir() / "lexicons"
    sources = (folder / "SOURCES.md").read_text(encoding="utf-8")
    assert [name for name in LISTS if name not in sources] == []


def test_no_demonym_belongs_to_two_lands() -> None:
    owners: dict[str, str] = {}
    for line in (*lexicon("countries.tsv"), *lexicon("regions.tsv")):
        name, _, demonyms = [*line.split("\t"), "", ""][:3]
        for demonym in filter(None, demonyms.split("|")):
            assert owners.setdefault(demonym, name) == name, demonym


def test_no_name_stands_for_two_countries() -> None:
    owners: dict[str, str] = {}
    for line in lexicon("countries.tsv"):
        name, aliases, _, capitals, metonyms = (line.split("\t") + [""] * 4)[:5]
        for form in filter(None, "|".join((name, aliases, capitals, metonyms)).split("|")):
            assert owners.setdefault(form, name) == name, form


@pytest.mark.parametrize(
    ("form", "name", "how"),
    [
        ("American", "United States", "demonym"),
        ("U.K.", "United Kingdom", "name"),
        ("Downing Street", "United Kingdom", "metonym"),
        ("Kyiv", "Ukraine", "capital"),
        ("Dominican", "Dominican Republic", "demonym"),
        ("Texan", "Texas", "demonym"),
        ("World War II", "World War II", "none"),
    ],
)
def test_a_known_form_says_what_it_stands_for(form: str, name: str, how: str) -> None:
    entry = lexicons.entry_of(form)
    assert entry is not None
    assert (entry.name, entry.how) == (name, how)


def test_the_longest_known_form_wins() -> None:
    found = lexicons.entry_at(["South", "Korea", "said"], 0, 3)
    assert found is not None
    assert (found[0].name, found[1]) == ("South Korea", 2)


@pytest.mark.parametrize(("at", "end"), [(3, 3), (2, 2), (4, 9), (1, 0)])
def test_no_known_form_stands_behind_the_last_word(at: int, end: int) -> None:
    assert lexicons.entry_at(["South", "Korea", "said"], at, end) is None


def test_few_words_are_found_common_without_the_set_of_all_of_them() -> None:
    listed = sorted(lexicons.common())[::500]
    lexicons.common.cache_clear()
    found = [word for word in (*listed, "xylographer", "harb", "", "# english") if lexicons.is_common(word)]
    assert lexicons.common.cache_info().currsize == 0
    assert found == listed
