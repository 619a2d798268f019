"""The edge to MkDocs, and the only module that imports it.

Pages arrive as finished HTML. MkDocs allows a plugin to set its own ``Page`` on a generated file;
its ``render`` hands that HTML over, and Python-Markdown is never asked.

While ``mkdocs serve`` runs, MkDocs keeps one plugin for all builds (a plugin with ``on_startup``).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.base.findings import Finding, Invalid
from generator.base.paths import THEME
from generator.base.phrases import listed
from generator.base.words import make_relative
from generator.check.framework import check, concept_of, usable
from generator.data.files import render_assets
from generator.data.server import server_files
from generator.edge.address import VARIABLE, wrong_address
from generator.edge.failures import reason
from generator.edge.preview import NOT_FOUND, Preview, Server, empty_page
from generator.edge.preview_problem import Problem, gone, problem_of, questions
from generator.edge.preview_watch import patient_observer
from generator.edge.reference_day import NoReferenceDay, reference_day
from generator.editor.backend import BadSetting, read_setting
from generator.editor.form import PACKAGE, Copy, NotInstalled, form_files
from generator.history.anchors import broken_places, promised
from generator.history.promises import broken, read_promises, written_places
from generator.history.versions import Release
from generator.pages.guide import PICTURES
from generator.pages.prose_links import LOST
from generator.pages.render import render_pages
from generator.setup.setup import SCHEMAS
from generator.site.content import Asset, Page, Site
from generator.site.mark import MARK, Mark, write_mark
from generator.store.place import NoPlace, find_place, kept_with, mark_of, refuse_losses
from generator.store.publish import write_layout
from generator.store.site import SMALLER

_LOG = logging.getLogger("mkdocs.plugins.kader")
STYLE = "assets/kader.css"
"""The style sheet of the theme."""


class BuildFailed(Exception):
    """MkDocs could not build the site; its own log says why."""


class _Options(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin in ``mkdocs.yml``."""

    kader = config_options.Optional(config_options.Dir(exists=True))
    # Any value: `read_setting` and `reference_day` say in Dutch what is wrong with it.
    redactie = config_options.Optional(config_options.Type(object))
    peildatum = config_options.Optional(config_options.Type(object))


