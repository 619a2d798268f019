"""Results in words and formats: findings and differences as text, Markdown, JSON, SARIF.

In go findings or a ``Difference``; out comes text. Used by the commands and the client of forges.
"""
