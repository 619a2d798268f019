"""What a release will be: its number, its files, and how it is announced.

In go the working version and the releases before it; out comes a ``Plan``, or why it may not be
made. Writes nothing. Used by ``compare``, and by the command that makes a release.
"""
