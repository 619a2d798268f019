"""The play: a stranger's proposal, from a fork to the comment, as each forge runs it.

Everything is real but the forge: git, the main branch as a bare repository, and the lines of the
workflow files, which are read from there and run. Only installing packages is left out; the
generator that runs is that of the checkout that the workflow made.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.report.marker import MARKER
from tests.fakeforge import TOKEN, USER, FakeForge, running
from tests.repos import bare_environment, git

ROOT = Path(__file__).parents[1]
PARTS = [".ci", ".forgejo", ".github", ".gitattributes", ".gitignore", ".gitlab-ci.yml", "Makefile"]
PARTS += ["generator", "mkdocs.yml", "pyproject.toml", "schemas", "site_overrides"]
# Left out of the play: the packages are there already.
INSTALLS = ("make .venv/.stempels/project", "apt-get ")
# What a forge puts in the environment of every step, whether a step needs it or not.
AUTOMATIC = "automatisch-9876543210"
REFERENCES = {"gitlab": "refs/merge-requests/7/head"}


@dataclass
class Stage:
    """Where the play is: the forge with the main branch, a fork, and what was run so far."""

    root: Path
    forge: FakeForge
    said: list[str] = field(default_factory=list)

    @property
    def project(self) -> Path:
        return self.root / "forge" / "zon" / "kader"

    @property
    def fork(self) -> Path:
        return self.root / "fork"

    @property
    def runs(self) -> list[dict[str, Any]]:
        """Each run of ``kader``: its words, its environment and where its code stands."""
        lines = (self.root / "kader.log").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def propose(self, change: Callable[[Path], None]) -> None:
        """Let the fork begin anew from the main branch, with a change; the forge shows its head."""
        git(self.fork, "checkout", "--quiet", "--force", "-B", "voorstel", "origin/main")
        git(self.fork, "clean", "--quiet", "--force", "-d")
        change(self.fork)
        git(self.fork, "add", "--all", "--force")
        git(self.fork, "commit", "--quiet", "--message", "Een voorstel")
        reference = REFERENCES.get(self.forge.kind, "refs/pull/7/head")
        git(self.fork, "push", "--quiet", "--force", "origin", f"HEAD:{reference}")


# Stands where `kader` stands in an installed checkout, and writes down who calls it.
KADER = """#!{python}
import json, os, runpy, sys
sys.path.insert(0, os.getcwd())
import generator
with open({log!r}, "a") as log:
    run = {{"words": sys.argv[1:], "env": dict(os.environ), "code": generator.__file__}}
    print(json.dumps(run), file=log)
runpy.run_module("generator", run_name="__main__")
"""


@pytest.fixture(scope="module")
def scenery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main branch, with the invented framework; a fork of it; and the command."""
    root = tmp_path_factory.mktemp("spel")
    source = root / "bron"
    source.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            caches = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=caches)
        else:
            shutil.copy(ROOT / name, source / name)
    shutil.copytree(ROOT / "tests" / "voorbeeldkader", source / "framework")
    git(source, "init", "--quiet", "--initial-branch=main")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message", "Het kader")
    project = root / "forge" / "zon" / "kader"
    git(root, "clone", "--quiet", "--bare", "bron", str(project))
    project.with_suffix(".git").symlink_to(project)
    git(root, "clone", "--quiet", str(project), "fork")
    command = root / "bin" / "kader"
    command.parent.mkdir()
    log = str(root / "kader.log")
    command.write_text(KADER.format(python=sys.executable, log=log), encoding="utf-8")
    command.chmod(0o755)
    return root


