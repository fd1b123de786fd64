"""An import: which files, what to do with each, worker processes, and what comes of them into the store."""
