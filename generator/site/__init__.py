"""What a site is made of, and where everything stands in it.

In go the releases and the working version; out come a ``Site``, the trees of its versions and their
addresses, in memory. Used by ``data``, ``pages`` and ``editor``.
"""
