"""Run the ``kader`` command as ``python -m generator``."""

from generator.edge.cli import main

raise SystemExit(main())
