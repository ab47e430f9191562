"""The record: its tables, its log of changes, and what may be seen by whom."""
