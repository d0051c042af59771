"""Second thoughts on the letters of a line: cues that are nouns where they stand, words that stand for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.quoting import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = re.compile(r"(?P<label>[NnRD#vg&opVGIs]{1,8}):(?=[^Q.])")
_ADVERB = re.compile(r"(?<=[XNRP])n(?=A?V)|(?<=X)n(?=A?I)")  # "has long said", "Smith only said", "would only say"
_NAMED_ACTION = re.compile(r"(?<=[Dns])g(?=[VX.,])|(?<=D)g(?=o)")
# A form of a "noun_like" cue is one only with a subject before it and a clause or quotation behind it.
_PERHAPS_NOUN = re.compile(
    r"(?<![tXPAnNRw])(?!(?<=[,)])V[NPTQ])[IV]|(?<=n)V(?![TQ:H])|[IV](?![TQ:HDPNwAR]|n)|(?<=[nN])I"
)
# "Two in three say", "others said": words that stand for a noun where a verb follows.
_ALONE = re.compile(r"D(?=[VXI]|v(?![nNR])|A[VX]|[po]D)|(?<=p)D(?=[VX])")
_BOTH = re.compile(r"(?<=[XNnRP)])D(?=A?V)")  # "have both said", "they both said"
_TOLD_BY = re.compile(r"(?<=[Vv])D(?=[.,/])")  # "wrote another"
_SOME_SAY = re.compile(r"(?<!s)D(?=[VI](?![nR]))")
_PRONOMINAL = frozenset(
    [
        "some",
        "many",
        "most",
        "others",
        "several",
        "both",
        "few",
        "those",
        "one",
        "two",
        "three",
        "four",
        "five",
        "another",
    ]
)
_PLURALS = frozenset(
    ["some", "many", "most", "others", "several", "both", "all", "people", "police", "men", "women", "few"]
)
_SINGULARS = frozenset(["news", "politics", "press", "congress", "business", "process", "access"])
_ENDS_NAMED = re.compile(r"(?<=[nR])I(?=:)")  # "a new message: "
_NO_VERB = re.compile(
    r"(?<=[Ds])[IVG]|(?<=t)V(?=o)|(?<=[Ds]A)[VG](?=[nNR])|(?<=[Ds][nAvgRNQ])I|(?<=[NnR])I(?=[VX])"
    r"|(?<=[op])[IV](?![tD])|(?<=[Ds][nR])I(?=[,.op])"
)


def settled(tags: str, words: Sequence[str], *, heading: bool) -> str:
    """The letters again, with cue words that are nouns or adjectives where they stand: "the report", "his calls"."""
    settled = list(tags)
    for match in _SOME_SAY.finditer(tags):
        if words[match.start()] in _PRONOMINAL:
            settled[match.start()] = "n"
    for match in _BOTH.finditer(tags):
        if words[match.start()] in ("both", "all"):
            settled[match.start()] = "A"
    tags = "".join(settled)
    for match in _NO_VERB.finditer(tags):
        at = match.start()
        if tags[at] in "VG" or (words[at] != "say" and not _plural(words[at - 1])):
            settled[at] = "v" if tags[at] in "VG" and not words[at].endswith("s") else "n"
    for match in _ADVERB.finditer(tags):
        if words[match.start()] in ("long", "only", "first", "early"):
            settled[match.start()] = "A"
    for match in _NAMED_ACTION.finditer(tags):
        settled[match.start()] = "n"
    for match in (*_ALONE.finditer(tags), *_TOLD_BY.finditer(tags)):
        if words[match.start()] in _PRONOMINAL:
            settled[match.start()] = "n"
    for match in _ENDS_NAMED.finditer(tags):
        if not _plural(words[match.start() - 1]) and cues.forms()[words[match.start()]].lemma in cues.kind("noun_like"):
            settled[match.start()] = "n"
    for match in _PERHAPS_NOUN.finditer(tags):
        at = match.start()
        cue = cues.forms()[words[at]]
        if at and tags[at - 1] in "Nn" and tags[at] == "I" and _plural(words[at - 1]):
            continue
        if at and tags[at - 1 : at + 1] == "QV" and words[at - 1] in (",", "?", "!"):
            continue  # `," growls the captain`
        if cue.lemma in cues.kind("noun_like") and (cue.form == "base" or words[at].endswith("s")):
            settled[at] = "n"
    label = None if heading else _LABEL.match(tags)
    spoken = label is not None and words[label.end("label") - 1] in ("say", "says", "said")
    if label is not None and not spoken and not set(label.group("label")) <= set("N"):
        settled[label.end() - 1] = "."
    return "".join(settled)


def _plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and word not in _SINGULARS)
