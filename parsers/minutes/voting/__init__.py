"""Who voted for and against, in which round, and whether the numbers go together."""
