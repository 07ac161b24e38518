"""What canbo raises: one base class, each message one line that says what was met and what to do next.

CanboError
├── InputError      an article, file or row that cannot be read
├── DataError       a data file of canbo's or the user's own (lexicon, gazetteer, curation) that does not hold together
├── QueryError      a query, parameter or name that does not exist or does not fit
└── StoreError      a store that cannot be opened, reached or written
"""


class CanboError(Exception):
    """Base of all of canbo's errors; the command line prints its text as the one line of exit 1."""


class InputError(CanboError):
    """An article, file or row that cannot be read; names the file and, where there are lines, the line."""


class DataError(CanboError):
    """A lexicon, gazetteer or curation file that does not hold together; names the file and the entry."""


class QueryError(CanboError):
    """A query, parameter or name that does not exist or does not fit; names the nearest that does."""


class StoreError(CanboError):
    """A store that cannot be opened, reached or written."""
