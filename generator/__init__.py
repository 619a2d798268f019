"""Check, version and publish a framework of items that others cite: structured YAML to a site."""

__version__ = "0.1.0"
