"""What can be typed in the linear mode, under the names that the reader's commands have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefing.cli import linear_actors as actors
from briefing.cli import linear_files as files
from briefing.cli import linear_items as items
from briefing.cli import linear_marks as marks
from briefing.cli import linear_stories as stories
from briefing.cli.linear_desk import LinearDesk as Desk
from briefing.cli.linear_list import Lines
from briefing.cli.linear_numbers import number_in
from briefing.errors import UsageError
from briefing.keys import nearest

Answer: TypeAlias = Callable[[Desk, str], Lines]


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be typed: its word, what may follow it, what it does."""

    word: str
    after: str
    help: str
    answer: Answer

    @property
    def told(self) -> str:
        """The verb as the help explains it."""
        return f"{self.word}{' ' * bool(self.after)}{self.after}: {self.help}."


def meant(word: str) -> Verb:
    """The verb that a word is, or the only one that it begins. Raises UsageError."""
    word = word.casefold()
    found = [verb for verb in VERBS if verb.word == word] or [verb for verb in VERBS if verb.word.startswith(word)]
    if not found:
        like = nearest(word, [verb.word for verb in VERBS])
        raise UsageError(f"There is no command {word}; {f'did you mean {like}? ' if like else ''}help lists them")
    if len(found) > 1:
        raise UsageError(f"{word} could be {', '.join(verb.word for verb in found)}")
    return found[0]


def _bare(answer: Callable[[Desk], Lines]) -> Answer:
    return lambda desk, _: answer(desk)


def _by(answer: Callable[[Desk, int], Lines], by: int) -> Answer:
    return lambda desk, _: answer(desk, by)


def _open(desk: Desk, words: str) -> Lines:
    return desk.open(number_in(words, "open 2")[0])


def _read(desk: Desk, words: str) -> Lines:
    if words:
        yield from _open(desk, words)
    yield from desk.read_out()


def _into(desk: Desk, words: str) -> Lines:
    return desk.choose(number_in(words, "into 1")[0])


def _help(_: Desk, words: str) -> Iterator[str]:
    """All verbs, a line for each group; with a word or `all`, what they do."""
    if words == "all":
        yield from (verb.told for verb in VERBS)
    elif words:
        yield meant(words).told
        return
    else:
        yield from (f"{group}: {', '.join(verb.word for verb in verbs)}." for group, verbs in _TABLE.items())
        yield "help and a command explains it, such as help tick; help all explains all."
    yield "An empty line reads on. The beginning of a word is enough where no other word begins so."
    yield "Numbers are those of the list that was read out last. Where several may stand, say 1,3-5, or all."


