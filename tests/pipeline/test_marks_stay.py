"""What a reader marked stays marked, whatever is loaded, folded, cut or analysed anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from items import every_item

from briefing import resources
from briefing.pipeline import reading, restoring, undoing
from briefing.pipeline.rebuilding import reanalyse
from briefing.pipeline.taking_in import take_in
from briefing.store import articles, journal, list_rows, marks, prints, stories
from briefing.store.library import Library

Take = Callable[..., None]

PARAGRAPHS = [
    "The transport ministry of Velmora opened an inquiry on Monday into the loss of the ferry Maravel, which sank off "
    "Port Halden in January with 31 people aboard.",
    "“We owe the families an answer,” Transport Minister Odran Velsk told reporters outside the old customs house, "
    "where some two hundred relatives had waited since the early morning in heavy rain.",
    "The operator, Blue Strait Lines, said its engineers had reported a faulty bow door twice in December and that the "
    "harbour office had allowed the vessel to sail on both occasions.",
    "Investigators have lifted the bow door from the sea bed and will examine its hinges in a yard at Corvane, a work "
    "that the inquiry's counsel, Salme Otieno, described as slow and delicate.",
]
MORE = (
    "Divers went down for the ninth time on Sunday, the coast guard said, and brought up the ship's log in a sealed "
    "metal box."
)
ITEM = "Whether Blue Strait Lines hands over the maintenance records of the Maravel."


def _report(**given: Any) -> dict[str, Any]:
    text = "\n\n".join([*PARAGRAPHS, *given.pop("more", []), "What to watch", f"- {given.pop('item', ITEM)}"])
    return {
        "id": "a",
        "title": "Ferry inquiry opens",
        "outlet": "Post",
        "published": "2026-03-02",
        "text": text,
    } | given


def _rows(library: Library) -> dict[str, str]:
    return {row.text: row.state for row in every_item(library)}


def _tick(library: Library, text: str = ITEM) -> None:
    (row,) = [row for row in every_item(library) if row.text == text]
    marks.tick(library, row.keys)


def test_a_tick_stays_when_the_article_is_loaded_again_and_analysed_anew(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    take(_report())
    reanalyse(library, progress=lambda done, total: None)
    assert _rows(library)[ITEM] == "resolved"


def test_a_tick_stays_when_a_new_version_keeps_the_item(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    take(_report(more=[MORE], published="2026-03-03"))
    assert _rows(library)[ITEM] == "resolved"


def test_a_tick_stays_when_a_longer_copy_becomes_the_text_that_is_shown(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    take(_report(id="b", outlet="Coast Daily", more=[MORE], item=ITEM.replace("maintenance", "service")))
    (story,) = reading.story_ids(library)
    (shown,) = list_rows.articles(library, story)
    assert (shown.id, shown.copies) == ("b", ("Post",))
    assert list(_rows(library).values()) == ["resolved"]


def test_a_tick_on_the_text_counts_for_a_copy_that_comes_later(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    take(_report(id="b", outlet="Coast Daily"))
    assert _rows(library) == {ITEM: "resolved"}
    assert reading.story_rows(library, reading.story_ids(library))[0].open_watch == 0


def test_reading_one_copy_reads_the_text_and_making_it_unread_takes_every_copy_back(
    library: Library, take: Take
) -> None:
    take(_report(), _report(id="b", outlet="Coast Daily"))
    first, second = (articles.get(library, key).identity for key in articles.keys(library))
    ids = reading.story_ids(library)
    for identity in (first, second):
        marks.set_read(library, [identity], True)
        assert reading.story_rows(library, ids)[0].unread == 0
        assert stories.counts(library).unread == 0
        marks.set_read(library, prints.of(library, [second]), False)
        assert reading.story_rows(library, ids)[0].unread == 1
        assert len(stories.unread(library, ids)) == 1


def test_undo_passes_over_an_article_that_was_only_opened(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    marks.opened(library, articles.get(library, 1).identity)
    assert undoing.undo(library) == "Ticked “Whether Blue Strait Lines hands over the…”"
    assert stories.counts(library).unread == 0


def test_a_restored_line_stays_in_the_text_through_load_and_reanalyse_until_it_is_undone(
    library: Library, take: Take
) -> None:
    report = _report()
    report["text"] += "\n\nPost a Comment"
    take(report)
    before = articles.get(library, 1)
    assert "Post a Comment" in [line.text for line in before.removed]
    restoring.restore_lines(library, before.identity, ["Post a Comment"])
    take(report)
    reanalyse(library, progress=lambda done, total: None)
    restored = articles.get(library, 1)
    assert restored.text.endswith("Post a Comment")
    assert (restored.identity, restored.id) == (before.identity, before.id)
    assert undoing.undo(library) is not None
    assert articles.get(library, 1) == before
    assert undoing.redo(library) is not None
    assert articles.get(library, 1) == restored


def test_marks_of_an_item_that_a_new_version_dropped_are_kept_for_its_return(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    take(_report(item="Whether the harbour office answers.", published="2026-03-03"))
    assert ITEM not in _rows(library)
    take(_report(more=[MORE], published="2026-03-04"))
    assert _rows(library)[ITEM] == "resolved"


def test_nothing_in_the_journal_is_lost_by_a_rebuild(library: Library, take: Take) -> None:
    take(_report())
    _tick(library)
    reanalyse(library, progress=lambda done, total: None)
    assert journal.take_back(library) is not None
    assert _rows(library)[ITEM] == "open"


def test_an_item_of_ones_own_stays_in_the_story_when_its_article_becomes_a_copy(library: Library, take: Take) -> None:
    take(_report())
    marks.add(library, "Call the board", articles.get(library, 1).identity, None, None)
    take(_report(id="b", outlet="Coast Daily", more=[MORE]))
    assert "Call the board" in _rows(library)


def test_a_line_that_is_restored_while_a_new_text_is_analysed_stays_in_that(
    library: Library, take: Take, tmp_path: Path
) -> None:
    take(_report(more=["Post a Comment"]))
    identity = articles.get(library, 1).identity

    def restored_meanwhile(_: str) -> None:
        with Library.open(library.path) as reader:
            restoring.restore_lines(reader, identity, ["Post a Comment"])

    later = tmp_path / "later.json"
    later.write_text(json.dumps(_report(more=[MORE, "Post a Comment"])), encoding="utf-8")
    take_in(library, [later], report=lambda _: None, labeller=restored_meanwhile)
    text = articles.get(library, 1).text
    assert MORE in text
    assert "Post a Comment" in text


def test_a_star_is_on_the_text_whichever_print_is_shown(library: Library, take: Take) -> None:
    take(_report())
    marks.star(library, [articles.get(library, 1).identity], True)
    take(_report(id="b", outlet="Coast Daily", more=[MORE]))
    (story,) = reading.story_ids(library)
    assert [row.starred for row in list_rows.articles(library, story)] == [True]


def test_restoring_any_cut_line_of_the_sample_and_undoing_it_leaves_the_article_as_it_was(library: Library) -> None:
    take_in(library, [resources.data_dir() / "sample"], report=lambda line: None)
    for key in articles.keys(library):
        before = articles.get(library, key)
        for line in before.removed:
            restoring.restore_lines(library, before.identity, [line.text])
            assert line.text in articles.get(library, key).text
            undoing.undo(library)
            assert articles.get(library, key) == before


def test_facts_that_were_missing_are_taken_from_a_later_load(library: Library, take: Take) -> None:
    bare = {name: value for name, value in _report().items() if name != "published"}
    take(bare)
    assert articles.get(library, 1).published is None
    take(_report())
    assert articles.get(library, 1).published == "2026-03-02"
    take(bare)
    assert articles.get(library, 1).published == "2026-03-02"


def test_an_undated_new_version_keeps_the_day_that_is_known(library: Library, take: Take) -> None:
    take(_report())
    update = _report(more=[MORE])
    del update["published"]
    take(update)
    kept = articles.get(library, 1)
    assert MORE in kept.text
    assert kept.published == "2026-03-02"


def test_the_count_of_open_items_is_the_number_on_the_checklist(library: Library, take: Take) -> None:
    take(_report(), _report(id="b", outlet="Coast Daily", more=[MORE], item=ITEM.replace("maintenance", "service")))
    (row,) = reading.story_rows(library, reading.story_ids(library))
    assert row.open_watch == len(_rows(library)) == stories.counts(library).open_watch
