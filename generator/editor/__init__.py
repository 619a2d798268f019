"""The browser form for editors: its settings, its configuration, its page and files.

In go the kinds and the settings of the form; out come files in memory. Used by the edge to MkDocs.
"""
