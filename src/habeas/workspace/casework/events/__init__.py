"""Events: lists, what the sources tell of each, which are the same, how many people."""
