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
MOST_LINES = 500_000
MOST_TABLES = 200
MOST_FILLED = 3 * MOST_ROWS  # rows with anything in them, also where that comes to nothing
MOST_ELEMENTS = 250_000
MOST_CHARACTERS = 25_000_000  # of workbooks


class UnreadableFile(Exception):
    """The file cannot be used; the message says why and what to do."""


class UsedUp(UnreadableFile):
    """All files of an upload together are more than is read at once: none of them is passed over for that."""


class Budget:
    """How much one upload may hold of what takes the time of the processor, in all of its files together.

    `lines` and `tables` of text, `rows` that are not empty, `elements` and `characters` of workbooks. Each `take`
    raises UsedUp when that is used up.
    """

    def __init__(self) -> None:
        self.lines, self.tables, self.rows, self.elements = MOST_LINES, MOST_TABLES, MOST_FILLED, MOST_ELEMENTS
        self.characters = MOST_CHARACTERS

    def take_line(self, name: str) -> None:
        self.lines -= 1
        if self.lines < 0:
            raise UsedUp(f"“{name}” has more than {MOST_LINES:,} lines. Upload just the part with the applications.")

    def take_row(self, name: str) -> None:
        self.rows -= 1
        if self.rows < 0:
            raise UsedUp(f"“{name}” has more than {MOST_ROWS:,} rows. Split it and import the parts one at a time.")

    def take_table(self, name: str) -> None:
        self.tables -= 1
        if self.tables < 0:
            raise UsedUp(
                f"“{name}” contains more than {MOST_TABLES} tables. Upload just the file with the applications."
            )


class PeopleFile(UnreadableFile):
    """It holds people, not applications: they are searched when someone is added."""


class WholeArchive(UnreadableFile):
    """It is everything someone has, as Onward's own archive: restored, not imported row by row."""
