"""What changed, in which direction, and for whom.

In goes the content of versions, as canonical data; out come releases with their seals, typed
changes, what the words of a change suggest, and the changelog of each consumer. Pure but for
``versions``, which reads the sealed files. Used by everything that tells about change.
"""
