"""Where the program meets the world: the command line, MkDocs and the forges.

The only package that prints, exits, reads the clock or the environment. Nobody uses it.
"""
