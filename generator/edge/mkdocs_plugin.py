"""The edge to MkDocs, and the only module that imports it.

Pages arrive as finished HTML. MkDocs allows a plugin to set its own ``Page`` on a generated file;
its ``render`` hands that HTML over, and Python-Markdown is never asked.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.base.findings import Invalid
from generator.base.paths import THEME
from generator.base.words import make_relative
from generator.check.framework import concept_of, read_all
from generator.data.files import render_assets
from generator.edge.address import VARIABLE, wrong_address
from generator.edge.failures import reason
from generator.editor.backend import BadSetting, read_setting
from generator.editor.form import PACKAGE, Copy, NotInstalled, form_files
from generator.pages.render import render_pages
from generator.site.content import Asset, Page, Site


class BuildFailed(Exception):
    """MkDocs could not build the site; its own log says why."""


class _Options(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin in ``mkdocs.yml``."""

    kader = config_options.Optional(config_options.Dir(exists=True))
    # Any value: `read_setting` says in Dutch what is wrong with it.
    redactie = config_options.Optional(config_options.Type(object))


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


class KaderPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Checks the framework and hands its pages and data files to MkDocs."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and render before MkDocs touches the old site."""
        root = Path(self.config.kader or config.docs_dir)
        try:
            framework, archive = read_all(root)
        except Invalid as error:
            raise PluginError(f"Het kader klopt niet:\n{error}") from error
        except (OSError, ValueError) as error:
            raise PluginError(
                f"Het kader kon niet worden gecontroleerd: {reason(error)}"
            ) from error
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
        )
        self._site = site
        config.site_name, config.site_description = site.settings.naam, site.settings.omschrijving
        self._pages = list(render_pages(site))
        self._assets: list[Asset | Copy] = list(render_assets(site, address))
        if backend:
            self._assets += _form(site, config.site_name, backend)
        return config

    def _backend(self) -> Mapping[str, Any] | None:
        """Where the browser form for editors saves, if it is switched on."""
        try:
            return read_setting(self.config.redactie) or None
        except BadSetting as error:
            raise PluginError(f"De instelling ‘redactie’ klopt niet: {error}.") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and data file."""
        for page in self._pages:
            files.append(_page_file(page, config))
        for asset in self._assets:
            files.append(_asset_file(asset, config))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make MkDocs' templates safe: escape by default, refuse unknown names."""
        env.autoescape = True
        env.undefined = StrictUndefined
        env.globals.update(kader=self._site.settings, menu=self._site.menu)
        return env

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


def builder(config_file: Path, framework: Path) -> Callable[[Path], None]:
    """A function that builds the site of a framework into an empty folder.

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
