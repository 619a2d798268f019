"""The page of the browser form for editors, and the files it needs. Nothing is written here.

Sveltia CMS comes from npm, as locked in ``requirements/web/``; every file is served by the site
itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.base.paths import PROJECT
from generator.editor.backend import origins
from generator.editor.configuration import SCRIPTS, Desk, configuration, self_hosted
from generator.layout.skeleton import next_id
from generator.pages.environment import render
from generator.site.content import Asset, Site

PACKAGE = PROJECT / "requirements" / "web" / "node_modules" / "@sveltia" / "cms"
COMMAND = "make redactie"
_OWN = Path(__file__).parent / "redactie"
_FOLDER = "redactie"
_MAIN, _LANGUAGE, _LANGUAGE_SCRIPT = "npm/index.js", "locales/nl.json", "locales/nl.js"
_COPIED = ("LICENSE.txt", "npm/chunks/*.js", "npm/assets/*.woff2", "npm/assets/*LICENSE.txt")


class NotInstalled(ValueError):
    """The package is missing or another version; the message is Dutch and names the command."""

    def __init__(self) -> None:
        super().__init__(
            "Het redactieformulier staat aan in mkdocs.yml, maar het pakket @sveltia/cms is niet "
            f"geïnstalleerd, of niet in de goede versie. Draai eerst: {COMMAND}"
        )


@dataclass(frozen=True)
class Copy:
    """A file of the package as it is. ``path`` is its path below the site root."""

    path: str
    source: Path


def form_files(
    site: Site, name: str, backend: Mapping[str, Any], package: Path
) -> Iterator[Asset | Copy]:
    """All files of the form. ``name`` is that of the site; ``package`` is where @sveltia/cms is.

    Raises ``NotInstalled``.
    """
    desk = _desk(site, name, backend)
    config = json.dumps(configuration(site.kinds, desk), ensure_ascii=False, indent=1)
    # JSON is YAML, and a browser reads it without help.
    yield Asset(f"{_FOLDER}/config.yml", f"{config}\n")
    yield Asset(f"{_FOLDER}/index.html", _page(name, backend))
    for script in ("start.js", "schrijver.js", "zinnen.js"):
        yield Copy(f"{_FOLDER}/{script}", _OWN / script)
    yield from _package_files(package)


def _desk(site: Site, name: str, backend: Mapping[str, Any]) -> Desk:
    releases = (*site.sealed, site.concept)
    next_ids = {
        kind.name: next_id(kind, [i for r in releases for i in r.framework.data.get(kind.name, {})])
        for kind in site.kinds.content
    }
    places = [
        (m.id, m.naam if m.exists_on(site.day) else f"{m.naam}, opgeheven")
        for m in site.users.register
    ]
    places += [(body.id, body.naam) for body in site.users.joint_bodies.values()]
    return Desk(name, site.address, backend, next_ids, tuple(places))


def _page(name: str, backend: Mapping[str, Any]) -> str:
    forge = "".join(f" {origin}" for origin in origins(backend))
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        # Sveltia puts its styles in the page.
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "'self' data: blob:",
        "connect-src": f"'self' data: blob:{forge}",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    text = "; ".join(f"{directive} {sources}" for directive, sources in policy.items())
    return render("pagina/redactie.html", f"{_FOLDER}/", naam=name, beleid=text)


def _package_files(package: Path) -> Iterator[Asset | Copy]:
    files = [p.relative_to(package).as_posix() for p in sorted(package.glob("npm/**/*"))]
    try:
        script = self_hosted((package / _MAIN).read_text(encoding="utf-8"), files)
        language = json.loads((package / _LANGUAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NotInstalled from error
    folder = f"{_FOLDER}/{SCRIPTS}"
    yield Asset(f"{folder}/{_MAIN}", script)
    # What the package has not yet in Dutch, as far as an editor here can meet it.
    own = json.loads((_OWN / "nl.json").read_text(encoding="utf-8"))
    words = json.dumps(_merged(own, language), ensure_ascii=False)
    yield Asset(f"{folder}/{_LANGUAGE_SCRIPT}", f"export default {words};\n")
    for pattern in _COPIED:
        for source in sorted(package.glob(pattern)):
            yield Copy(f"{folder}/{source.relative_to(package).as_posix()}", source)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings in one, those within too; where both have a text, that of ``above`` counts."""
    merged = {**below, **above}
    for name in below.keys() & above.keys():
        if isinstance(below[name], Mapping):
            merged[name] = _merged(below[name], above[name])
    return merged
