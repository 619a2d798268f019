"""Check, version and publish the landelijk armoedekader and the kwaliteitskader maatwerk."""

__version__ = "0.1.0"
