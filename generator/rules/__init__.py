"""What JSON Schema cannot say about the content, one file for each subject.

In go the documents whose form is right; out come findings. A rule is a generator function whose
docstring is the rule, in Dutch. Used by the check.
"""
