"""Django's database on SQLite, whose write-ahead log is moved into the file by one at a time.

See ``checkpoint`` for why, and ``docs/decisions/0025-one-checkpoint-at-a-time.md``.
"""
