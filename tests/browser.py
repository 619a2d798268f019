"""A Chromium for the tests: finds one, and as a script installs one where there is none.

`python tests/browser.py` does nothing more than look when a browser is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# The tests only load pages of their own, often as root and in a container: no sandbox, no large
# shared memory, and none of the traffic with which a browser keeps itself up to date.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

HELP = """\
No Chromium found, and none could be installed. The tests need one. Any of these will do:
  - install Chromium or Google Chrome with the system's packages (Debian: apt install chromium);
  - run: .venv/bin/python -m playwright install --with-deps chromium
  - point to a browser: export KADER_CHROMIUM=/path/to/chromium"""


@cache
def find_chromium() -> Path | None:
    """The browser named by KADER_CHROMIUM, on the PATH, or installed by Playwright."""
    if named := os.environ.get("KADER_CHROMIUM"):
        return Path(named) if _starts(named) else None
    for name in NAMES:
        if (path := shutil.which(name)) and _starts(path):
            return Path(path)
    path = _playwrights_own()
    return Path(path) if path and _starts(path) else None


def _starts(path: str) -> bool:
    """Whether it runs: some systems have a stub by the name of chromium that does not."""
    try:
        return _run([path, "--version"], quiet=True, seconds=60)
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> str:
    """Where Playwright would keep its own Chromium; asked in a process apart, as it is slow."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=False, timeout=60
    )
    return answer.stdout.strip()


def _run(command: list[str], *, quiet: bool = False, seconds: int | None = None) -> bool:
    if not quiet:
        print("+", *command, flush=True)
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        check=False,
        timeout=seconds,
    )
    return done.returncode == 0


def _install_with_apt(root: list[str]) -> bool:
    apt = [
        *root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]
    packages = ["chromium", "fonts-dejavu"]
    return _run([*apt, "update", "--quiet"]) and _run(
        [*apt, "install", "--quiet", "--yes", "--no-install-recommends", *packages]
    )


def _install_with_playwright(root: list[str] | None) -> bool:
    # The packages that the browser needs are the system's, so only root can bring them.
    dependencies = ["--with-deps"] if root is not None and shutil.which("apt-get") else []
    return _run([sys.executable, "-m", "playwright", "install", *dependencies, "chromium"])


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None if that takes a password."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n"]
    return None


def _is_ubuntu() -> bool:
    """Ubuntu's package chromium is a stub that needs snap."""
    try:
        return "ID=ubuntu" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def ensure_chromium() -> Path | None:
    """Find a browser, or install one and look again."""
    if (path := find_chromium()) or os.environ.get("KADER_CHROMIUM"):
        return path
    root = _as_root()
    if (
        root is not None
        and shutil.which("apt-get")
        and not _is_ubuntu()
        and _install_with_apt(root)
    ):
        find_chromium.cache_clear()
        if path := find_chromium():
            return path
    _install_with_playwright(root)
    find_chromium.cache_clear()
    return find_chromium()


def main() -> int:
    """Speak the outcome."""
    if path := ensure_chromium():
        print(f"Browser for the tests: {path}")
        return 0
    if named := os.environ.get("KADER_CHROMIUM"):
        print(f"KADER_CHROMIUM={named} does not start.", file=sys.stderr)
    else:
        print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
