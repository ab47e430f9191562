"""The actions of the search room: each makes one change, with its entry in the log."""