@pytest.fixture
def stage(
    scenery: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    """The scenery with a forge of one kind."""
    (scenery / "kader.log").write_text("", encoding="utf-8")
    with running(FakeForge(request.param)) as forge:
        yield Stage(scenery, forge)


def on(kind: str) -> pytest.MarkDecorator:
    """Play at this forge."""
    return pytest.mark.parametrize("stage", [kind], indirect=True)


def read(*parts: str) -> Any:
    """The data of a YAML file of the project."""
    return YAML(typ="safe").load(ROOT.joinpath(*parts).read_text(encoding="utf-8"))


def run_proposal(stage: Stage) -> int:
    """Do what the forge does when there is something new; gives the exit code of the last step."""
    stage.said.clear()
    for name in ("eerst", "dan", "bewaard"):
        shutil.rmtree(stage.root / name, ignore_errors=True)
    if stage.forge.kind == "gitlab":
        return _gitlab(stage)
    return _actions(stage)


def _script(stage: Stage, folder: Path, lines: str, environment: Mapping[str, str]) -> int:
    """Run the lines of a step; all that they print is kept."""
    base = bare_environment(stage.root) | {"PATH": f"{stage.root / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", lines],
        cwd=folder,
        env={**base, **environment, "no_proxy": "*"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    stage.said.append(done.stdout + done.stderr)
    return done.returncode


def _without_installing(lines: str) -> str:
    return "\n".join(line for line in lines.splitlines() if not line.strip().startswith(INSTALLS))


def _actions(stage: Stage) -> int:
    """GitHub and Forgejo: two jobs, each on a machine of its own, and artifacts between them."""
    server = str(stage.root / "forge")
    values = {
        "github.api_url": stage.forge.api,
        "github.event.pull_request.number": "7",
        "github.repository": "zon/kader",
        "github.run_id": "12",
        "github.run_number": "12",
        "github.server_url": server,
        "github.token": TOKEN,
        "secrets.KADER_REACTIE_TOKEN": TOKEN,
    }
    environment = {"GITHUB_SERVER_URL": server, "GITHUB_REPOSITORY": "zon/kader"}
    if stage.forge.kind == "forgejo":
        environment |= {"GITHUB_TOKEN": AUTOMATIC, "FORGEJO_TOKEN": AUTOMATIC}
        (stage.root / "forge" / "api").mkdir(exist_ok=True)
    code = 0
    workflow = read(f".{stage.forge.kind}", "workflows", "bijdrage.yml")
    for folder, job in zip(("eerst", "dan"), workflow["jobs"].values(), strict=True):
        work = stage.root / folder
        work.mkdir()
        for step in job["steps"]:
            if "uses" in step:
                _artifact(stage, work, step)
                continue
            given = {k: _filled(str(v), values) for k, v in step.get("env", {}).items()}
            # The git server and the API of the play stand at different addresses.
            if "KADER_FORGE_API" in given:
                given |= {"KADER_FORGE_API": stage.forge.api, "KADER_FORGE_GEBRUIKER": USER}
            code = _script(stage, work, _without_installing(step["run"]), environment | given)
            assert code == 0 or step is job["steps"][-1], stage.said[-1]
    return code


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda m: values[m[1]], text)


def _artifact(stage: Stage, work: Path, step: Mapping[str, Any]) -> None:
    """Keep files by name, or bring them back; the deepest folder they share is left out."""
    kept = stage.root / "bewaard" / step["with"]["name"]
    if "upload-artifact@" not in step["uses"]:
        shutil.copytree(kept, work / step["with"]["path"])
        return
    kept.mkdir(parents=True)
    for name in step["with"]["path"].split():
        path = work / name
        if path.is_dir():
            shutil.copytree(path, kept / path.name)
        elif path.exists() or step["with"].get("if-no-files-found") == "error":
            shutil.copy(path, kept)


def _gitlab(stage: Stage) -> int:
    """GitLab: two jobs of a pipeline that a webhook started, and ``uit/`` between them."""
    payload = stage.root / "payload.json"
    payload.write_text(json.dumps({"object_attributes": {"iid": 7}}), encoding="utf-8")
    environment = {
        "CI_API_V4_URL": stage.forge.api,
        "CI_DEFAULT_BRANCH": "main",
        "CI_JOB_TOKEN": AUTOMATIC,
        "CI_JOB_URL": "https://forge.example/zon/kader/-/jobs/12",
        "CI_PROJECT_ID": "zon/kader",
        "CI_PROJECT_URL": str(stage.project),
        "TRIGGER_PAYLOAD": str(payload),
    }
    settings = read(".gitlab-ci.yml")
    code = 0
    for folder, name in (("eerst", "vergelijking"), ("dan", "reactie")):
        work = stage.root / folder
        work.mkdir()
        if (stage.root / "eerst" / "uit").exists():
            shutil.copytree(stage.root / "eerst" / "uit", work / "uit")
        token = {"KADER_FORGE_TOKEN": TOKEN} if "environment" in settings[name] else {}
        lines = "\n".join([*settings[".bijdrage"]["before_script"], *settings[name]["script"]])
        code = _script(stage, work, _without_installing(lines), environment | token)
        assert code == 0 or name == "reactie", stage.said[-1]
    return code


def comment(stage: Stage) -> str:
    """The one comment of ours."""
    (only,) = [c for c in stage.forge.comments if c.author == USER]
    assert only.body.startswith(f"{MARKER}\n")
    return only.body


def assert_nothing_leaked(stage: Stage) -> None:
    """Only the step that comments knows a token; each run used the code of the main branch."""
    for said in stage.said:
        assert TOKEN not in said
        assert AUTOMATIC not in said
    verbs = " ".join(run["words"][0] for run in stage.runs)
    assert re.fullmatch(r"(verschil uitpakken (bouw )?reageer ?)+", verbs)
    for run in stage.runs:
        folder = "dan" if run["words"][0] == "reageer" else "eerst"
        assert run["code"] == str(stage.root / folder / "generator" / "__init__.py")
        if run["words"][0] != "reageer":
            assert set(run["env"]) <= {"PATH", "HOME", "LANG", "LC_CTYPE"}
    for folder in ("eerst", "dan"):
        assert git(stage.root / folder, "status", "--porcelain") == ""
        head = git(stage.root / folder, "rev-parse", "HEAD")
        assert head == git(stage.project, "rev-parse", "main")


def edit(path: Path, old: str, new: str) -> None:
    """Replace words in a file that has them once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def hack(fork: Path) -> None:
    """Change a norm that one consumer cites, and try everything else on the way."""
    edit(fork / "framework/minimumnormen/mn-02.yaml", "dat de zon overal schijnt", "voor zon")
    touch = f"touch {shlex.quote(str(fork.parent / 'GEHACKT'))}"
    code = f"import os; os.system({touch!r})\n"
    for path in (fork / "generator").glob("*.py"):
        path.write_text(code, encoding="utf-8")
    (fork / "haak.py").write_text(code, encoding="utf-8")
    (fork / "sitecustomize.py").write_text(code, encoding="utf-8")
    (fork / "mkdocs.yml").write_text("site_name: x\nhooks: [haak.py]\n", encoding="utf-8")
    for path in (fork / "schemas").glob("*.json"):
        path.write_text("{}", encoding="utf-8")
    for path in (fork / "site_overrides").rglob("*.html"):
        path.write_text(
            "{{ cycler.__init__.__globals__.os.system('" + touch + "') }}", encoding="utf-8"
        )
    for name in ("run", "bijdrage", "reactie"):
        (fork / ".ci" / name).write_text(f"#!/bin/sh\n{touch}\nenv\n", encoding="utf-8")
    (fork / "Makefile").write_text(f"$(shell {touch})\n", encoding="utf-8")
    kader = fork / ".venv" / "bin" / "kader"
    kader.parent.mkdir(parents=True)
    kader.write_text(f"#!/bin/sh\n{touch}\n", encoding="utf-8")
    kader.chmod(0o755)
    (fork / ".gitattributes").write_text("* filter=hack diff=hack merge=hack\n", encoding="utf-8")
    (fork / "framework/waarden/wa-09.yaml").symlink_to("/etc/passwd")
    (fork / "framework/mkdocs.yml").write_text("hooks: [haak.py]\n", encoding="utf-8")
    (fork / "framework/begrippen/::warning::x.yaml").write_text("id: x\n", encoding="utf-8")


def loosen(fork: Path) -> None:
    """Change a norm that holds for all, and say nowhere why."""
    edit(_norm(fork), "elke dag op een stoel", "elk uur op een stoel")


def _norm(fork: Path) -> Path:
    return fork / "framework" / "minimumnormen" / "mn-01.yaml"


@on("github")
def test_a_hostile_proposal_gets_its_comment_and_nothing_else(stage: Stage) -> None:
    """The next push, a norm changed without a note, makes that comment new."""
    stage.forge.add("vreemde", f"{MARKER}\nAlles is goed.")
    stage.propose(hack)
    assert run_proposal(stage) == 1
    first = comment(stage)
    assert "**Voorvertoning:** geen, want met dit voorstel kan de site niet" in first
    assert "waarden/wa-09.yaml regel 1: Dit is geen gewoon bestand." in first
    assert "Voorbeeldstad" in first
    assert not any(name in first for name in ("Nergenshuizen", "Denkbeeld", "Verzonnen aan Zee"))
    assert "root:" not in first
    assert not any("::warning::" in said for said in stage.said)
    assert_nothing_leaked(stage)
    assert list(stage.root.rglob("GEHACKT")) == []

    stage.propose(loosen)
    assert run_proposal(stage) == 1
    second = comment(stage)
    assert "](" + str(stage.root / "forge") + "/zon/kader/actions/runs/12)." in second
    assert (stage.root / "bewaard/voorbeeld/voorbeeld/concept/minimumnormen/mn-01").is_dir()
    assert "minimumnormen/mn-01.yaml regel 5: " in second
    assert "mn-01 heeft geen wijzigingsnotitie" in second
    assert "**Raakt alle 7 gemeenten.**" in second
    assert all(name in second for name in ("Voorbeeldstad", "Nergenshuizen"))
    assert "wa-09" not in second
    assert len(stage.forge.comments) == 2
    assert stage.forge.comments[0].body == f"{MARKER}\nAlles is goed."
    assert_nothing_leaked(stage)


@on("gitlab")
def test_broken_files_are_named_with_their_lines(stage: Stage) -> None:
    def spoil(fork: Path) -> None:
        edit(fork / "framework/waarden/wa-01.yaml", "titel: ", 'titel: "')
        edit(_norm(fork), "laag: medebewind", "laag: gemeente")

    stage.propose(spoil)
    assert run_proposal(stage) == 1
    text = comment(stage)
    assert "waarden/wa-01.yaml regel 3: " in text
    assert "minimumnormen/mn-01.yaml regel 6: ‘laag’ kan niet ‘gemeente’ zijn." in text
    assert "**Voorvertoning:** geen, want met dit voorstel kan de site niet" in text
    assert_nothing_leaked(stage)


@on("forgejo")
def test_a_proposal_that_cannot_be_compared_hears_so(stage: Stage) -> None:
    """Not comparing is never shown as finding nothing."""
    stage.propose(lambda fork: shutil.rmtree(fork / "framework"))
    assert run_proposal(stage) == 2
    assert "kon niet worden vergeleken" in comment(stage)
    assert "Er is dus niets gecontroleerd." in comment(stage)
    assert_nothing_leaked(stage)


GREEDY = """#!{python}
import time
{line}
print("{marker}")
"""


@pytest.mark.parametrize("line", ["__import__('mmap').mmap(-1, 5 * 2**30)", "time.sleep(60)"])
def test_a_proposal_that_asks_for_too_much_hears_so(tmp_path: Path, line: str) -> None:
    """The machine and the job outlive it, so the comment is written."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    script = tmp_path / ".ci" / "bijdrage"
    edit(script, " 300 ", " 1 ")
    kader = tmp_path / ".venv" / "bin" / "kader"
    kader.parent.mkdir(parents=True)
    text = GREEDY.format(python=sys.executable, marker=MARKER, line=line)
    kader.write_text(text, encoding="utf-8")
    kader.chmod(0o755)
    subprocess.run([str(script), "main", "voorstel", "uit"], cwd=tmp_path, check=True, timeout=40)
    said = (tmp_path / "uit" / "reactie.md").read_text(encoding="utf-8")
    assert said.startswith(MARKER)
    assert "De vergelijking brak af; er is dus niets gecontroleerd." in said
    assert "**Voorvertoning:** geen" in said
    assert (tmp_path / "uit" / "uitkomst").read_text(encoding="utf-8") == "2\n"
