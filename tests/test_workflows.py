"""What the forges run is safe, alike and thin, and their templates say the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
GITLAB_FORMS = ROOT / ".gitlab" / "issue_templates"


def name_of(path: Path) -> str:
    """A test is named after the file it looks at."""
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> Any:
    """The data of a YAML file."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def run(*command: str | Path) -> str:
    """What a checker says; fails when it finds something."""
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_zizmor_finds_nothing_at_github() -> None:
    """Its strictest look, without the network."""
    run(
        BIN / "zizmor",
        "--offline",
        "--quiet",
        "--strict-collection",
        "--persona=auditor",
        ".github",
    )


def test_zizmor_finds_nothing_at_forgejo() -> None:
    """Forgejo's files are close enough to GitHub's; zizmor only takes them by name."""
    run(BIN / "zizmor", "--offline", "--quiet", "--strict-collection", *FORGEJO)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *[("github-workflows", path) for path in [*GITHUB, *FORGEJO]],
        *[("github-issue-forms", path) for path in FORMS],
        ("dependabot", ROOT / ".github" / "dependabot.yml"),
        ("gitlab-ci", ROOT / ".gitlab-ci.yml"),
    ],
    ids=lambda value: name_of(value) if isinstance(value, Path) else value,
)
def test_the_forge_understands(schema: str, path: Path) -> None:
    run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", path)


def jobs(path: Path) -> dict[str, Any]:
    """The jobs of a workflow by name."""
    by_name: dict[str, Any] = read(path)["jobs"]
    return by_name


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name_of)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    """And say which version that is, so that a person can look it up."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    pinned = re.compile(r"        uses: [\w./:-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+(-node20)?")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name_of)
def test_jobs_end_and_get_no_more_than_they_need(path: Path) -> None:
    """Only the job that comments may do anything, and only that."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        # What runs once a week, and on nobody's proposal, may take the night.
        assert job["timeout-minutes"] <= (240 if name == "mutatie" else 30)
        allowed = job.get("permissions", {})
        assert allowed in ({}, {"pull-requests": "write"})
        assert not allowed or name == "reactie"


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name_of)
def test_a_token_reaches_one_step(path: Path) -> None:
    """The step that puts the comment: no script of the proposal runs there."""
    with_token = [
        step["run"]
        for job in jobs(path).values()
        for step in job["steps"]
        if re.search(r"secrets\.|github\.token|GITHUB_TOKEN", str(step))
    ]
    forge = "github" if path in GITHUB else "forgejo"
    assert with_token == ([f".ci/reactie {forge} uit"] if path.stem == "bijdrage" else [])


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name_of)
def test_words_of_a_stranger_reach_no_shell(path: Path) -> None:
    """An expression goes to a variable, never into a script; and it is a number or our own name."""
    expressions: set[str] = set()
    for job in jobs(path).values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            expressions |= set(re.findall(r"\$\{\{ (.*?) \}\}", str(step)))
    assert expressions <= {
        "github.api_url",
        "github.event.pull_request.number",
        "github.repository",
        "github.run_id",
        "github.run_number",
        "github.server_url",
        "github.token",
        "matrix.python",
        "secrets.KADER_REACTIE_TOKEN",
    }


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name_of)
def test_only_the_main_branch_is_checked_out_where_it_counts(path: Path) -> None:
    """``pull_request_target`` runs with rights; the proposal is there as objects only."""
    text = path.read_text(encoding="utf-8")
    checkouts = set(re.findall(r"git checkout .*", text))
    if "pull_request_target" in text:
        assert checkouts == {"git checkout --quiet --detach refs/main"}
    else:
        assert checkouts == {"git checkout --quiet --detach FETCH_HEAD"}


def test_changing_the_code_is_for_once_a_week() -> None:
    """It takes too long for a proposal, and runs with no rights at all."""
    for forge in (".github", ".forgejo"):
        workflow = read(ROOT / forge / "workflows" / "mutatie.yml")
        expected = {"schedule": [{"cron": "23 3 * * 1"}], "workflow_dispatch": None}
        assert workflow["on"] == expected
    rules = read(ROOT / ".gitlab-ci.yml")["mutatie"]["rules"]
    assert rules == [{"if": '$CI_PIPELINE_SOURCE == "schedule" && $KADER_PEILDATUM != "vandaag"'}]


