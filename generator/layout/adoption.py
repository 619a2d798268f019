"""The lines by which a consumer registers that it adopted a version."""

from __future__ import annotations

from generator.base.schema import Kind
from generator.form.unfilled import TO_FILL_IN
from generator.layout.skeleton import example_lines

ADOPTED = "overgenomen"


def adoption_lines(kind: Kind, version: str, seal: str) -> list[str]:
    """Those lines, with the seal of the release; the decision itself is to be filled in."""
    value = {"versie": version, "datum": TO_FILL_IN, "document": TO_FILL_IN, "zegel": seal}
    field = kind.by_name[ADOPTED]
    return example_lines(field, {k: v for k, v in value.items() if field.get(k)})
