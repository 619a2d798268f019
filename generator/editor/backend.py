"""The setting `redactie` of ``mkdocs.yml``: whether there is a browser form, and where it saves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.base.findings import nearest

_SHARED = {"name": str, "repo": str, "branch": str, "api_root": str, "base_url": str}
_SIGN_IN = {"app_id": str, "auth_endpoint": str, "auth_methods": list}
_KNOWN: Mapping[str, Mapping[str, type]] = {
    "github": {**_SHARED, **_SIGN_IN, "open_authoring": bool, "auth_scope": str},
    "gitlab": {**_SHARED, **_SIGN_IN, "auth_type": str},
    "gitea": {**_SHARED, **_SIGN_IN},
    # Nothing is kept: to try the form.
    "test-repo": {"name": str},
}
_KINDS = {str: "een tekst", bool: "true of false", list: "een lijst"}
_VALUES = {
    "auth_methods": ("oauth", "token"),
    "auth_scope": ("repo", "public_repo"),
    "auth_type": ("pkce",),
}
_ADDRESSES = {
    "github": ("https://api.github.com",),
    "gitlab": ("https://gitlab.com",),
    "gitea": ("https://gitea.com",),
    "test-repo": (),
}
# A forge of one's own is at both of these; without them, the public one is meant.
_OWN_ADDRESSES = ("api_root", "base_url")


class BadSetting(ValueError):
    """A setting can't be used; the message is a Dutch sentence for who keeps ``mkdocs.yml``."""


def read_setting(raw: object) -> Mapping[str, Any] | None:
    """The backend in the terms of Sveltia, or ``None`` when the form is switched off.

    ``raw`` is the value of `redactie` as YAML. Raises ``BadSetting``, also for a form that is
    switched off: a mistake is found before it matters.
    """
    if raw is None:
        return None
    given = _mapping("redactie", raw, {"aan": bool, "backend": dict})
    backend = _backend(given["backend"]) if "backend" in given else None
    if not given.get("aan", False):
        return None
    if backend is None:
        raise BadSetting("bij ‘redactie’ ontbreekt ‘backend’: waar het formulier opslaat")
    return backend


def origins(backend: Mapping[str, Any]) -> list[str]:
    """The addresses that the form may speak to, as origins: of the forge and of the sign-in."""
    own = [str(backend[name]) for name in _OWN_ADDRESSES if name in backend]
    public = _ADDRESSES[backend["name"]] if "api_root" not in backend else ()
    addresses = {f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, [*public, *own])}
    return sorted(addresses)


def _mapping(name: str, raw: object, types: Mapping[str, type]) -> Mapping[str, Any]:
    """A mapping with known names and values of the right type."""
    if not isinstance(raw, Mapping):
        raise BadSetting(f"‘{name}’ moet bestaan uit regels ‘naam: waarde’")
    for key, value in raw.items():
        if key not in types:
            near = nearest(str(key), types)
            hint = f"bedoelt u ‘{near}’?" if near else f"kies uit: {', '.join(types)}"
            raise BadSetting(f"‘{name}’ kent geen ‘{key}’; {hint}")
        if types[key] in _KINDS and not isinstance(value, types[key]):
            raise BadSetting(f"‘{key}’ bij ‘{name}’ moet {_KINDS[types[key]]} zijn")
    return raw


def _backend(raw: object) -> dict[str, Any]:
    name = str(raw.get("name", "")) if isinstance(raw, Mapping) else ""
    if isinstance(raw, Mapping) and name not in _KNOWN:
        raise BadSetting(f"‘name’ bij ‘backend’ moet een van deze zijn: {', '.join(_KNOWN)}")
    backend = dict(_mapping("backend", raw, _KNOWN.get(name, {})))
    if name != "test-repo":
        _check_forge(backend)
    return backend


def _check_forge(backend: dict[str, Any]) -> None:
    """Refuse what can't work at a forge, and fill in what keeps third parties out."""
    name = backend["name"]
    for key, allowed in _VALUES.items():
        value = backend.get(key, [])
        if not set(value if isinstance(value, list) else [value]) <= set(allowed):
            raise BadSetting(f"‘{key}’ bij ‘backend’ kan alleen zijn: {', '.join(allowed)}")
    if "/" not in backend.get("repo", "").strip("/"):
        raise BadSetting("‘repo’ bij ‘backend’ ontbreekt of klopt niet; schrijf: eigenaar/naam")
    for key in _OWN_ADDRESSES:
        if key in backend and urlsplit(backend[key]).scheme != "https":
            raise BadSetting(f"‘{key}’ bij ‘backend’ moet met https:// beginnen")
    if name == "gitea" and "branch" not in backend:
        raise BadSetting(
            "‘branch’ bij ‘backend’ ontbreekt. Bij gitea slaat het formulier meteen op in die tak, "
            "zonder voorstel: noem er een die niemand anders gebruikt, bijvoorbeeld redactie"
        )
    # Without a sign-in service of one's own, Sveltia would send editors to one of a third party.
    own_sign_in = "base_url" if name == "github" else "app_id"
    if own_sign_in not in backend:
        backend.setdefault("auth_methods", ["token"])
    if backend.get("open_authoring") and "auth_scope" not in backend:
        backend["auth_scope"] = "public_repo"
