"""Search: finding things again, counting them, and taking them away as a table."""
