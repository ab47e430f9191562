"""The actions on the record: each makes one change, with its entry in the log, or none at all."""
