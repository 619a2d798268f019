"""What every other package may use: where things stand, fields, findings, text.

In comes nothing of a framework but its schemas; out come values and pure functions. Anyone may use
it, and it uses nobody.
"""
