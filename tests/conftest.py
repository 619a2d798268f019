"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.rules import half_markdown, readability
from generator.store.cache import OFF, VARIABLE
from tests import builders
from tests.browser import ARGUMENTS, HELP, find_chromium

os.environ[VARIABLE] = OFF
"""What one test finds to be clean never spares another a look; its commands inherit this."""

_KEPT = (
    builders.example_site,
    builders.built_releases,
    builders.sealed_files,
    readability.read,
    readability.syllables,
    half_markdown._half,
)
"""What the first test that asks for it makes, and others get too."""


@pytest.fixture(autouse=True)
def own_work() -> None:
    """Let each test do its own work where `make mutatie` asks which code a test reaches."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        for kept in _KEPT:
            kept.cache_clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for each test process; a test opens its own page or context.

    Without a browser this fails: a skipped test would look like nothing found.
    """
    path = find_chromium()
    if path is None:
        pytest.fail(HELP, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
