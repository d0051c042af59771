"""An article is kept once; another text at its address is a version of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.errors import NotFound
from briefing.model import Article
from briefing.store import articles
from briefing.store.library import Library

Make = Callable[..., Article]
URL = "https://harbour-post.example/ferry"


def _save(library: Library, article: Article) -> tuple[int, str]:
    with library.writing():
        return articles.save(library, article)


def test_an_article_comes_back_as_it_was(library: Library, article: Make) -> None:
    kept = article("The inquiry opened on Monday.", url=URL, outlet="Harbour Post", published="2026-03-02")
    key, outcome = _save(library, kept)
    assert outcome == "new"
    assert articles.get(library, key) == kept


def test_the_same_article_twice_is_one(library: Library, article: Make) -> None:
    first = _save(library, article("The inquiry opened on Monday.", url=URL))
    assert _save(library, article("The inquiry opened on Monday.", url=URL)) == (first[0], "same")
    assert articles.keys(library) == [first[0]]


def test_a_new_text_at_a_known_address_is_a_version_and_the_old_one_is_kept(library: Library, article: Make) -> None:
    key, _ = _save(library, article("Nobody was hurt.", url=URL, published="2026-03-02"))
    assert _save(library, article("Two people were hurt.", url=URL, published="2026-03-03")) == (key, "changed")
    assert "Two people were hurt." in articles.get(library, key).text
    (old,) = articles.versions(library, key)
    assert old.number == 1
    assert "Nobody was hurt." in old.article.text
    assert old.article.published == "2026-03-02"


def test_an_older_version_that_comes_late_does_not_replace_the_newer_one(library: Library, article: Make) -> None:
    key, _ = _save(library, article("Two people were hurt.", url=URL, published="2026-03-03"))
    _save(library, article("Nobody was hurt.", url=URL, published="2026-03-02"))
    assert "Two people were hurt." in articles.get(library, key).text
    assert len(articles.versions(library, key)) == 1


@pytest.mark.parametrize(("day", "hour"), [("2026-03-02", "2026-03-02T10:00:00+00:00"), (None, None)])
@pytest.mark.parametrize("first", ["whole", "summary"])
def test_a_feeds_summary_never_takes_the_place_of_the_whole_text(
    library: Library, article: Make, first: str, day: str | None, hour: str | None
) -> None:
    whole = article("Two people were hurt. The inquiry opens on Monday.", url=URL, published=day)
    summary = article("Two people were hurt.", url=URL, published=hour, extra={"feed_summary": True})
    for one in (whole, summary, summary) if first == "whole" else (summary, whole, summary):
        key, _ = _save(library, one)
    assert articles.get(library, key).text == whole.text
    assert [old.article.text for old in articles.versions(library, key)] == [summary.text]


def test_a_feeds_text_that_was_rewritten_is_its_newer_version(library: Library, article: Make) -> None:
    for text in ("Two people were hurt, the police say.", "Nobody was hurt."):
        key, _ = _save(library, article(text, url=URL, extra={"feed_summary": True}))
    assert "Nobody was hurt." in articles.get(library, key).text


def test_an_old_version_loaded_again_changes_nothing(library: Library, article: Make) -> None:
    old, new = article("Nobody was hurt.", url=URL), article("Two people were hurt.", url=URL)
    key, _ = _save(library, old)
    _save(library, new)
    assert _save(library, old) == (key, "same")
    assert "Two people were hurt." in articles.get(library, key).text


def test_one_text_at_two_addresses_is_two_articles(library: Library, article: Make) -> None:
    one, _ = _save(library, article("The inquiry opened.", url=URL))
    two, _ = _save(library, article("The inquiry opened.", url=URL + "-reprint"))
    assert one != two


def test_an_article_is_found_by_its_id_by_its_key_and_by_the_head_of_its_identity(
    library: Library, article: Make
) -> None:
    key, _ = _save(library, article("The inquiry opened.", id="desk-7"))
    identity = articles.get(library, key).identity
    assert [articles.key_of(library, name) for name in ("desk-7", str(key), identity[:8])] == [key] * 3


@pytest.mark.parametrize("name", ["nothing", "99", "", "'; DROP TABLE article; --"])
def test_an_article_that_is_not_there_is_told_in_words(library: Library, name: str) -> None:
    with pytest.raises(NotFound, match="no article"):
        articles.key_of(library, name)