def test_the_site_of_today_is_built_each_night() -> None:
    """Last days pass also when nobody changes a file; the whole site is kept, to publish."""
    for forge in (".github", ".forgejo"):
        workflow = read(ROOT / forge / "workflows" / "vandaag.yml")
        expected = {"schedule": [{"cron": "41 1 * * *"}], "workflow_dispatch": None}
        assert workflow["on"] == expected
        kept = workflow["jobs"]["vandaag"]["steps"][-1]["with"]
        assert (kept["path"], kept["include-hidden-files"]) == ("site", True)
    job = read(ROOT / ".gitlab-ci.yml")["vandaag"]
    assert job["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule" && $KADER_PEILDATUM == "vandaag"'}
    ]
    assert job["artifacts"]["paths"] == ["site/"]


def test_gitlab_gives_the_token_to_one_job() -> None:
    """By environment; and the check of a change never runs where a webhook started it."""
    jobs_of_gitlab = read(ROOT / ".gitlab-ci.yml")
    assert [n for n, job in jobs_of_gitlab.items() if "environment" in job] == ["reactie"]
    assert jobs_of_gitlab["reactie"]["environment"] == {"name": "reactie", "action": "access"}
    assert jobs_of_gitlab["controle"]["rules"][:2] == [
        {"if": f'$CI_PIPELINE_SOURCE == "{source}"', "when": "never"}
        for source in ("trigger", "schedule")
    ]
    assert jobs_of_gitlab[".bijdrage"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "trigger" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}
    ]


def test_the_three_forges_do_the_same() -> None:
    """The two workflows and GitLab's jobs call the same scripts with the same words."""

    def calls(text: str) -> list[str]:
        return re.findall(
            r"\.ci/(?:run|bijdrage \S+ \S+ uit|reactie \w+ uit)|make (?:mutatie|vandaag)", text
        )

    files = [".github/workflows", ".forgejo/workflows", ".gitlab-ci.yml"]
    texts = {
        file: "".join(
            p.read_text(encoding="utf-8")
            for p in ([ROOT / file] if file.endswith(".yml") else sorted((ROOT / file).iterdir()))
        )
        for file in files
    }
    by_forge = {file: sorted(calls(text)) for file, text in texts.items()}
    compare = ".ci/bijdrage main voorstel uit"
    scheduled = ["make mutatie", "make vandaag"]
    assert by_forge == {
        ".github/workflows": [compare, ".ci/reactie github uit", ".ci/run", *scheduled],
        ".forgejo/workflows": [compare, ".ci/reactie forgejo uit", ".ci/run", *scheduled],
        ".gitlab-ci.yml": [compare, ".ci/reactie gitlab uit", ".ci/run", *scheduled],
    }


@pytest.mark.parametrize("name", ["run", "bijdrage", "reactie"])
def test_scripts_can_be_run(name: str) -> None:
    path = ROOT / ".ci" / name
    assert os.access(path, os.X_OK)
    run("bash", "-n", path)
    assert "\nset -euo pipefail\n" in path.read_text(encoding="utf-8")


def as_markdown(form: dict[str, Any]) -> str:
    """A form as GitLab has it: a text with headings, and the explanations as comments."""
    parts = [f"<!-- {form['description']} -->"]
    for field in form["body"]:
        about = field["attributes"]
        if field["type"] == "markdown":
            parts.append(f"<!-- {about['value'].strip()} -->")
            continue
        parts.append(f"## {about['label']}")
        parts += [f"<!-- {about['description']} -->"] if "description" in about else []
        parts += ["\n".join(f"- [ ] {o}" for o in about["options"])] if "options" in about else []
    return "\n\n".join(parts) + "\n"


def test_gitlab_has_the_same_forms() -> None:
    """Made from GitHub's, which Forgejo reads too. Made again by ``KADER_SJABLONEN=schrijf``."""
    expected = {f"{path.stem}.md": as_markdown(read(path)) for path in FORMS}
    expected["../merge_request_templates/Default.md"] = (
        ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md"
    ).read_text(encoding="utf-8")
    if os.environ.get("KADER_SJABLONEN") == "schrijf":
        for name, text in expected.items():
            (GITLAB_FORMS / name).write_text(text, encoding="utf-8")
    assert {p.name for p in GITLAB_FORMS.iterdir()} == {n for n in expected if "/" not in n}
    for name, text in expected.items():
        assert (GITLAB_FORMS / name).read_text(encoding="utf-8") == text
