"""Where a consumer fills in what it registers: the web editor of the forge, with its file."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from generator.site.content import Site

_EDIT = re.compile(r"/*(-/|_)?edit/")
"""How forges say in an address that a file is edited: GitHub, GitLab (``-/``), Forgejo (``_``)."""

_NAMES = {"": "filename", "-/": "file_name", "_": "filename"}
"""What each calls the name of a new file in an address. GitLab takes no content along."""


def registering_address(site: Site, consumer: str) -> str:
    """The address at which the file of a consumer is edited, or else begun; empty without a forge.

    A new file begins with its id and where the explanation stands. It says no more: this address
    stands on the page of each consumer.
    """
    afnemers, forge = site.afnemers, site.settings.forge
    if not site.edit or forge is None or afnemers is None:
        return ""
    name = f"{consumer}.yaml"
    if consumer in site.users.consumers or consumer in site.users.joint_bodies:
        kind = afnemers.soort if consumer in site.users.consumers else afnemers.samen
        return f"{site.edit}{kind}/{name}"
    form = _EDIT.match(forge.bewerken)
    if form is None:
        return ""
    guide = f"meedoen/{afnemers.enkelvoud.replace(' ', '-')}-registreren/"
    where = site.address + guide if "://" in site.address else f"/{guide}"
    content = f"id: {consumer}\n# Uitleg en voorbeelden: {where}\n"
    mark, folder = form[1] or "", forge.bewerken[form.end() :].strip("/")
    query = urlencode({_NAMES[mark]: name, "value": content})
    return f"{forge.adres.rstrip('/')}/{mark}new/{folder}/{afnemers.soort}?{query}"
