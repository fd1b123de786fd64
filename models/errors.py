"""Every error referat raises on purpose, with the exit code the command line gives for it.

Messages are Danish, for the person who ran the command: file, page, what is wrong, what to do.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; 2 is click's own for wrong usage, and ours for an unknown word."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    CONFIG = 3
    INPUT = 4
    PARSE = 5
    STORE = 6
    NOT_FOUND = 7
    STOPPED = 130


class ReferatError(Exception):
    """Root of all: str(error) is one line a person can act on; status is stored with the document."""

    exit_code = ExitCode.SOME_FAILED
    status = "failed"


class ConfigError(ReferatError):
    """A setting that cannot be used."""

    exit_code = ExitCode.CONFIG


class BadOption(ConfigError):
    """A setting on the command line that cannot be used."""

    exit_code = ExitCode.USAGE


class InputError(ReferatError):
    """A file that cannot be read."""

    exit_code = ExitCode.INPUT
    status = "unreadable"


class NotAPdf(InputError):
    """Named .pdf, or of an unknown kind, but not a document we read."""

    status = "not_a_document"


class DamagedPdf(InputError):
    """A PDF that no reader here can open."""

    status = "damaged"


class EncryptedPdf(InputError):
    """A PDF that asks for a password."""

    status = "encrypted"


class DamagedFile(InputError):
    """A document or archive of another kind than PDF that no reader here can open."""

    status = "damaged"


class EncryptedFile(InputError):
    """A document, letter or member of an archive that asks for a password or a key."""

    status = "encrypted"


class ArchiveBomb(InputError):
    """An archive that unpacks to more, or nests deeper, than any paper does."""

    status = "archive_bomb"


class EmptyFile(InputError):
    """No bytes, or no characters but white space."""

    status = "empty"


class NoTextLayer(InputError):
    """A document in which no page has text: a scan."""

    status = "no_text"


class ParseError(ReferatError):
    """A document that was read but broke a parser: a fault of ours."""

    exit_code = ExitCode.PARSE
    status = "parse_failed"


class WorkError(ReferatError):
    """A file that its worker did not get done with; the message is what happened, without the file."""

    status = "crashed"


class TimeLimitBroken(WorkError):
    """The worker was stopped: nothing came of it for too long."""

    status = "timeout"


class MemoryLimitBroken(WorkError):
    """The worker was stopped: it took more memory than it may."""

    status = "memory"


class WorkerCrashed(WorkError):
    """The worker's process ended in the middle of a file."""


class WorkerNotStarted(ReferatError):
    """No worker can be started at all: no file is to blame."""

    exit_code = ExitCode.PARSE


class StoreError(ReferatError):
    """The database cannot be opened, is of a newer schema, or is locked."""

    exit_code = ExitCode.STORE


class UnknownWord(ReferatError):
    """A word that names none of the things it could name: an outcome, a view."""

    exit_code = ExitCode.USAGE


class UnknownName(UnknownWord):
    """A name that nothing in the store has: of a file, a body, a topic."""

    exit_code = ExitCode.NOT_FOUND


class BadValue(ReferatError):
    """A value that its field cannot have."""

    exit_code = ExitCode.USAGE


class NotFound(ReferatError):
    """What was asked for is not in the store."""

    exit_code = ExitCode.NOT_FOUND


class Ambiguous(NotFound):
    """A name that several things have: question asks which, meant are their ids, titles and places."""

    def __init__(self, message: str, question: str, meant: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(message)
        self.question = question
        self.meant = meant
