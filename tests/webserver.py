"""An nginx for the tests: finds one, and as a script installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HELP = """\
No nginx found, and none could be installed. The tests of the settings for web servers need one:
  - install it with the system's packages (Debian: apt install nginx-light);
  - or point to one: export KADER_NGINX=/path/to/nginx"""


def find_nginx() -> Path | None:
    """The server named by KADER_NGINX, or on the PATH; Debian keeps it where only root looks."""
    if named := os.environ.get("KADER_NGINX"):
        return Path(named) if Path(named).is_file() else None
    path = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    return Path(path) if path else None


def _install() -> None:
    root = [] if os.name == "posix" and os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["-o", "DPkg::Lock::Timeout=300"]
    install = ["install", "--quiet", "--yes", "--no-install-recommends", "nginx-light"]
    for command in ([*apt, "update", "--quiet"], [*apt, *install]):
        print("+", *command, flush=True)  # noqa: T201 - a script says what it does
        if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
            return


def ensure_nginx() -> Path | None:
    """Find a server, or install one and look again."""
    found = find_nginx()
    if found is None and not os.environ.get("KADER_NGINX") and shutil.which("apt-get"):
        _install()
    return found or find_nginx()


if __name__ == "__main__":
    sys.exit(None if ensure_nginx() else HELP)
