"""What a framework is before its content: settings, kinds and consumers.

In goes a framework folder; out comes a ``Setup``, or everything that is wrong with ``kader.yaml``,
the schemas or the register. Used by whoever opens a framework; the rest takes a ``Setup``.
"""
