"""Bytes to data with a position for every key and value.

In go the bytes of a YAML file, a JSON file or the register; out comes a ``Document``, or all that
is wrong with the file as a file. Nothing here knows what a framework is about. Used by whoever
reads a file; the only package that reads YAML.
"""
