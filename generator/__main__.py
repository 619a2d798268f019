"""Run the ``kader`` command as ``python -m generator``."""

from generator.edge.start import main

raise SystemExit(main())
