"""What a proposal means.

In go two states of a framework; out comes a ``Difference``: changes, missing notes, the next number
and who is touched. Pure. Used by the reports.
"""
