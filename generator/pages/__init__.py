"""The pages that people read, as HTML in memory.

In goes a ``Site``; out come pages. Pure: no file is written and no clock is read. Used by
``editor`` and by the edge to MkDocs.
"""
