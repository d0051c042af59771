"""Which articles carry one text: the print that is shown, and its copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.store.library import Library, listed


def with_copies(library: Library, keys: Iterable[int]) -> list[int]:
    """These articles and every article whose text is one of theirs, in the order given, each once."""
    found: dict[int, None] = {}
    for key in keys:
        rows = library.rows(
            """SELECT other.article FROM placement AS one
               JOIN placement AS other
                 ON other.article = coalesce(one.copy_of, one.article)
                 OR other.copy_of = coalesce(one.copy_of, one.article)
               WHERE one.article = ? ORDER BY other.article <> ?, other.article""",
            [key, key],
        )
        found.update((row[0], None) for row in rows)
        found.setdefault(key)
    return list(found)


def of(library: Library, identities: Sequence[str]) -> list[str]:
    """The identities of every article that carries one of these articles' texts, these among them."""
    found = library.rows(
        """SELECT DISTINCT article.identity FROM article JOIN placement ON placement.article = article.key
           WHERE coalesce(placement.copy_of, placement.article) IN (
               SELECT coalesce(placement.copy_of, placement.article) FROM article
               JOIN placement ON placement.article = article.key
               WHERE article.identity IN (SELECT value FROM json_each(?)))""",
        [listed(identities)],
    )
    return [row["identity"] for row in found]


def having(library: Library, identities: Iterable[str], kind: str, tag: str | None = None) -> dict[str, list[str]]:
    """For the texts of these articles, by the articles shown for them: the prints that have a mark of this kind.

    With a `tag` only marks that hold it count.
    """
    found = library.rows(
        """WITH text AS (SELECT DISTINCT coalesce(copy_of, article) AS key FROM json_each(:identities) AS asked
                         CROSS JOIN article ON article.identity = asked.value
                         CROSS JOIN placement ON placement.article = article.key),
                print AS (SELECT key AS text, key FROM text
                          UNION ALL SELECT text.key, placement.article FROM text
                          CROSS JOIN placement ON placement.copy_of = text.key)
           SELECT shown.identity, mark.subject FROM print JOIN article AS shown ON shown.key = print.text
           JOIN article AS one ON one.key = print.key
           LEFT JOIN mark ON mark.kind = :kind AND mark.subject = one.identity
                AND (:tag IS NULL OR :tag IN (SELECT value FROM json_each(mark.value, '$.tags')))
           ORDER BY print.text, print.key""",
        {"identities": listed(identities), "kind": kind, "tag": tag},
    )
    marked: dict[str, list[str]] = {row["identity"]: [] for row in found}
    for row in found:
        if row["subject"] is not None:
            marked[row["identity"]].append(row["subject"])
    return marked
