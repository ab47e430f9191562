"""Review: people judge what was read, with the passage in its place beside it."""
