"""All findings about a framework folder at once.

In goes a folder; out comes a ``Result``: the findings, and what of the framework can be used. Loads
once, then runs its passes over what was loaded. Used by the commands, and by the edge to MkDocs.
"""
