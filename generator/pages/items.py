"""The pages of one version: its overview, its lists and its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.base.legal import legal_link
from generator.base.phrases import in_words
from generator.base.schema import Kind
from generator.base.words import make_relative, shortened
from generator.history.addresses import badge_path
from generator.history.anchors import former
from generator.history.model import Reference
from generator.history.standing import standing
from generator.pages.changes import Comparisons
from generator.pages.environment import has_template, render
from generator.site.content import Page
from generator.site.tree import Fields, Link, Tree


def tree_pages(tree: Tree, comparisons: Comparisons) -> Iterator[Page]:
    """All pages of one version."""
    yield _overview(tree)
    for kind in tree.kinds:
        yield _list(tree, kind)
        for item, data in tree.items(kind.name).items():
            yield _item(tree, kind, item, data, comparisons)
            if kind.sheet == "beslisboom":
                yield from _steps(tree, kind, item, data)


def kinds_by_group(tree: Tree) -> dict[str, list[Kind]]:
    """The kinds of a version below the headings of their groups."""
    headings = {g.naam: g.titel for g in tree.site.settings.groepen}
    by_title: dict[str, list[Kind]] = {title: [] for title in headings.values()}
    for kind in tree.kinds:
        by_title[headings[kind.group]].append(kind)
    return {title: kinds for title, kinds in by_title.items() if kinds}


def _overview(tree: Tree) -> Page:
    path = tree.prefix or "kader/"
    title = _version_title(tree)
    body = render("pagina/uitgave.html", path, tree=tree, groepen=kinds_by_group(tree), titel=title)
    return _page(tree, path, title, body, section="kader/" if tree.is_current else "versies/")


def _version_title(tree: Tree) -> str:
    if tree.is_current:
        return "Het kader in onderdelen"
    return "Werkversie van het kader" if tree.is_concept else f"Versie {tree.release.name}"


def _list(tree: Tree, kind: Kind) -> Page:
    path = f"{tree.prefix}{kind.name}/"
    items = tree.items(kind.name)
    body = render(
        "pagina/lijst.html",
        path,
        tree=tree,
        soort=kind,
        geldend=[tree.link(i) for i, d in items.items() if "ingetrokken" not in d],
        ingetrokken=[tree.link(i) for i, d in items.items() if "ingetrokken" in d],
    )
    return _page(tree, path, kind.plural, body, kind.description)


def _item(
    tree: Tree, kind: Kind, item: str, data: Mapping[str, Any], comparisons: Comparisons
) -> Page:
    path = tree.path(item)
    body = render(
        template_of(kind),
        path,
        tree=tree,
        soort=kind,
        id=item,
        item=data,
        velden=Fields(kind, data),
        verwijzingen=_labelled(tree, item),
        geschiedenis=comparisons.history.get(item, []),
        rechtslink=legal_link(data) if kind.sheet == "wettekst" else None,
        merk=None if tree.release.is_concept else _badge(tree, item),
    )
    body += _former_places(tree, kind, item, path) if tree.is_current else ""
    description = shortened(tree.heart(item))
    return _page(tree, path, f"{tree.title(item)} ({item})", body, description, item=item)


_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Badge(NamedTuple):
    """The badge of an item in a version: its picture, and what that says."""

    path: str
    state: str


def _badge(tree: Tree, item: str) -> Badge:
    version = tree.release.name
    return Badge(badge_path(item, version), standing(tree.site.history, item, version))


def _former_places(tree: Tree, kind: Kind, item: str, path: str) -> str:
    """Where an old link leads to a part that the item no longer has."""
    gone = former(tree.site.sealed, kind.name, item)
    if not gone:
        return ""
    titles = {f.name: f.title for f in kind.fields}
    parts = [(f.place, _place_title(f.place, titles), f.version) for f in gone]
    return render("delen/vroeger.html", path, delen=parts, soort=kind, id=item)


def _place_title(place: str, titles: Mapping[str, str]) -> str:
    """What a place is called: as its field, and behind that the key of a part of a list."""
    field, _, key = place.partition("-")
    title = titles.get(field, field.replace("_", " ").capitalize())
    return f"{title} ({key.replace('-', ' ')})" if key else title


class Backlink(NamedTuple):
    """Who refers to an item: ``link`` leads there, ``part`` says where in it, as people read it."""

    link: Link
    part: str


def _labelled(tree: Tree, item: str) -> dict[str, list[Backlink]]:
    by_label = tree.backlinks(item)
    return {label: [_backlink(tree, r) for r in refs] for label, refs in by_label.items()}


def _backlink(tree: Tree, reference: Reference) -> Backlink:
    link = tree.link(reference.source)
    if not reference.part or reference.source not in tree.kind_of:
        return Backlink(link, "")
    if _KEY.fullmatch(reference.part):
        # A part with a short key has a place of its own on the page.
        place = f"{link.path}#{reference.holder}-{reference.part}"
        return Backlink(link._replace(path=place), reference.part.replace("-", " "))
    return Backlink(link._replace(path=f"{link.path}#{reference.holder}"), reference.part)


def template_of(kind: Kind) -> str:
    """The template of a kind's pages: its own, that of its sheet, or the one for any item."""
    own = (f"soorten/{kind.name}.html", f"bladen/{kind.sheet}.html")
    return next((name for name in own if has_template(name)), "pagina/onderdeel.html")


