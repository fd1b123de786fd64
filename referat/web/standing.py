"""Which file stands where the store is: another program can put a new one in its place while pages answer."""

from pathlib import Path

FileMark = tuple[int, int]


def read_mark(path: Path) -> FileMark | None:
    """What tells the file at a path from any other that has stood there; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino
