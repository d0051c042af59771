"""Text cut into words and marks, the same way for articles and for word lists."""

from __future__ import annotations

import re
from functools import lru_cache

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĤİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽА-ЯЁІЇЄҐ"
_TAIL = r"[^\W_]*(?:['’ʼ](?![sS]\b)[^\W_]+)*"
# What small letters tie with hyphens: Commander-in-Chief, Lashkar-e-Taiba, Stratford-upon-Avon.
_LINKS = "(?:in|of|and|e|i|ul|ur|al|el|de|du|la|le|sur|upon|on|at|der|den|van|von)"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Lieut|Col|Sgt|Capt|Cmdr|Cpl|Maj|Adm|Brig|Prof|Rev|Hon|Pres|Supt|Insp|Ald|Cllr|Atty|Amb|Jr|Sr"
    "|St|Mt|Ft|Smt|Inc|Corp|Co|Pvt|Pte|Sdn|Cos|Ltd|Bros|No|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Ma|Mass|Mich|Minn"
    "|Miss|Mo|Mohd|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Sask|Alta"
)
WORD = re.compile(
    rf"(?:[{_UP}]\.){{2,}}(?:[{_UP}]\b)?"
    rf"|[{_UP}]\.(?=[ -]?[{_UP}])"
    rf"|\b(?:{_ABBREVIATIONS})\."
    r"|['’][sS]\b"
    rf"|[RDI][-‑](?:[{_UP}]\.){{2,}}"
    rf"|(?:(?:al|el|ul|ad|an|as|ash|at|az|ar)[-‑])?[{_UP}]{_TAIL}(?:[-‑&](?:{_LINKS}[-‑])?[{_UP}\d]{_TAIL})*"
    r"|[^\W_]+(?:['’ʼ](?![sS]\b)[^\W_]+)*"
    r"|[^\w\s]|_"
)


@lru_cache(maxsize=50_000)
def forms_of(text: str) -> tuple[str, ...]:
    """The words and marks of `text`, as the article's own words are cut."""
    return tuple(WORD.findall(text))
