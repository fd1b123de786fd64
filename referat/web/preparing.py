"""What is made from the records and has to be there before the doors open."""

import multiprocessing
from collections.abc import Sequence
from pathlib import Path

from models.errors import StoreError
from models.store import open_store


def prepare_store(path: Path, topics: Sequence[Path] = ()) -> None:
    """Bring the search and the topics up to the records.

    Raises StoreError where another program changes the store all the while.
    """
    from referat.searching.topic_index import update_topics

    store = open_store(path, create=False)
    update_topics(store, topics)
    store.close()


def prepare_apart(path: Path, topics: Sequence[Path]) -> None:
    """The same in a process of its own: what it loads is not needed to answer."""
    process = multiprocessing.get_context("spawn").Process(target=prepare_store, args=(path, topics))
    process.start()
    process.join()
    if process.exitcode:
        raise StoreError(f"{path}: søgning og emner kunne ikke bringes ajour. Kør: referat topics.")
