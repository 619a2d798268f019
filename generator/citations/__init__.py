"""Citations of a framework in documents: which are there, and what became of what they cite.

In go the passages of a document and the sealed releases; out comes a ``Checked`` for each document:
its citations, each with its state, and what its owner could register. Reads no file. Used by the
command ``verwijzingen`` and its reports.
"""
