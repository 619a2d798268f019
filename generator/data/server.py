"""How a web server serves the site: what leads where, types, language, caching and what may run.

The site does without: each lasting address is a page that leads on. With these files a server says
it in its own words. What is sealed never changes; all else is rendered anew, the pages of old
versions too, so that a repair reaches everyone within a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.site.content import Asset, Page, Site

FOLDER = "server"
_LANGUAGE = "nl"
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' "
    "data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_SEALED = "public, max-age=31536000, immutable"
_VERSION = "public, max-age=86400"
_ROOT = "public, max-age=300"
_WORK = "no-cache"
_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "xml": "text/xml",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "gz": "application/gzip",
    "pdf": "application/pdf",
}
_SCHEMA = "application/schema+json"
_WITH_CHARSET = ("css", "js", "csv", "atom", "ics", "xml", "txt", "svg")


class Way(NamedTuple):
    """One address that leads to another."""

    source: str
    target: str


@dataclass(frozen=True)
class Served:
    """What a server has to know of a site. ``prefix`` is the path of its root, with a slash."""

    prefix: str
    ways: Sequence[Way]
    versions: Sequence[str]
    kinds_with_files: Sequence[str]


def server_files(site: Site, pages: Iterable[Page], address: str) -> Iterator[Asset]:
    """The settings of a server for the site, for each of some servers and hosts.

    ``pages`` are those that were made, ``address`` is the public address of the site.
    """
    afnemers = site.afnemers
    prefix = f"{urlsplit(address).path.rstrip('/')}/"
    ways = [Way(prefix + p.path, prefix + p.redirect) for p in pages if p.redirect]
    versions = [r.name for r in site.sealed]
    kinds = [k for k in (afnemers.soorten if afnemers else ()) if k]
    served = Served(prefix, sorted(ways), versions, kinds)
    yield Asset(f"{FOLDER}/nginx.conf", _nginx(served))
    yield Asset(f"{FOLDER}/apache.conf", _apache(served))
    yield Asset(f"{FOLDER}/Caddyfile", _caddy(served))
    yield Asset("_redirects", _redirects(served))
    yield Asset("_headers", _headers(served))


_NUMBER = r"[0-9]+\.[0-9]+\.[0-9]+"


def _cached(prefix: str) -> Iterator[tuple[str, str]]:
    """What may be kept for how long, as patterns of addresses; the first that fits counts."""
    start = re.escape(prefix)
    yield rf"^{start}data/{_NUMBER}/verzegeld(e-schemas)?\.json$", _SEALED
    yield rf"^{start}(versies|data)/{_NUMBER}/", _VERSION
    yield rf"^{start}(data/)?concept/", _WORK


def _about(comment: str, where: str) -> list[str]:
    lines = (
        "Gemaakt door ‘kader bouw’ van wat de site bevat; maak het opnieuw na elke bouw.",
        where,
    )
    return [f"{comment} {line}" for line in lines]


def _nginx(served: Served) -> str:
    types = [f"        {kind} {ending};" for ending, kind in _TYPES.items()]
    charsets = " ".join(dict.fromkeys(_TYPES[e] for e in _WITH_CHARSET))
    cached = [f'    "~{pattern}" "{value}";' for pattern, value in _cached(served.prefix)]
    ways = [f'    location = "{w.source}" {{ return 302 "{w.target}"; }}' for w in served.ways]
    return _text(
        *_about("#", "Zet dit in /etc/nginx/conf.d/, en vul listen, server_name en root in."),
        "map $uri $kader_bewaren {",
        f'    default "{_ROOT}";',
        *cached,
        "}",
        "map $uri $kader_beleid {",
        f'    default "{_POLICY}";',
        f'    "~^{re.escape(served.prefix)}redactie/" "";',
        "}",
        "server {",
        "    listen 80;",
        "    server_name kader.example;",
        "    root /srv/kader;",
        "    index index.html;",
        "    autoindex off;",
        "    absolute_redirect off;",
        "    charset utf-8;",
        f"    charset_types {charsets};",
        f"    error_page 404 {served.prefix}404.html;",
        f"    error_page 403 =404 {served.prefix}404.html;",
        "    types {",
        *types,
        "    }",
        "    default_type application/octet-stream;",
        "    add_header Cache-Control $kader_bewaren;",
        f"    add_header Content-Language {_LANGUAGE};",
        "    add_header Content-Security-Policy $kader_beleid always;",
        "    add_header X-Content-Type-Options nosniff always;",
        "    add_header Referrer-Policy strict-origin-when-cross-origin always;",
        r'    location ~ "/\.(?!well-known/)" { return 404; }',
        f'    location ~ "\\.schema\\.json$" {{ types {{ }} default_type {_SCHEMA}; }}',
        f"    location {served.prefix} {{ try_files $uri $uri/ =404; }}",
        *ways,
        "}",
    )


def _apache(served: Served) -> str:
    types = [f"AddType {kind} .{ending}" for ending, kind in _TYPES.items()]
    cached = [
        line
        for pattern, value in reversed([*_cached(served.prefix)])
        for line in (
            f'<LocationMatch "{pattern}">',
            f'    Header set Cache-Control "{value}"',
            "</LocationMatch>",
        )
    ]
    ways = [f'RedirectMatch 302 "^{re.escape(w.source)}$" "{w.target}"' for w in served.ways]
    return _text(
        *_about(
            "#", "Neem dit op in de VirtualHost van de site. Nodig: headers, alias, dir, mime."
        ),
        "DirectoryIndex index.html",
        "Options -Indexes",
        f"ErrorDocument 404 {served.prefix}404.html",
        "AddDefaultCharset utf-8",
        *types,
        *[f"AddCharset utf-8 .{ending}" for ending in _WITH_CHARSET],
        r'<FilesMatch "\.schema\.json$">',
        f"    ForceType {_SCHEMA}",
        "</FilesMatch>",
        f'Header set Cache-Control "{_ROOT}"',
        *cached,
        f"Header set Content-Language {_LANGUAGE}",
        "Header always set X-Content-Type-Options nosniff",
        "Header always set Referrer-Policy strict-origin-when-cross-origin",
        f'<LocationMatch "^{re.escape(served.prefix)}(?!redactie/)">',
        f'    Header always set Content-Security-Policy "{_POLICY}"',
        "</LocationMatch>",
        # What isn't there is never kept: it may come.
        f'<LocationMatch "^{re.escape(served.prefix)}">',
        '    Header unset Cache-Control "expr=%{REQUEST_STATUS} -ge 400"',
        "</LocationMatch>",
        r'RedirectMatch 404 "/\.(?!well-known/)"',
        *ways,
    )


def _kept_by_caddy(prefix: str) -> Iterator[str]:
    """How long Caddy lets things be kept.

    It says what holds everywhere last: without the question mark that would undo the rest.
    """
    sealed, version, work = (pattern for pattern, _ in _cached(prefix))
    yield f'    header ?Cache-Control "{_ROOT}"'
    for name, pattern, value in (
        ("werk", work, _WORK),
        ("versie", version, _VERSION),
        ("verzegeld", sealed, _SEALED),
    ):
        yield f"    @{name} path_regexp {pattern}"
        yield f'    header @{name} Cache-Control "{value}"'


def _caddy(served: Served) -> str:
    ways = [f"    redir {w.source} {w.target} 302" for w in served.ways]
    endings = ("jsonld", "csv", "atom", "ics")
    types = [
        line
        for ending in endings
        for line in (
            f"    @{ending} path *.{ending}",
            f'    header @{ending} Content-Type "{_TYPES[ending]}; charset=utf-8"',
        )
    ]
    return _text(
        *_about("#", "Vul de naam van de site en de map in."),
        "kader.example {",
        "    root * /srv/kader",
        *_kept_by_caddy(served.prefix),
        *types,
        "    @schema path *.schema.json",
        f"    header @schema Content-Type {_SCHEMA}",
        f"    header Content-Language {_LANGUAGE}",
        "    header X-Content-Type-Options nosniff",
        "    header Referrer-Policy strict-origin-when-cross-origin",
        f"    @lezen not path {served.prefix}redactie/*",
        f'    header @lezen Content-Security-Policy "{_POLICY}"',
        *ways,
        "    file_server {",
        "        hide .*",
        "    }",
        "    handle_errors {",
        "        header -Cache-Control",
        f"        rewrite * {served.prefix}404.html",
        "        file_server",
        "    }",
        "}",
    )


def _redirects(served: Served) -> str:
    return _text(*(f"{w.source} {w.target} 302" for w in served.ways))


def _headers(served: Served) -> str:
    """Of two rules that fit, hosts add up what they say: so each header has one rule that fits."""
    prefix = served.prefix
    blocks = [
        (
            f"{prefix}*",
            [
                f"Content-Language: {_LANGUAGE}",
                f"Content-Security-Policy: {_POLICY}",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: strict-origin-when-cross-origin",
            ],
        ),
        (f"{prefix}redactie/*", ["! Content-Security-Policy"]),
        (f"{prefix}concept/*", [f"Cache-Control: {_WORK}"]),
        (f"{prefix}data/:versie/kader.jsonld", ["Content-Type: application/ld+json"]),
        (f"{prefix}data/:versie/schemas/:schema.schema.json", [f"Content-Type: {_SCHEMA}"]),
    ]
    for kind in served.kinds_with_files:
        for name, ending in (("wijzigingen", "atom"), ("termijnen", "ics")):
            value = f"Content-Type: {_TYPES[ending]}; charset=utf-8"
            blocks.append((f"{prefix}{kind}/:code/{name}.{ending}", [value]))
    for version in served.versions:
        blocks.append((f"{prefix}versies/{version}/*", [f"Cache-Control: {_VERSION}"]))
        names = ("verzegeld.json", "verzegelde-schemas.json")
        blocks += [(f"{prefix}data/{version}/{n}", [f"Cache-Control: {_SEALED}"]) for n in names]
    return _text(*(line for path, lines in blocks for line in (path, *(f"  {x}" for x in lines))))


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"
