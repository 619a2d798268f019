"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import ARGUMENTS, HELP, find_chromium


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
