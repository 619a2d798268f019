"""Where the link to a legal text leads."""

from __future__ import annotations

import pytest

from generator.base.legal import legal_link

LAW, TREATY = {"bwb_id": "BWBR9999999"}, {"bwb_id": "BWBV9999999"}
ROOT = "https://wetten.overheid.nl/jci1.3:c:BWBR9999999"
ABROAD = "https://wetten.overheid.nl/jci1.3:c:BWBV9999999"
ARTICLE = {"artikel": "36b", "lid": "1", "onderdeel": "d"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, None),
        ({"artikel": "1"}, None),
        ({"geldig_op": "2026-07-01"}, None),
        (LAW, ROOT),
        (LAW | {"artikel": "20"}, f"{ROOT}&artikel=20"),
        (LAW | ARTICLE, f"{ROOT}&artikel=36b&lid=1&onderdeel=d"),
        (
            LAW | {"onderdeel": "d", "artikel": "4", "paragraaf_wet": "2.1", "hoofdstuk": "IV"},
            f"{ROOT}&hoofdstuk=IV&paragraaf=2.1&artikel=4&onderdeel=d",
        ),
        (LAW | {"geldig_op": "2026-07-01"}, f"{ROOT}&z=2026-07-01&g=2026-07-01"),
        (
            LAW | ARTICLE | {"geldig_op": "2026-07-01"},
            f"{ROOT}&artikel=36b&lid=1&onderdeel=d&z=2026-07-01&g=2026-07-01",
        ),
        # A treaty leads to its root, whatever is said of its parts and of its day.
        (TREATY | ARTICLE | {"geldig_op": "2026-07-01"}, ABROAD),
        # What has an address of its own gets no more than that.
        ({"url": "https://wet.example/1"} | ARTICLE, "https://wet.example/1"),
        ({"url": "https://wet.example/1", "geldig_op": "2026-07-01"}, "https://wet.example/1"),
        ({"url": "http://wet.example/1"}, None),
        ({"url": "javascript:alert(1)"}, None),
        (LAW | {"url": "https://wet.example/1"}, ROOT),
    ],
)
def test_a_law_has_one_address(data: dict[str, str], expected: str | None) -> None:
    assert legal_link(data) == expected
