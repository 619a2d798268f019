"""What one consumer is told: what changed for it, what it must do and by when, or nothing.

Five plain ideas, a file each: on what it relies (``reliance``), what of that changed (``change``),
what that asks (``task``), how far a task is (``state``), and the one clock (``day``). The changelog
follows from them. In go the sealed releases, what consumers registered, and a day; out comes a
``Changelog`` for each consumer. Pure. Used by the check of change notes, by what a proposal means,
and by pages and data.
"""
