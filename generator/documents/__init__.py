"""Documents to passages: text with the place where it stands and the links in it.

In go the bytes of one document (Markdown, HTML, Word, OpenDocument, PDF or plain text), which may
be hostile; out comes a ``Reading``, or why there is none. Reading happens in a process of its own
with limits (``apart``), of which ``child`` is the beginning. Used by the command that looks for
citations.
"""
