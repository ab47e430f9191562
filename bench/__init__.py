"""Accuracy and speed on annotated reports, with what each change of reading gained and lost.

``make bench`` needs the folder ``../shared`` beside the repository; it is no part of the project.
"""