class _FinishedPage(MkDocsPage):
    """A page whose content is ready."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.kader_page = page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = Markup(self.kader_page.body)


_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
"""What MkDocs adds to a site by itself; it says nowhere that it does."""


class KaderPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Checks the framework and hands its pages and data files to MkDocs."""

    _preview: Preview | None = None
    _site: Site
    _nothing = False
    _warnings: Sequence[Finding] = ()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Begin a preview, or a build that fails when the framework is wrong."""
        self._preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and render before MkDocs touches the old site."""
        preview = self._preview
        if preview:
            config.site_dir = preview.next_folder(config.site_dir)
        if preview and preview.is_first:
            preview.tell(self._prepare_or_not(config))
        else:
            self._prepare(config)
        return config

    def _prepare_or_not(self, config: MkDocsConfig) -> Problem | None:
        """Make what the first build of a preview needs, which MkDocs wouldn't outlive if it failed.

        Gives what there is to say; when that stops the build, there is no site yet.
        """
        try:
            self._prepare(config)
        except Exception as error:
            self._nothing = True
            return problem_of(error, PluginError)
        return questions(self._warnings)

    def _root(self, config: MkDocsConfig) -> Path:
        """The folder of the framework."""
        return Path(self.config.kader or config.docs_dir)

    def _prepare(self, config: MkDocsConfig) -> None:
        """Make all pages and files in memory."""
        root = self._root(config)
        try:
            result = check(root)
            framework, archive = usable(result)
        except Invalid as error:
            raise PluginError(f"Het kader klopt niet:\n{error}") from error
        except (OSError, ValueError) as error:
            raise PluginError(
                f"Het kader kon niet worden gecontroleerd: {reason(error)}"
            ) from error
        self._warnings = result.findings
        if self._preview is None:
            self._refuse_place(config, framework.setup.schemas, root)
        if config.site_url and (wrong := wrong_address("‘site_url’", config.site_url)):
            raise PluginError(wrong)
        address = f"{(config.site_url or '').rstrip('/')}/"
        backend = self._backend()
        site = Site(
            archive.releases,
            concept_of(framework, archive),
            address,
            edit=framework.settings.forge.bewerkadres if framework.settings.forge else "",
            form=backend is not None,
            folder=root.resolve().name,
            asked_day=self._day(archive.releases),
        )
        self._site, self._nothing = site, False
        config.site_name, config.site_description = site.settings.naam, site.settings.omschrijving
        self._pages = list(render_pages(site))
        self._assets: list[Asset | Copy] = list(render_assets(site, address))
        _name_lost(self._pages)
        self._assets += server_files(site, self._pages, address)
        _keep_promises(root, site, {p.path for p in (*self._pages, *self._assets)})
        _keep_places(root, site, self._pages)
        if backend:
            self._assets += _form(site, config.site_name, backend)

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Keep the last good site when a build fails, and see a folder that comes back."""
        if self._preview is None:
            # With `--clean` MkDocs calls it a build.
            self._preview = Preview()
            self._preview.tell(questions(self._warnings))
        root = self._root(config)
        watched = [root, Path(config.docs_dir), *map(Path, config.watch)]

        def build_again() -> Problem | None:
            return _outcome(builder, watched) or questions(self._warnings)

        self._preview.serve(cast("Server", server), build_again)
        _watch_patiently(server, config)
        for folder in (root, root / SCHEMAS, root.parent / SCHEMAS):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _refuse_place(self, config: MkDocsConfig, schemas: Path, root: Path) -> None:
        """Stop where no site may stand; MkDocs itself empties whatever folder it is given."""
        try:
            find_place(Path(config.site_dir), kept_with(root, schemas))
        except NoPlace as error:
            raise PluginError(f"{error}") from error

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before the old site is emptied for one that has far less."""
        if self._preview:
            return
        try:
            refuse_losses(Path(config.site_dir), self._mark(()), SMALLER)
        except NoPlace as error:
            raise PluginError(f"{error}") from error

    def _mark(self, files: Iterable[str]) -> Mark:
        releases = tuple(r.name for r in self._site.sealed)
        name = self._site.settings.naam
        return Mark(name, releases, len(self._pages), frozenset(files), is_whole=False)

    def _day(self, releases: Sequence[Release]) -> str:
        """The reference day that was asked for."""
        try:
            return reference_day(self.config.peildatum, releases)
        except NoReferenceDay as error:
            raise PluginError(f"{error}") from error

    def _backend(self) -> Mapping[str, Any] | None:
        """Where the browser form for editors saves, if it is switched on."""
        try:
            return read_setting(self.config.redactie) or None
        except BadSetting as error:
            raise PluginError(f"De instelling ‘redactie’ klopt niet: {error}.") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and data file, and leave out the pictures of another guide."""
        if self._nothing:
            return _nothing_yet(files, config)
        for file in list(files):
            if file.src_uri.startswith(PICTURES) and not self._site.settings.gids.beelden:
                files.remove(file)
        for page in self._pages:
            files.append(_page_file(page, config))
        for asset in self._assets:
            files.append(_asset_file(asset, config))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make MkDocs' templates as ours: safe, strict, and without empty lines."""
        env.autoescape = True
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        if not self._nothing:
            env.globals.update(kader=self._site.settings, menu=self._site.menu)
        if self._preview is None:
            self._write_mark(config, files)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say in the mark that the site is whole."""
        folder = Path(config.site_dir)
        mark = None if self._preview else mark_of(folder)
        if mark:
            write_layout({folder / MARK: write_mark(replace(mark, is_whole=True))})

    def _write_mark(self, config: MkDocsConfig, files: Files) -> None:
        """Mark the site before its first file: who is killed halfway can build again."""
        folder = Path(config.site_dir)
        names = {f.dest_uri for f in files if f.inclusion is not InclusionLevel.EXCLUDED}
        names |= set(config.theme.static_templates)
        before = mark_of(folder)
        # What an earlier build left (`--dirty`) is still of a build.
        kept = {n for n in before.files if (folder / n).is_file()} if before else set()
        mark = self._mark({*names, *_SITEMAPS, *kept})
        write_layout({folder / MARK: write_mark(mark)})

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Give the theme what it needs: the page, and links relative to it."""
        if not isinstance(page, _FinishedPage):
            raise PluginError(f"{page.file.src_uri} hoort niet bij het kader")
        own = page.kader_page.path

        def naar(path: str) -> str:
            return make_relative(own, path)

        cast("dict[str, Any]", context).update(kader_page=page.kader_page, naar=naar)
        return context


def _nothing_yet(files: Files, config: MkDocsConfig) -> Files:
    """The files of a preview without a site: its style, and one page for every address."""
    config.theme.static_templates = set()
    page = empty_page(urlsplit(config.site_url or "/").path)
    style = [f for f in files if f.src_uri == STYLE]
    return Files(
        [*style, *(_asset_file(Asset(n, page), config) for n in ("index.html", NOT_FOUND))]
    )


def _outcome(builder: Callable[..., None], needed: Sequence[Path]) -> Problem | None:
    """Build, and give why that failed if it did; ``needed`` are the places that it is made of."""
    with _overheard() as heard:
        try:
            builder()
        except (Exception, SystemExit) as error:
            _LOG.debug("The build failed.", exc_info=True)
            missing = [place for place in needed if not place.exists()]
            if missing:
                return gone(missing)
            return problem_of(error, PluginError, "\n".join(heard), ConfigurationError)
    return None


class _Ear(logging.Handler):
    """Keeps what MkDocs says."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What MkDocs says meanwhile: it tells what is wrong with its settings only there."""
    ear, logger = _Ear(), logging.getLogger("mkdocs")
    logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        logger.removeHandler(ear)


