"""What JSON Schema cannot say: the rules that come from the report itself, by their codes.

Each rule is a generator function in a module ``rules_…``; its docstring is the rule, in Dutch, with
its source. A rule sees only documents whose form is right, and says nothing about ids that do not
exist: that is said elsewhere. Each code belongs to one rule and may be set aside for one item; what
is wrong with the form of a file may not.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.rules.grounds import (
    element_dient_doel,
    herleidbaar_tot_waarde,
    instrument_dient_doel,
    niets_op_tegenstrijdig_principe,
    norm_dient_doel,
    principe_botst_of_draagt,
)
from generator.rules.markdown import opmaak_wordt_gelezen
from generator.rules.norms import (
    bekostiging_medebewind,
    centraal_is_geen_gemeentenorm,
    criterium_voor_plaatsen,
    element_zonder_bedrag,
    norm_bindt_na_vaststelling,
    norm_zonder_bedrag,
    principe_zonder_bedrag,
    randvoorwaarden_genoemd,
)
from generator.rules.seen import Checked, Released, Rule
from generator.rules.texts import adviezen_genummerd, gewone_taal_leesbaar, rechtsgrond_heeft_tekst
from generator.rules.time import (
    datums_op_volgorde,
    intrekking_na_uitgave,
    niets_voor_uitgave,
    opvolging_zonder_rondje,
    termijn_bij_actie,
    termijn_komt_nog,
)
from generator.rules.tree import boom_klopt
from generator.rules.users import aanhaling_staat_in_versie, afwijking_gemotiveerd, versies_bestaan

__all__ = ["CODES", "RULES", "Checked", "Released", "Rule"]

CODES: Mapping[str, Rule] = {
    "norm-bekostiging": bekostiging_medebewind,
    "norm-instrument": norm_dient_doel,
    "element-instrument": element_dient_doel,
    "instrument-zonder-doel": instrument_dient_doel,
    "instrument-dient-instrument": instrument_dient_doel,
    "principe-tegenstrijdig": niets_op_tegenstrijdig_principe,
    "niet-herleidbaar": herleidbaar_tot_waarde,
    "principe-zonder-waarde": principe_botst_of_draagt,
    "principe-zonder-botsing": principe_botst_of_draagt,
    "norm-bedrag": norm_zonder_bedrag,
    "principe-bedrag": principe_zonder_bedrag,
    "element-bedrag": element_zonder_bedrag,
    "norm-centraal": centraal_is_geen_gemeentenorm,
    "element-randvoorwaarden": randvoorwaarden_genoemd,
    "criterium-laag": criterium_voor_plaatsen,
    "afwijking-motivering": afwijking_gemotiveerd,
    "versie-onbekend": versies_bestaan,
    "aanhaling-onderdeel": aanhaling_staat_in_versie,
    "datum-volgorde": datums_op_volgorde,
    "datum-voor-uitgave": niets_voor_uitgave,
    "intrekking-voor-uitgave": intrekking_na_uitgave,
    "opvolger-rondje": opvolging_zonder_rondje,
    "norm-geldt-voorstel": norm_bindt_na_vaststelling,
    "termijn-zonder-actie": termijn_bij_actie,
    "termijn-voorbij": termijn_komt_nog,
    "rechtsgrond-link": rechtsgrond_heeft_tekst,
    "advies-nummer": adviezen_genummerd,
    "advies-leeg": adviezen_genummerd,
    "leesbaarheid": gewone_taal_leesbaar,
    "tekst-opmaak": opmaak_wordt_gelezen,
    "boom-start": boom_klopt,
    "boom-rondje": boom_klopt,
    "boom-onbereikbaar": boom_klopt,
    "boom-nergens": boom_klopt,
    "boom-dubbel": boom_klopt,
}
"""Every code with the rule that gives it; these and no others can be set aside."""

RULES: tuple[Rule, ...] = tuple(dict.fromkeys(CODES.values()))
