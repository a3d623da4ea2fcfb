"""How much of a file is taken, and how it is refused."""

MB = 1024 * 1024
LARGEST_UPLOAD = 50 * MB
LARGEST_CELL = 1_000_000
LONGEST_LINE = 4_000_000
KEPT_OF_A_CELL = 40_000
KEPT_TEXT = 24_000_000  # bytes, nearly; everything that is kept of it takes about six times as much
KEPT_CELLS = 1_500_000
MOST_COLUMNS = 500
MOST_MAPPED = 80
MOST_ROWS = 20_000
HEADER_LINES = 400


class UnreadableFile(Exception):
    """The file cannot be used; the message says why and what to do."""


class PeopleFile(UnreadableFile):
    """It holds people, not applications: they are searched when someone is added."""


class WholeArchive(UnreadableFile):
    """It is everything someone has, as Onward's own archive: restored, not imported row by row."""