def _watch_patiently(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Keep watching a folder that goes away, as on another branch: MkDocs stops then for good."""
    watched = [p for p in (config.docs_dir, config.config_file_path, *config.theme.dirs) if p]
    again = [path for path in watched if _unwatch(server, path)]
    cast("Any", server).observer = patient_observer()
    for path in again:
        server.watch(path)


def _unwatch(server: LiveReloadServer, path: str) -> bool:
    """Stop watching a path; says whether it was watched."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


_LOG = logging.getLogger("mkdocs.plugins.kader")


def _name_lost(pages: Iterable[Page]) -> None:
    """Name the pages whose text links to what is gone; a warning would stop a strict build."""
    for page in pages:
        if f'class="{LOST}"' in page.body:
            _LOG.info("%s: een link in de tekst leidt nergens meer heen", page.path or "/")


def _keep_promises(root: Path, site: Site, made: Collection[str]) -> None:
    """Refuse a site that lacks an address at which it once was; names each with its release."""
    promises = read_promises(root)
    known = {} if isinstance(promises, Finding) else promises
    lost = [f"/{p} (sinds {v})" for p, v in broken(known, site.sealed, site.users, made)]
    if lost:
        raise PluginError(f"Deze adressen zouden van de site verdwijnen: {listed(lost[:20])}.")


def _keep_places(root: Path, site: Site, pages: Iterable[Page]) -> None:
    """Refuse a site whose pages lack a place that a release promised; names which release."""
    ledger = read_promises(root)
    known = {} if isinstance(ledger, Finding) else ledger
    places = chain(written_places(known), promised(site.sealed))
    bodies = {p.path: p.body for p in pages if not p.redirect}
    lost = [f"/{place} (sinds {v})" for place, v in broken_places(places, bodies)]
    if lost:
        gone = f"Deze plekken zouden van hun pagina verdwijnen: {listed(lost[:20])}. "
        raise PluginError(gone + _MOVED)


_MOVED = (
    "Staat een plek van een vaste pagina nu ergens anders, zet dan het oude en het nieuwe adres "
    "bij ‘verhuisd’ in kader.yaml."
)


def _form(site: Site, name: str, backend: Mapping[str, Any]) -> list[Asset | Copy]:
    try:
        return list(form_files(site, name, backend, PACKAGE))
    except NotInstalled as error:
        raise PluginError(str(error)) from error


def _inside(path: str) -> str:
    """A path below the site root; MkDocs would also write outside it."""
    if path.startswith("/") or ".." in path.split("/"):
        raise PluginError(f"‘{path}’ ligt niet in de site")
    return path


def _page_file(page: Page, config: MkDocsConfig) -> File:
    file = File.generated(
        config, f"{_inside(page.path)}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    _FinishedPage(page, file, config)
    return file


def _asset_file(asset: Asset | Copy, config: MkDocsConfig) -> File:
    if isinstance(asset, Copy):
        return File.generated(
            config,
            _inside(asset.path),
            abs_src_path=str(asset.source),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
    return File.generated(
        config, _inside(asset.path), content=asset.content, inclusion=InclusionLevel.NOT_IN_NAV
    )


DEFAULT = Path(__file__).with_name("site.yml")
"""The settings of MkDocs for who has none."""


def builder(config_file: Path, framework: Path, day: str | None = None) -> Callable[[Path], None]:
    """A function that builds the site of a framework into an empty folder, on a reference day.

    It raises ``BuildFailed`` when MkDocs does not finish.
    """
    # The theme of the default settings stands wherever the package is installed.
    own = {"name": None, "locale": "nl", "custom_dir": str(THEME), "static_templates": ["404.html"]}
    theme: dict[str, Any] = {"theme": own} if config_file == DEFAULT else {}

    def build_into(target: Path) -> None:
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        if (typed := os.environ.get(VARIABLE)) and (wrong := wrong_address(VARIABLE, typed)):
            raise BuildFailed(wrong)
        try:
            config = load_config(
                str(config_file),
                docs_dir=str(framework.resolve()),
                site_dir=str(target.resolve()),
                **theme,
            )
        except ConfigurationError as error:
            raise BuildFailed(f"{config_file} klopt niet: {error}") from error
        except Abort as error:
            # MkDocs has said by itself which setting it is.
            raise BuildFailed(
                f"{config_file} klopt niet; de regel hierboven noemt de instelling"
            ) from error
        for plugin in config.plugins.values() if day else ():
            if isinstance(plugin, KaderPlugin):
                plugin.config.peildatum = day
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except Abort as error:
            # MkDocs says in English that it stops; what it stopped for is ours, and Dutch.
            ours = error.__context__ if isinstance(error.__context__, PluginError) else error
            raise BuildFailed(str(ours)) from error
        finally:
            config.plugins.on_shutdown()

    return build_into
