"""Disk and git: the only package that writes, and the only one that runs another program.

In go finished values; out come files, whole or not at all. Used by the edge.
"""
