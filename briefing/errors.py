"""The ways a reader's wish can fail, each one a sentence that names the thing concerned and the cause."""


class BriefingError(Exception):
    """The base of every error that Briefing raises on purpose; `str(error)` is a sentence for the reader."""

    exit_code = 1


class UsageError(BriefingError):
    """What was asked for cannot be meant."""

    exit_code = 2


class QueryError(UsageError):
    """A query cannot be read; `at` is the place in `query`, in code points from its beginning."""

    def __init__(self, sentence: str, query: str, at: int) -> None:
        super().__init__(sentence)
        self.query = query
        self.at = at


class SourceError(BriefingError):
    """A file, folder or record could not be taken in.

    `source` is the path or address as given, with `#n` for the n-th record of a file; `cause` is a sentence.
    """

    exit_code = 3

    def __init__(self, source: str, cause: str) -> None:
        super().__init__(f"{source}: {cause}")
        self.source = source
        self.cause = cause


class LeftOut(SourceError):
    """A file found in a folder that its kind says is no article, such as a picture of a saved page: no failure."""


class ExportError(BriefingError):
    """A file could not be written, or the program that should show it could not be started."""


class NotFound(BriefingError):
    """The article, story or item that was named is not in the library."""


class SettingsError(BriefingError):
    """The settings file says something that cannot be used."""

    exit_code = 2


class LibraryError(BriefingError):
    """The library could not be opened, read or written."""


class LibraryOutdated(LibraryError):
    """The library is of an older version, and it was opened for looking only."""


class LibraryBusy(LibraryError):
    """Another program has held the library for longer than the busy timeout."""

    exit_code = 4


class LibraryDamaged(LibraryError):
    """The file is no library, is damaged, or was written by a newer version."""

    exit_code = 5
