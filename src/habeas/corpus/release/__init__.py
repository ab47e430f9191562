"""A release of a data set: frozen, described, checked by its checksums, compared with the last."""
