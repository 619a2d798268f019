"""What adopting a version asks, ends and changes, before anybody decides: command and page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.changelog.changelog import Changelog, Changelogs
from generator.changelog.switch import NOBODY_YET, Switch, as_if_adopted
from generator.edge.cli import main
from generator.history.model import Framework
from generator.pages.render import render_pages
from generator.report.switch import as_text
from generator.site.content import Site
from tests.builders import EXAMPLE, example_site
from tests.stories import A, B, C, Story, adopted, chose, m, note, state, story, task
from tests.worlds import changelogs_of

NEWEST = "1.0.0"


@pytest.fixture
def kader(tmp_path: Path) -> Path:
    """A copy of the example framework."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kader"))


def switch(consumer: str, version: str = NEWEST) -> Switch:
    """What adopting would mean for one consumer of the example."""
    told = example_site().told
    who = example_site().users.register[consumer]
    return Switch(version, told.of(who), as_if_adopted(told, [consumer], version).of(who))


def ids(states: object) -> set[str]:
    """The ids of some tasks."""
    return {t.task.id for t in states}  # type: ignore[attr-defined]


def test_a_task_with_a_day_to_come_stays_and_others_are_decided() -> None:
    """Voorbeeldstad adopted 0.2.0; a day that passed or none is settled, a later one isn't."""
    seen = switch("gm9001")
    assert ids(seen.asked) == set()
    assert ids(seen.kept) == {"stoel-elke-dag", "loket-zonder-regen", "kaart-op-scherm"}
    assert ids(seen.settled) == {"route-uitzetten", "minder-papier"}
    assert {d.item for d in seen.changes} >= {"mn-01", "mn-03", "mn-04"}
    assert seen.later == ()


def test_a_proposal_asks_only_of_who_adopts_it() -> None:
    seen = switch("gm9006")
    assert ids(seen.kept) == set()
    assert ids(seen.asked) == {"stoel-elke-dag", "loket-zonder-regen", "kaart-op-scherm"}
    assert seen.now.nothing_to_do
    assert not seen.then.nothing_to_do


def test_an_older_version_leaves_what_came_after_it() -> None:
    seen = switch("gm9006", "0.2.0")
    assert {d.item for d in seen.later} >= {"mn-03", "mn-04"}
    assert all(d.reliance.version == "0.2.0" for d in seen.later)


def without_text(log: Changelog) -> tuple[object, ...]:
    """What a changelog says of tasks, reviews and differences."""
    return (log.tasks, log.reviews, log.differences, log.verdict)


def test_many_are_asked_at_once_with_the_same_answer() -> None:
    """Those that exist don't count for each other."""
    told, register = example_site().told, example_site().users.register
    present = register.present(example_site().day)
    at_once = as_if_adopted(told, [c.id for c in present], NEWEST)
    for consumer in present:
        alone = as_if_adopted(told, [consumer.id], NEWEST).of(consumer)
        assert without_text(at_once.of(consumer)) == without_text(alone), consumer.id


