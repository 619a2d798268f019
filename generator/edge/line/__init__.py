"""The command line itself: its commands and options, its help, and what is mistyped, in Dutch.

In comes the list of words that someone typed; out goes a call of the one command that was meant,
or a mistake with its Dutch sentence. The only modules that use Click. Used by ``edge`` alone; says
nothing itself.
"""
