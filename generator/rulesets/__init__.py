"""Rules of one framework each, in a package of their own.

In go the documents whose form is right; out come findings, as with the general rules. Used by no
other package: the settings of a framework name a ruleset, and it is found by its entry point.
"""
