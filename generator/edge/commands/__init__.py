"""The commands of ``kader``: one module each, found by its name and loaded only when it is asked.

In comes what was given on the command line, checked; out goes an exit code, after saying what was
done or found. Each module has one ``run``. Used by ``edge.line`` alone, and only by name.
"""
