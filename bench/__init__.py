"""Accuracy and speed on annotated reports, with what each change of reading gained and lost.

A part of it measures a library: reading by two processes, tables, people in several reports.

``make bench`` needs the folder ``../shared`` beside the repository; it is no part of the project.
"""