def test_it_is_what_is_told_after_registering_it(
    kader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines that the command prints, filled in, give just what it said."""
    words = ["overstap", "gm9008", "--kader", str(kader)]
    assert main(words) == 0
    said = capsys.readouterr().out
    promised = re.search(r"Na overname: (.*)", said)
    assert promised
    lines = said.split(":\n\n")[-1].replace("datum: ‹vul in›", "datum: 2026-02-01")
    lines = lines.replace("document: ‹vul in›", "document: Raadsbesluit")
    path = kader / "gemeenten" / "gm9008.yaml"
    text = re.sub(r"overgenomen:\n(  .*\n)+", lines, path.read_text(encoding="utf-8"))
    assert "Raadsbesluit" in text
    path.write_text(text, encoding="utf-8")
    assert main(["controleer", str(kader)]) == 0, capsys.readouterr().out
    capsys.readouterr()
    assert main([*words, "--naar", "0.2.0", "--peildatum", "2026-02-01"]) == 0
    assert f"Nu: {promised[1]}" in capsys.readouterr().out


def test_the_seal_is_that_of_the_release(kader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for version in ("0.1.0", NEWEST):
        assert main(["overstap", "Zonneveld", "--naar", version, "--kader", str(kader)]) == 0
        seal = next(s.sha256 for s in example_site().seals if s.version == version)
        assert f"  versie: {version}\n" in (said := capsys.readouterr().out)
        assert re.search(rf"  zegel: \"?{seal}\"?\n", said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["gm9005"], 2, "Oud-Voorbeeld (gm9005) bestond tot en met 2025-12-31"),
        (["gm9007"], 2, "Zonneveld aan Zee (gm9007) begint pas op 2027-01-01"),
        (["Nergens"], 2, "‘Nergens’ staat niet in het register van gemeenten"),
        (["so9001"], 2, "Zonnekring Nergens (so9001) is een samenwerking; vraag het voor elk van"),
        (["Zonnekring Nergens"], 2, "die lid zijn: gm9002, gm9003"),
        (["gm9001", "--naar", "3.0.0"], 2, "--naar kan niet ‘3.0.0’ zijn"),
        (["gm9001", "--naar", "0.2.0"], 1, "nam versie 0.2.0 al over"),
        (["gm9001", "--peildatum", "2020-01-01"], 2, "ligt vóór uitgave 1.0.0"),
    ],
)
def test_what_can_not_be_answered_is_said(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["overstap", *words, "--kader", str(EXAMPLE)]) == code
    heard = capsys.readouterr()
    assert said in heard.err
    assert "Dit " not in heard.out


def test_a_later_day_is_read_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    """What is to come today has passed by then, and is settled by deciding."""
    words = ["overstap", "gm9001", "--kader", str(EXAMPLE)]
    assert main([*words, "--peildatum", "2027-12-31"]) == 0
    said = capsys.readouterr().out
    assert "Na overname: 0 te doen, 0 verstreken" in said
    assert "Dit blijft openstaan" not in said


def pages(site: Site) -> dict[str, str]:
    """The pages of what adopting asks."""
    return {p.path: p.body for p in render_pages(site) if p.path.endswith("overstap/")}


def test_who_relies_on_something_has_a_page_and_others_share_one() -> None:
    site = example_site()
    found = pages(site)
    assert set(found) == {
        "gemeenten/overstap/",
        *(f"gemeenten/{c}/overstap/" for c in ("gm9001", "gm9002", "gm9008")),
    }
    shared = Switch(
        NEWEST, site.told.of(NOBODY_YET), as_if_adopted(site.told, [""], NEWEST).of(NOBODY_YET)
    )
    own = switch("gm9006")
    assert ids(shared.asked) == ids(own.asked)
    assert ids(shared.settled) == ids(own.settled)
    assert {d.item for d in shared.changes} == {d.item for d in own.changes}
    seal = site.seals[-1].sha256
    assert all(seal in body for body in found.values())


def test_the_page_of_each_consumer_leads_there() -> None:
    """Not that of who has the newest version, is no more, or is a joint body."""
    leading = {
        p.path for p in render_pages(example_site()) if re.search(r'href="[^"]*overstap/"', p.body)
    }
    assert leading == {
        "gemeenten/",
        *(f"gemeenten/{c}/" for c in ("gm9001", "gm9002", "gm9006", "gm9008")),
    }


def of_story(case: Story, version: str) -> tuple[Switch, Changelogs]:
    """What adopting would mean for the municipality of a story."""
    told = changelogs_of(case.world)
    who = told.users.register["m"]
    return Switch(version, told.of(who), as_if_adopted(told, ["m"], version).of(who)), told


def test_what_need_not_be_looked_at_any_more_is_something() -> None:
    """The answer doesn't list it and then say that nothing changes."""
    case = story(
        "a choice about what binds nobody, against the version that is adopted",
        A(c="Deel."),
        B(c="Geef."),
        m(adopted("A"), chose("c", "ruimer", because="Meer.")),
        tells=[],
    )
    seen, told = of_story(case, "B")
    said = as_text(seen, told.history)
    assert "Dit hoeft u dan niet meer na te kijken (1):" in said
    assert "verandert niets" not in said


def test_what_no_longer_concerns_who_adopts_ends() -> None:
    """A task about what bound in the version that was adopted, and not in the one that follows."""
    case = story(
        "a task for who adopted a version in which it bound",
        A(n="Zit."),
        B(n=state()),
        C(note("n", task("t")), n=state("Sta.")),
        m(adopted("A")),
        tells=[],
    )
    assert [t.task.id for t in of_story(case, "B")[0].ended] == ["t"]
    assert of_story(case, "A")[0].ended == ()


def test_what_changed_later_is_no_change_of_adopting() -> None:
    case = story(
        "one changed in the version that is adopted, and one after it",
        A(n1="Zit.", n2="Lig.", n3="Hang."),
        B(n1="Sta.", n3="Klim."),
        C(n2="Loop.", n3="Zwem."),
        m(adopted("A")),
        tells=[],
    )
    seen, _ = of_story(case, "B")
    assert [d.item for d in seen.changes] == ["mn-01", "mn-03"]
    assert [d.item for d in seen.later] == ["mn-02", "mn-03"]
    assert [a.document for a in seen.then.adopted] == ["dit besluit"]


def test_a_version_can_be_adopted_where_nobody_registered_anything() -> None:
    told = example_site().told
    nobody = Changelogs(told.history, Framework(told.users.setup, {}), told.day)
    then = as_if_adopted(nobody, ["gm9001"], NEWEST).of(nobody.users.register["gm9001"])
    assert [a.version for a in then.adopted] == [NEWEST]
