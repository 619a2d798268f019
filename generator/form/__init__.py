"""The form of one document: what its schema says, and what JSON Schema can't say.

In goes a document with the kind that it should be; out come findings. Knows nothing of other files.
Used by the check of a framework, and by the reading of its settings.
"""
