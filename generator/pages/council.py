"""The page to print for a council: what changed for one consumer, old beside new, with the seal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.settings import Afnemers
from generator.changelog.changelog import Changelog
from generator.changelog.reliance import BINDS
from generator.pages.environment import render
from generator.pages.told import ConsumerView, Row, Teller
from generator.site.content import Page, Site

FOLDER = "raad"


def council_path(afnemers: Afnemers, log: Changelog) -> str:
    """The path of the page of a consumer."""
    return f"{afnemers.soort}/{log.consumer.id}/{FOLDER}/"


def has_council_page(site: Site, log: Changelog) -> bool:
    """Whether there is anything of a consumer's own to put before a council.

    What is asked of all who registered nothing stands on the page that they share.
    """
    has_own = bool(log.adopted) or any(d.reliance.reason != BINDS for d in log.differences)
    tells = any(d.change for d in log.differences)
    return (
        bool(site.sealed) and has_own and bool(tells or log.to_do or log.overdue or log.to_review)
    )


def council_pages(teller: Teller, afnemers: Afnemers) -> Iterator[Page]:
    """The pages for each consumer for which something changed that it relies on.

    A long one is cut into parts: each can be read, printed and checked by itself.
    """
    for log in teller.site.changelogs.values():
        if has_council_page(teller.site, log):
            view = ConsumerView(teller, log, afnemers, whole=True)
            parts = list(_parts(view)) or [[]]
            for n in range(len(parts)):
                yield _page(view, parts, n)


def _parts(view: ConsumerView) -> Iterator[list[Row]]:
    """The rows in parts of about one size; the first also holds what there is to do."""
    log = view.log
    size = len((*log.to_do, *log.overdue, *log.to_review)) * _SIZE_OF_TASK
    part: list[Row] = []
    for row in view.rows:
        more = _size(row)
        if size + more > _SIZE:
            yield part
            part, size = [], 0
        part.append(row)
        size += more
    yield part


_SIZE, _SIZE_OF_TASK, _SIZE_OF_ROW, _SIZE_OF_REASON = 60_000, 700, 700, 160
"""About how much a part may hold, and what its parts take, in signs."""


def _size(row: Row) -> int:
    texts = sum(
        len(p.reason) + sum(200 + len(f.old) + len(f.new) for f in p.fields) for p in row.parts
    )
    return _SIZE_OF_ROW + len(row.told) * _SIZE_OF_REASON + texts


def _page(view: ConsumerView, parts: list[list[Row]], n: int) -> Page:
    teller, log, afnemers = view.teller, view.log, view.afnemers
    first = council_path(afnemers, log)
    path = f"{first}{n + 1}/" if n else first
    body = render(
        "pagina/raad.html",
        path,
        site=teller.site,
        tree=teller.tree,
        log=log,
        afnemer=log.consumer,
        kijk=view,
        rijen=parts[n],
        deel=n + 1,
        delen=[first, *(f"{first}{k + 1}/" for k in range(1, len(parts)))],
    )
    title = f"{log.consumer.naam}, voor de raad"
    if len(parts) > 1:
        title += f", deel {n + 1} van {len(parts)}"
    return Page(path, title, body, section=f"{afnemers.soort}/")
