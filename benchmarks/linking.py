"""How long the links of an archive take, made from scratch and again after one more file.

`python -m benchmarks.linking [ITEMS ...]`: the made-up items of benchmarks.searching, of each size in a store
of its own. Times are of the processor, the index not counted.
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.searching import fill, make_words
from models.store import Store
from referat.archive import open_store
from referat.searching.index import update_index
from referat.tracing.links import update_links

SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    """Make the stores, link them, and print the times."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"{'items':>10}{'from scratch, s':>18}{'after a file, s':>18}{'µs an item':>12}{'memory, MB':>12}")
    for items in sizes:
        rng = random.Random(20240305)
        words = make_words(rng, 60_000)
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(Path(folder) / "links.db", create=True)
            fill(store, rng, words, items)
            update_index(store)
            first = _link(store)
            _forget_one(store)
            again = _link(store)
            store.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{items:>10}{first:>18.1f}{again:>18.1f}{1e6 * again / items:>12.0f}{memory:>12.0f}")


def _link(store: Store) -> float:
    began = time.process_time()
    update_links(store)
    return time.process_time() - began


def _forget_one(store: Store) -> None:
    """Let one document have to be read anew, as if its file had been imported again."""
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM search_document WHERE document_id = 1")
    update_index(store)


if __name__ == "__main__":
    main()