def _steps(tree: Tree, kind: Kind, item: str, data: Mapping[str, Any]) -> Iterator[Page]:
    """A plain page for each question and outcome of a decision aid."""
    texts = {v["sleutel"]: v["vraag"] for v in data["vragen"]}
    texts |= {u["sleutel"]: u["titel"] for u in data["uitkomsten"]}
    for key, title in texts.items():
        path = f"{tree.path(item)}{key}/"
        body = render(
            "pagina/stap.html",
            path,
            tree=tree,
            soort=kind,
            id=item,
            item=data,
            sleutel=key,
            titels=texts,
            uitkomstveld=kind.by_name["uitkomsten"].get("soort"),
            vraag=next((v for v in data["vragen"] if v["sleutel"] == key), None),
            uitkomst=next((u for u in data["uitkomsten"] if u["sleutel"] == key), None),
            hierheen=[v for v in data["vragen"] if any(a["naar"] == key for a in v["antwoorden"])],
        )
        yield _page(tree, path, title, body, tree.title(item), item=item)


def _page(  # noqa: PLR0913, PLR0917
    tree: Tree,
    path: str,
    title: str,
    body: str,
    description: str = "",
    item: str = "",
    section: str = "",
) -> Page:
    kind = path.removeprefix(tree.prefix).split("/", 1)[0]
    return Page(
        path=path,
        title=title if tree.is_current or not item else f"{title}, {_name(tree)}",
        body=body,
        description=description,
        banner=banner(tree, path, item),
        index=not tree.is_concept,
        canonical=_canonical(tree, path),
        section=section or _section(tree, kind),
        copy=bool(item),
    )


def _section(tree: Tree, kind: str) -> str:
    """The part of the main menu that a kind belongs to: its own, or that of the whole framework."""
    own = f"{kind}/"
    return own if own in {link.pad for link in tree.site.settings.menu} else "kader/"


def _name(tree: Tree) -> str:
    return "werkversie" if tree.is_concept else f"versie {tree.release.name}"


def _canonical(tree: Tree, path: str) -> str:
    """The same page in the current version, when it is there."""
    same_page = counterpart(tree, path)
    return "" if tree.is_current or same_page is None else same_page


def counterpart(tree: Tree, path: str) -> str | None:
    """The path of the same page in the current version; ``None`` when it has none."""
    rest = path.removeprefix(tree.prefix)
    kind, _, tail = rest.partition("/")
    item, _, step = tail.strip("/").partition("/")
    if not item:
        return rest if kind in tree.site.current.framework.kinds.by_name else None
    current = tree.site.current.framework.data.get(kind, {}).get(item)
    if current is None:
        return None
    keys = {s["sleutel"] for s in (*current["vragen"], *current["uitkomsten"])} if step else {""}
    return rest if step in keys else f"{kind}/{item}/"


def banner(tree: Tree, path: str, item: str) -> Markup:
    """What a reader must know before reading, from today's point of view."""
    parts = [_version_banner(tree, path), _proposal_banner(tree, item)]
    return Markup().join(p for p in parts if p)


def _version_banner(tree: Tree, path: str) -> Markup:
    current = tree.site.current
    if tree.is_current or (tree.release is current and not tree.is_concept):
        return Markup()
    target = counterpart(tree, path)
    link = make_relative(path, target or "")
    rest = Markup('<a href="{}">versie {} van {}</a>').format(
        link, current.name, in_words(current.date)
    )
    if not tree.site.sealed:
        rest = Markup("Er is nog geen uitgave.")
    if tree.is_concept:
        head = "Dit is de werkversie: zij kan elke dag veranderen. Haal haar niet aan."
        tail = Markup(" De actuele uitgave is {}.").format(rest) if tree.site.sealed else " " + rest
        return Markup('<p class="let-op"><strong>Werkversie.</strong> {}{}</p>').format(head, tail)
    old_version = f"U leest versie {tree.release.name} van {in_words(tree.release.date)}."
    return Markup(
        '<p class="let-op"><strong>Oude versie.</strong> {} De actuele versie is {}.</p>'
    ).format(old_version, rest)


def _proposal_banner(tree: Tree, item: str) -> Markup:
    data = tree.get(item) or {}
    if data.get("status") != "voorstel":
        return Markup()
    field = tree.kind_of[item].by_name["status"]
    return Markup("<p><strong>{}.</strong> {}</p>").format(
        field.choice("voorstel").title, field.choice("voorstel").description
    )