_TABLE: Final = {
    "Lists": (
        Verb("stories", "", "Read out the stories, newest first", _bare(Desk.list_stories)),
        Verb("search", "words", "Read out the stories that hold the words, or meet the query", Desk.list_stories),
        Verb("sort", "order", "Read them out newest, covered, new or due first", Desk.sort),
        Verb("views", "", "Read out the views; open lists the stories of one", _bare(Desk.views)),
        Verb("save-view", "name", "Keep what is listed as a view", Desk.save_view),
        Verb("unread-only", "", "List unread stories alone, or all", _bare(Desk.unread_only)),
        Verb("headings", "", "Read out the headings among the stories, or not", _bare(Desk.headings)),
        Verb("back", "", "Read out again the stories listed last, around the open one", _bare(Desk.back)),
        Verb("filter", "words", "Read out those entries of the last list that hold the words", Desk.filter),
    ),
    "Reading": (
        Verb("open", "number", "Open the story; of other lists, the place of the entry, an actor’s stories", _open),
        Verb("next", "", "Open the next unread story", _by(Desk.next_unread, 1)),
        Verb("previous", "", "Open the previous unread story", _by(Desk.next_unread, -1)),
        Verb("next-story", "", "Open the next story of the list", _by(Desk.step_story, 1)),
        Verb("previous-story", "", "Open the previous story of the list", _by(Desk.step_story, -1)),
        Verb("read-on", "", "Read the next paragraph, then the next unread article", _bare(Desk.read_on)),
        Verb("read", "[number]", "Read the article to its end, so that it counts as read", _read),
        Verb("up", "", "Read the paragraph before", _bare(Desk.up)),
        Verb("top", "", "Read from the beginning", _bare(Desk.top)),
        Verb("next-new", "", "Read the next new sentence; at the end, the next unread article", _by(Desk.news, 1)),
        Verb("previous-new", "", "Read the previous new sentence", _by(Desk.news, -1)),
        Verb("articles", "", "Read out the articles of the story", _bare(Desk.articles)),
        Verb("next-article", "", "Open the next article of the story", _by(Desk.step, 1)),
        Verb("previous-article", "", "Open the previous article of the story", _by(Desk.step, -1)),
        Verb("compare", "[number]", "Read out how another article, or an older version, differs", stories.compare),
        Verb("saga", "", "Read out what came before the story, and after", _bare(Desk.saga)),
        Verb("earlier", "", "Open the earlier story of the same saga", _by(Desk.saga_step, -1)),
        Verb("later", "", "Open the later story of the same saga", _by(Desk.saga_step, 1)),
        Verb("jump-back", "", "Go back to where you were before this was opened", _by(Desk.jump, -1)),
        Verb("jump-forward", "", "Go forward again", _by(Desk.jump, 1)),
        Verb("bookmark", "letter", "Bookmark this place under a letter", Desk.bookmark),
        Verb("go-to-bookmark", "[letter]", "Go to a bookmark; alone, read out all", Desk.go_to_bookmark),
        Verb("links", "", "Read out the web addresses of the article", _bare(Desk.links)),
        Verb("browse", "[number]", "Open the article, or the address of that number, in the browser", files.browse),
        Verb("copy", "[number]", "Read out headline, statement or address on one line, to copy it", files.copy),
        Verb("cut", "[number]", "Read out what was cut from the article, or put that line back", files.cut),
    ),
    "What was found": (
        Verb("actors", "", "Read out who acts", _bare(Desk.actors)),
        Verb(
            "statements", "speaker", "Read out who said what; with a name, what that speaker said anywhere", Desk.said
        ),
        Verb("kind", "kind", "Read out direct, mixed or reported statements alone", Desk.statements),
        Verb("speaker", "number name", "Say who really spoke: a name, nobody, or as the text says", marks.speaker),
        Verb("checklist", "", "Read out what to watch in this story", _bare(Desk.checklist)),
        Verb("watch", "[words]", "Read out what to watch in the whole library", Desk.watch),
        Verb("agenda", "", "Read out what is due in the coming four weeks", _bare(Desk.agenda)),
        Verb("scope", "what", "Read these out of the article, or story; actors also of the library", Desk.set_scope),
    ),
    "Items to watch": (
        Verb("tick", "numbers", "Tick items, or open them again", items.tick),
        Verb("drop", "numbers", "Drop items: they are not worth following", items.drop),
        Verb("snooze", "numbers day", "Snooze items until a day: tomorrow, friday, 3d, 2026-03-09", items.snooze),
        Verb("due", "numbers [day [day]]", "Say when items are due; without a day, as the text says", items.due),
        Verb("note", "numbers [words]", "Pen a note on items; without words, take it away", items.note),
        Verb("add", "words", "Add an item of your own to the article", items.add),
        Verb("evidence", "number", "Read out what may have come of the item", items.evidence),
        Verb("accept", "number", "Settle the item by this outcome", items.accept),
        Verb("reject", "number", "Say that this is no outcome of it", items.reject),
        Verb("item-history", "number", "Read out what was found of the item and done with it", items.history),
    ),
    "Marks on the open article, or on the stories of these numbers": (
        Verb("star", "[numbers]", "Star them, or take the star away", marks.star),
        Verb("tag", "[numbers] tag", "Tag them, or take the tag off", marks.tag),
        Verb("archive", "[numbers]", "Archive them, or bring them back", marks.archive),
        Verb("mark-read", "[numbers]", "Mark them read", marks.mark_read),
        Verb("unread", "[numbers]", "Mark them unread", marks.unread),
        Verb("export", "[numbers] file", "Write them to a file", files.export),
    ),
    "Marks": (
        Verb("all-read", "", "Mark all stories of the list read", marks.all_read),
        Verb("mute", "[query [until day]]", "Mute what the query finds; alone, read out what is muted", marks.mute),
        Verb("unmute", "number", "List again what this mute leaves out", marks.unmute),
        Verb("undo", "[number]", "Undo the last mark, or all down to that number of the history", marks.undo),
        Verb("redo", "", "Redo what was undone", marks.redo),
        Verb("history", "", "Read out what was done", _bare(Desk.history)),
    ),
    "What belongs together": (
        Verb("story", "", "Read out all that is in the story: articles, copies, what is new", _bare(Desk.lay_open)),
        Verb("why", "number [number]", "Say why an article is in its story, or names are one actor", actors.why),
        Verb("split", "number [name]", "Split an article off its story, or a name off its actor", actors.split),
        Verb("move", "number [words]", "Read out where the article could belong; into moves it", stories.move),
        Verb("never", "number [number]", "Never have it in one story with the open one, or that one", stories.never),
        Verb("alone", "number", "Show a copy for itself, or fold it again", stories.alone),
        Verb("merge-story", "[numbers]", "Merge stories; one, with the open one; alone, read out which", stories.merge),
        Verb("into", "number", "Choose from what move, merge-story or merge read out", _into),
    ),
    "Who is who": (
        Verb("merge", "number [number]", "Merge the actor into that one; alone, read out which", actors.merge),
        Verb("rename", "number [name]", "Call the actor otherwise; without a name, as articles do", actors.rename),
        Verb("retype", "number type", "Say what it is: person, organisation, country, group or place", actors.retype),
        Verb("ignore", "number", "Ignore the actor; restore lists it again", actors.ignore),
        Verb("restore", "name", "List an actor again that was ignored", actors.restore),
    ),
    "The rest": (
        Verb("load", "path", "Take in a file or folder of articles", files.load),
        Verb("reanalyse", "", "Analyse the library anew; marks stay", files.reanalyse),
        Verb("help", "[command]", "Read out these commands, or what one does", _help),
        Verb("quit", "", "Quit; so does the end of the input", _bare(lambda _: iter(()))),
    ),
}

VERBS: Final = tuple(verb for verbs in _TABLE.values() for verb in verbs)
