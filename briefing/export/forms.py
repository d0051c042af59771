"""The forms in which stories and articles can be exported, each with the endings of its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final, Literal, get_args

from briefing.export import markdown, page, plain, records
from briefing.model import Chapter
from briefing.text import guard

Form = Literal["markdown", "html", "json", "text"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
TITLES: Final[Mapping[Form, str]] = {"markdown": "Markdown", "html": "HTML", "json": "JSON", "text": "plain text"}

_ENDINGS: Final[Mapping[str, Form]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
}


def form_of(path: str) -> Form | None:
    """The form that a file's ending asks for; None where it asks for none."""
    return _ENDINGS.get(PurePath(path).suffix.lower())


def ending_of(form: Form) -> str:
    """The usual ending of a file of this form, with its dot."""
    return next(ending for ending, named in _ENDINGS.items() if named == form)


def written(form: Form, chapters: Sequence[Chapter]) -> str:
    """The whole export in one form. The same library gives the same text: no clock is read."""
    return "".join(f"{line}\n" for line in _WRITERS[form](chapters)).rstrip("\n") + "\n"


def _text(chapters: Iterable[Chapter]) -> Iterator[str]:
    return map(guard, plain.document(chapters))


def _json(chapters: Iterable[Chapter]) -> Iterator[str]:
    found = {"version": 1, "stories": [records.chapter(one) for one in chapters]}
    yield json.dumps(found, ensure_ascii=False, indent=2)


_WRITERS: Final[Mapping[Form, Callable[[Sequence[Chapter]], Iterator[str]]]] = {
    "markdown": markdown.document,
    "html": page.document,
    "json": _json,
    "text": _text,
}
