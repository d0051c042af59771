"""How well outcomes are found: scores `briefing.analysis.outcomes` on the labelled pairs of ../shared/eval/watch.

Prints the pairs that could be scored (the texts of others are not there), the average precision of "same matter" (the
labels R and U against N), and for how many items with an outcome (R) the article ranked first is one.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from briefing.analysis import outcomes, sentences
from briefing.ingest.metadata import describe
from briefing.model import RawArticle, RawBlock

SHARED = Path(__file__).parents[3] / "shared" / "eval"


def main(folder: Path) -> None:
    """Score the pairs of `folder`/watch/evidence_dev.tsv."""
    with (folder / "watch" / "evidence_dev.tsv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    texts = texts_in(folder)
    scored = []
    for pair in pairs:
        text = texts.get(pair["article"]) or texts.get(pair["article"].removeprefix("polnear-"))
        if text is not None:
            scored.append((score(pair, text), pair["label"], pair["item_text"]))
    ranked = sorted(scored, reverse=True)
    print(f"pairs scored\t{len(scored)} of {len(pairs)} (the articles of the others are not there)")
    print(f"AP same matter\t{average_precision(label != 'N' for _, label, _ in ranked):.3f}")
    print(f"AP outcome\t{average_precision(label == 'R' for _, label, _ in ranked):.3f}")
    items = defaultdict(list)
    for points, label, item in ranked:
        items[item].append((points, label))
    with_outcome = [found for found in items.values() if "R" in (label for _, label in found)]
    right = sum(found[0][1] == "R" for found in with_outcome)
    print(f"right one first\t{right} of {len(with_outcome)}")
    shown = [label for points, label, _ in ranked if points >= outcomes.LIKELY]
    print(f"shown (from {outcomes.LIKELY})\t{ {label: shown.count(label) for label in 'RUN'} }")
    for points, label, item in ranked if "-v" in sys.argv else ():
        print(f"{points:.2f} {label} {item[:90]}")


def texts_in(folder: Path) -> dict[str, str]:
    """The text of every article in the evaluation's files, by its id."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("text") and isinstance(record.get("id"), str):
                found.setdefault(record["id"], record["text"])
    return found


def score(pair: dict[str, str], text: str) -> float:
    """How much an article looks like the outcome of a pair's item."""
    lines = tuple(RawBlock("paragraph", line) for line in text.split("\n\n") if line.strip())
    article = describe(RawArticle(source=pair["article"], blocks=lines, published=pair["article_published"]))
    split = sentences.split(article.text, article.blocks)
    actors = [name.strip() for name in pair["actors"].split(";") if name.strip()]
    matter = outcomes.matter_of(pair["item_text"], actors, pair["due_start"] or None)
    found = outcomes.sighting(matter, outcomes.report_of(article.text, split, pair["article_published"]))
    return found.score if found else 0.0


def average_precision(hits: Iterable[bool]) -> float:
    """The mean, over the hits of a ranking, of the precision down to each."""
    right, total = 0, 0.0
    for place, hit in enumerate(hits, 1):
        if hit:
            right += 1
            total += right / place
    return total / right if right else 0.0


if __name__ == "__main__":
    main(SHARED)
