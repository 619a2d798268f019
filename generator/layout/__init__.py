"""Data to the text that editors write: one form for every file, and a new file to fill in.

In goes a document with its text; out comes the same content in the agreed form. Used by the check,
which warns about another form, and by the commands that write it.
"""
