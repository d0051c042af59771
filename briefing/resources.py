"""Where the files of `data/` lie: beside the packages in a checkout, inside `briefing/` in an installed wheel."""

from functools import cache
from pathlib import Path


@cache
def data_dir() -> Path:
    """The folder that holds lexicons and the sample briefing.

    Raises FileNotFoundError when neither a wheel's nor a checkout's folder is there (a broken installation).
    """
    package = Path(__file__).parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "lexicons").is_dir():
            return folder
    raise FileNotFoundError(f"Briefing's data folder is missing beside {package}; install Briefing again")


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """The lines of the word list `data/lexicons/NAME`, without blank lines and `#` comments, in file order.

    Raises FileNotFoundError when there is no such list.
    """
    text = (data_dir() / "lexicons" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
