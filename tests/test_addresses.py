"""Every address that the site itself uses is known, so that no kind or page takes it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.base.addresses import ASIDE, FIXED_PAGES, PLACES, segment, taken
from generator.base.paths import THEME
from generator.data.files import render_assets
from generator.data.server import server_files
from generator.edge.cli import main
from generator.editor.form import form_files
from generator.pages.render import render_pages
from generator.site.content import Site
from tests.builders import SITE_URL, example_site

HERE = Path(__file__).parent
NEVER_AT_ROOT = ASIDE - {"versies"}


def paths_of(site: Site) -> Iterator[str]:
    """Everything that a site publishes, as paths below its root."""
    yield from (p.path for p in render_pages(site))
    yield from (a.path for a in render_assets(site, SITE_URL))
    # The two beside the folder begin with an underscore, which no kind can.
    served = (a.path for a in server_files(site, render_pages(site), SITE_URL))
    yield from (path for path in served if path not in {"_redirects", "_headers"})
    # The other files of the form stand beside its first one.
    yield next(iter(form_files(site, "Kader", {"name": "test-repo"}, HERE))).path
    yield from (p.relative_to(THEME).as_posix() for p in (THEME / "assets").iterdir())


def test_the_addresses_of_the_site_are_all_known() -> None:
    """What is at the root but is no kind and no page of the settings is exactly what is taken."""
    site = example_site()
    lagen = site.settings.lagen
    assert lagen
    own = {k.name for k in site.kinds.content} | {*site.settings.users, segment(lagen.pad)}
    at_root = {segment(p) for p in paths_of(site)}
    # A version has the pages of its kinds too, and one of its own beside them.
    at_root |= {segment(p.removeprefix("concept/")) for p in paths_of(site)}
    assert at_root - own == taken().keys() - NEVER_AT_ROOT


def test_a_built_site_has_no_other_folders(tmp_path: Path) -> None:
    """Nor has MkDocs, or the theme."""
    main(["nieuw", "kader", str(tmp_path / "zorg")])
    assert main(["bouw", "--kader", str(tmp_path / "zorg"), "--naar", str(tmp_path / "site")]) == 0
    folders = {p.name for p in (tmp_path / "site").iterdir() if p.is_dir()}
    assert folders - taken().keys() == {"onderdelen"}


def test_every_fixed_page_is_there() -> None:
    paths = {p.path for p in render_pages(example_site())}
    assert {*FIXED_PAGES, PLACES} - paths == set()


def test_no_two_pages_have_one_address() -> None:
    counts = Counter(p.path for p in render_pages(example_site()))
    assert [path for path, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("word", ["vergelijk", "data"])
def test_a_kind_in_the_settings_may_not_have_one(
    word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when nobody asked ``kader nieuw``: doing what the finding says ends it."""
    root = tmp_path / "kader"
    main(["nieuw", "kader", str(root)])
    rename(root, "onderdelen", word)
    capsys.readouterr()
    assert main(["controleer", str(root)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"kader.yaml:21:5: fout adres-bezet: Een soort kan niet ‘{word}’ heten: zo heet al een "
        "vaste pagina van de site. Geef de soort een andere naam, in deze lijst, als map en als "
        "schema."
    )
    rename(root, word, "eisen")
    assert main(["controleer", str(root)]) == 0


def rename(root: Path, old: str, new: str) -> None:
    """Give a kind another name in all places."""
    (root / old).rename(root / new)
    schema = (root / "schemas" / f"{old}.schema.json").rename(
        root / "schemas" / f"{new}.schema.json"
    )
    for path in (schema, root / "kader.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
