"""The statements: those of one kind alone, copied with their source, and given to whoever really spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from briefing.model import Article, CastRow, StatementKind, StatementRow, WatchRow
from briefing.screens import fetch, words
from briefing.screens.correcting import Correcting
from briefing.screens.desk import told
from briefing.screens.framed import lay
from briefing.screens.words import Title
from briefing.settings import Settings
from briefing.store.lane import Lane
from briefing.store.library import Library
from widgets.quotations import quotation
from widgets.statements_pane import StatementsPane
from widgets.wording import reference

RowT = TypeVar("RowT", CastRow, StatementRow, WatchRow)

_MOST_SAID: Final = 200
_KINDS: Final[tuple[StatementKind | None, ...]] = (None, "direct", "mixed", "reported")


class Quoting(Correcting):
    """The actions of the statements pane. `kind` is how words must be given to be listed; None for all.

    `said_by` is the speaker of whom the pane lists what the whole library has; "" where it lists article or story.
    """

    def __init__(self, lane: Lane, settings: Settings) -> None:
        super().__init__(lane, settings)
        self.kind: StatementKind | None = None
        self.said_by = ""
        self._said: tuple[StatementRow, ...] = ()

    @property
    def statements(self) -> StatementsPane:
        """The list of statements."""
        return self.query_one(StatementsPane)

    def kept(self, pane: str, rows: Iterable[RowT]) -> list[RowT]:
        found = super().kept(pane, rows)
        return [row for row in found if self.kind is None or not isinstance(row, StatementRow) or row.kind == self.kind]

    def statements_title(self, scope: str) -> Title:
        """The title of the pane: how many statements are shown, of which kind, and of what or whom."""
        of = self._said_here
        return words.statements_title(len(self.kept("statements", of)), len(of), self.kind, scope, self.said_by)

    # ------------------------------------------------------------------ whose statements

    @property
    def _said_here(self) -> tuple[StatementRow, ...]:
        """What the pane lists before it is filtered."""
        return self._said if self.said_by else self.findings.statements

    @property
    def lists_library(self) -> bool:
        return super().lists_library or bool(self.said_by)

    def show_statements(self, *, fresh: bool = False) -> None:
        # What the library has of a speaker stays where it is when another story is opened.
        self._show_said_here(fresh=fresh and not self.said_by)

    def _show_said_here(self, *, fresh: bool) -> None:
        self.statements.dated = bool(self.said_by)
        self.statements.show(self.kept("statements", self._said_here), fresh=fresh)

    @told
    async def action_scope(self) -> None:
        """Go from the article to its story, to all that the selected speaker said in the library, and back."""
        if self.pane_name != "statements":
            return await super().action_scope()
        row, several = self.statements.selected, self.story is not None and len(self.story.articles) > 1
        if self.said_by:
            self.said_by, self._said = "", ()
            self.whole_story = self.whole_story and not several
            await self.find(fresh=True)
        elif row is None or row.speaker is None or (several and not self.whole_story):
            return await super().action_scope()
        else:
            self._said = await self._said_everywhere(row.speaker)
            self.said_by = row.speaker
            self._show_said_here(fresh=True)
        return self.describe()

    async def _said_everywhere(self, speaker: str) -> tuple[StatementRow, ...]:
        """What a speaker said in the library, the newest first, as the marks made so far have it."""
        found: list[StatementRow] = []
        made = -1
        while made != self.marks_made:
            made = self.marks_made
            found = await self.lane.read(_of_speaker, speaker)
        return tuple(found)

    async def reread(self, *, panes: bool = True) -> None:
        await super().reread(panes=panes)
        if panes and (speaker := self.said_by):
            said = await self._said_everywhere(speaker)
            if speaker == self.said_by:
                self._said = said
                self._show_said_here(fresh=False)
                self.describe()

    def action_kind(self) -> None:
        """Go on to the statements of the next kind, then to all of them again."""
        if self._is_there("shows one kind of statements"):
            self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)]
            self.show_findings(fresh=True)

    @told
    async def action_copy(self) -> None:
        """Put the selected statement on the clipboard, with who said it, when, and where it is printed; elsewhere the
        headline of the article, or of the selected story, with its source."""
        if self.pane_name == "statements" and (row := self.statements.selected) is not None:
            self.app.copy_to_clipboard(quotation(row))
            self.tell("Copied with its source, if your terminal lets programs copy")
        elif self.pane_name != "statements" and (article := await self._article_to_copy()) is not None:
            self.app.copy_to_clipboard(reference(article))
            self.tell("Copied headline and source, if your terminal lets programs copy")
        else:
            self.tell("There is nothing to copy")

    async def _article_to_copy(self) -> Article | None:
        """The open article; from the list, the first article of the selected story, unless that is the open one."""
        selected = self.stories.selected
        if self.story is not None and (self.pane_name != "stories" or selected == self.story.id):
            return self.story.article
        return None if selected is None else await self.lane.read(fetch.first_article, selected)

    @told
    async def action_speaker(self) -> None:
        """Ask who said the selected statement."""
        from briefing.screens.speaker_prompt import SpeakerPrompt

        if self._is_there("corrects the speaker of a statement") and (row := self.statements.selected) is not None:
            actors = [one for one in self.findings.actors if one.actor.type != "place"]
            await lay(self, SpeakerPrompt(self.lane, row, actors, partial(self._answered, row)))

    def _answered(self, row: StatementRow, answer: tuple[str, str]) -> None:
        how, name = answer
        if how == "name" and name == row.speaker:
            return
        if how == "text":
            self.keep(partial(_uncorrect, row=row), panes=True)
            return
        speaker = name if how == "name" else None
        changed = replace(row, speaker=speaker, confidence=1.0, corrected=True)
        here, said = (
            tuple(changed if other == row else other for other in rows)
            for rows in (self.findings.statements, self._said)
        )
        self.findings, self._said = replace(self.findings, statements=here), said
        self.show_findings()
        self.keep(partial(_correct, row=row, speaker=speaker), panes=True)

    def _is_there(self, does: str) -> bool:
        """Whether the statements have the keys; else it is said where what was asked for works."""
        if self.pane_name != "statements":
            self.tell(f"This key {does}: press 4 to go there")
            return False
        return True


# What follows runs on the lane.


def _of_speaker(library: Library, speaker: str) -> list[StatementRow]:
    from briefing.pipeline import quoting

    return quoting.of_library(library, quoting.Wanted(speaker=speaker), _MOST_SAID)


def _correct(library: Library, row: StatementRow, speaker: str | None) -> str:
    from briefing.pipeline import quoting

    return quoting.correct(library, row, speaker)


def _uncorrect(library: Library, row: StatementRow) -> str:
    from briefing.pipeline import quoting

    return quoting.uncorrect(library, row)
