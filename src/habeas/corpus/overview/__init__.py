"""A data set at a glance: one page with what is in it, counts, charts and problems."""
