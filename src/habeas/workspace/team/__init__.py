"""Team: who works here; logging in, and the first user of a new record."""
