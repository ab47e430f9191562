"""People who may stand in several reports: suggestions with a score, and nothing is ever merged."""
