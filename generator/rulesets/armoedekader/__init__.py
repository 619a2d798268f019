"""The rules that come from the exploration of municipal poverty services (VNG and Divosa)."""

from __future__ import annotations

from pathlib import Path

from generator.rules.registry import Ruleset
from generator.rules.rule import rules_of
from generator.rulesets.armoedekader import advice, grounds, measuring, norms, waiting

RULESET = Ruleset(
    name="armoedekader",
    rules=rules_of(grounds, norms, advice, waiting, measuring),
    explanations=Path(__file__).with_name("meldingen.yaml"),
    heading="Regels uit het rapport",
)
