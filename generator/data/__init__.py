"""The files that other computers read: JSON, JSON-LD, tables, feeds and calendars.

In goes a ``Site``; out come files in memory. Every address in them is one that the site promises.
Used by the edge to MkDocs.
"""
