"""The actions on the tables of casework: each makes one change, with its entry in the log."""
