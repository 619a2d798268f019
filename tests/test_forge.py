"""One comment on a proposal, made new instead of made again, at three kinds of forges."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edge import forge as module
from generator.edge.cli import main
from generator.edge.fitting import fit
from generator.edge.forge import FORGES, SETTINGS, USER, ForgeFailed, read_settings, respond
from generator.report.marker import MARKER
from tests.fakeforge import TOKEN, FakeForge, running
from tests.fakeforge import USER as NAME

CONTRIBUTING = Path(__file__).parents[1] / "CONTRIBUTING.md"
TEXT = f"{MARKER}\n## Raakt 1 norm\n\nmn-01 wordt strenger.\n"


@pytest.fixture(params=sorted(FORGES))
def forge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeForge]:
    """A forge of each kind."""
    monkeypatch.setenv("no_proxy", "*")
    with running(FakeForge(request.param)) as running_forge:
        yield running_forge


def say(forge: FakeForge, text: str = TEXT, **more: str) -> str:
    """Put a comment with the settings of a forge."""
    return respond(read_settings(forge.kind, forge.settings | more), text)


def refusal(forge: FakeForge, text: str = TEXT, **more: str) -> str:
    """Why a comment wasn't put."""
    with pytest.raises(ForgeFailed) as caught:
        say(forge, text, **more)
    return str(caught.value)


def test_first_time_makes_a_comment(forge: FakeForge) -> None:
    forge.add("inwoner", "Mooi!")
    assert say(forge) == "nieuw"
    assert [(c.author, c.body) for c in forge.comments] == [("inwoner", "Mooi!"), (NAME, TEXT)]


def test_second_time_changes_that_comment(forge: FakeForge) -> None:
    say(forge)
    forge.add("inwoner", "Dank.")
    other = TEXT.replace("strenger", "soepeler")
    assert say(forge, other) == "bijgewerkt"
    assert [c.body for c in forge.comments] == [other, "Dank."]


def test_the_same_text_changes_nothing(forge: FakeForge) -> None:
    say(forge)
    forge.comments[0].body = forge.comments[0].body.replace("\n", "\r\n")
    forge.asked.clear()
    assert say(forge) == "gelijk"
    assert forge.written == []


@pytest.mark.parametrize("page", [100, 30])
def test_a_comment_is_found_on_any_page(forge: FakeForge, page: int) -> None:
    """Also where a page holds fewer than was asked for."""
    forge.page = page
    for number in range(250):
        forge.add("inwoner", f"Reactie {number}")
    say(forge)
    assert say(forge, f"{TEXT}\nMeer.\n") == "bijgewerkt"
    assert len(forge.comments) == 251


def test_a_strangers_comment_with_the_marker_is_left_alone(forge: FakeForge) -> None:
    theirs = forge.add("vreemde", f"{MARKER}\nNiets aan de hand.")
    assert say(forge) == "nieuw"
    assert say(forge, f"{TEXT}\nMeer.\n") == "bijgewerkt"
    assert theirs.body == f"{MARKER}\nNiets aan de hand."
    assert len(forge.comments) == 2


def test_our_other_comments_are_left_alone(forge: FakeForge) -> None:
    forge.add(NAME, f"Over {MARKER}: die staat hier niet vooraan.\n{MARKER}")
    assert say(forge) == "nieuw"


def test_the_name_is_asked_only_when_it_was_not_given(forge: FakeForge) -> None:
    forge.knows_user = False
    assert refusal(forge) == (
        "het token mag niet vragen van wie het is (het token mag dit niet, of er is te vaak "
        "gevraagd (antwoord 403)). Zet de gebruikersnaam in KADER_FORGE_GEBRUIKER"
    )
    assert say(forge, **{USER: NAME}) == "nieuw"
    assert say(forge, **{USER: NAME.upper()}) == "gelijk"


def test_a_text_that_is_not_ours_is_refused(forge: FakeForge) -> None:
    assert refusal(forge, f"Zomaar wat.\n{MARKER}") == (
        "de eerste regel van de reactie is niet ‘<!-- kader-verschil -->’"
    )
    assert forge.asked == []


def test_a_long_comment_is_cut(forge: FakeForge) -> None:
    """At a line, within what the forge takes, and it says so."""
    limit = FORGES[forge.kind].limit
    line = "- Een regel over een norm.\n"
    text = f"{MARKER}\n<details><summary>Alles</summary>\n\n{line * (limit // len(line) + 50)}"
    text += "\n</details>\n"
    say(forge, text)
    body = forge.comments[0].body
    assert limit - 100 < len(body) <= limit
    start, _, end = body.partition("\n\n</details>\n\n**Deze reactie was te lang.**")
    assert text.startswith(f"{start}\n")
    dropped = len(text.rstrip("\n").split("\n")) - len(start.split("\n"))
    assert f" De laatste {dropped} regels zijn weggelaten;" in end


def test_gitlab_obeys_nothing(forge: FakeForge) -> None:
    """A line that begins with a slash is an order there, wherever it stands."""
    say(forge, f"{MARKER}\n/merge\n  /close nu\nen/of\n- /x\n")
    body = forge.comments[0].body
    if forge.kind == "gitlab":
        assert body == f"{MARKER}\n&#47;merge\n  &#47;close nu\nen/of\n- /x\n"
    else:
        assert body == f"{MARKER}\n/merge\n  /close nu\nen/of\n- /x\n"


def test_the_token_does_not_follow_a_redirect(forge: FakeForge) -> None:
    with running(FakeForge(forge.kind)) as other:
        forge.answer = (302, b"", {"Location": f"{other.api}/user"})
        assert refusal(forge) == (
            "het token mag niet vragen van wie het is (het adres is verhuisd; zet het nieuwe in "
            "KADER_FORGE_API en KADER_FORGE_PROJECT (antwoord 302)). Zet de gebruikersnaam in "
            "KADER_FORGE_GEBRUIKER"
        )
        assert other.asked == []


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "het token klopt niet of is verlopen (antwoord 401)"),
        (
            404,
            "dit project of wijzigingsvoorstel is er niet, of het token mag het niet zien "
            "(antwoord 404)",
        ),
        (422, "de forge neemt de tekst van de reactie niet aan (antwoord 422)"),
        (418, "de forge weigert dit (antwoord 418)"),
        (503, "de forge heeft een storing; probeer het later opnieuw (antwoord 503)"),
    ],
)
def test_a_refusal_is_said_in_dutch(forge: FakeForge, status: int, reason: str) -> None:
    forge.answer = (status, f"English words, and {TOKEN}".encode(), {})
    assert refusal(forge, **{USER: NAME}) == reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"<html>", "het antwoord van de forge is geen JSON"),
        (b'{"message": "hoi"}', "de forge gaf geen lijst van reacties"),
        (b'[{"id": "1/../2"}]', "de forge gaf geen lijst van reacties"),
    ],
)
def test_an_odd_answer_is_refused(forge: FakeForge, answer: bytes, reason: str) -> None:
    forge.answer = (200, answer, {})
    assert refusal(forge, **{USER: NAME}) == reason


def test_a_forge_without_end_is_left(forge: FakeForge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that keep bringing new comments don't hold us for ever."""
    monkeypatch.setattr(module, "_MAX_PAGES", 3)
    forge.page = 1
    for number in range(5):
        forge.add("inwoner", f"Reactie {number}")
    if forge.kind == "forgejo":
        assert say(forge) == "nieuw"
    else:
        assert refusal(forge) == "er staan te veel reacties bij dit wijzigingsvoorstel"


def test_a_forge_that_is_away(forge: FakeForge) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    gone = {"KADER_FORGE_API": f"http://127.0.0.1:{port}", USER: NAME}
    assert refusal(forge, **gone) == "de forge gaf geen antwoord (URLError)"


def test_a_forge_that_keeps_silent(forge: FakeForge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        silent = f"http://127.0.0.1:{server.getsockname()[1]}"
        message = refusal(forge, **{"KADER_FORGE_API": silent, USER: NAME})
    assert message == "de forge gaf geen antwoord (TimeoutError)"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        *[
            (name, " ", f"de instelling {name} ontbreekt: {what}")
            for name, what in SETTINGS.items()
        ],
        *[
            (
                "KADER_FORGE_API",
                value,
                "KADER_FORGE_API is geen gewoon adres dat met https:// of http:// begint",
            )
            for value in (
                "file:///etc/passwd",
                "ftp://forge.example",
                "https://",
                "https://naam:wachtwoord@forge.example",
                "https://forge.example?x=1",
            )
        ],
        *[
            (
                "KADER_FORGE_PROJECT",
                value,
                "KADER_FORGE_PROJECT is geen nummer en geen naam als organisatie/project",
            )
            for value in ("kader", "zon/kader?x", "zon/../kader", "zon//kader", "zon/ka der")
        ],
        *[
            ("KADER_FORGE_NUMMER", value, "KADER_FORGE_NUMMER is geen getal")
            for value in ("0", "-1", "7/../8", "zeven")
        ],
        *[
            (
                "KADER_FORGE_TOKEN",
                value,
                "in KADER_FORGE_TOKEN staat een teken dat daar niet hoort",
            )
            for value in ("gehe im", "geheim\r\nX-Meer: ja", "géheim")
        ],
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, message: str) -> None:
    """And its value isn't, for it may be the token."""
    settings = FakeForge("github", address="https://forge.example").settings | {name: value}
    with pytest.raises(ForgeFailed) as caught:
        read_settings("github", settings)
    assert str(caught.value) == message


def test_every_setting_is_documented() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert [n for n in (*SETTINGS, USER) if f"`{n}`" not in text] == []


def test_the_token_is_not_shown_by_accident() -> None:
    settings = FakeForge("github", address="https://forge.example").settings
    assert TOKEN not in repr(read_settings("github", settings))


def test_a_short_text_is_left_whole() -> None:
    assert fit("a\nb\n", 4) == "a\nb\n"


def test_code_and_fold_outs_are_closed() -> None:
    """In the order in which they were opened; what stands in code opens nothing."""
    lines = ["<details>", "", "<details>", "</details>", "````", "<details>", "```"]
    text = "\n".join(lines + ["x" * 20] * 40)
    assert fit(text, 400).split("````\n", 2)[2] == (
        "\n</details>\n\n"
        "**Deze reactie was te lang.** De laatste 31 regels zijn weggelaten; alles staat in het "
        "bestand `reactie.md` van deze controle.\n"
    )


def test_what_is_cut_off_is_named() -> None:
    """A reviewer knows about which items there is more to read."""
    lines = ["- **mn-01 Een**: nieuw", *["x" * 30] * 10, "- **mn-02 Twee**: nieuw"]
    lines += ["  - **Norm**: x", "- **mn-02 Twee**: nog eens", "- gemeente **gm9001 Stad**: nieuw"]
    cut = fit("\n".join(lines), 340)
    assert cut.startswith(lines[0])
    assert cut.endswith(
        "zijn weggelaten, onder meer over mn-02, gm9001; alles staat in het bestand `reactie.md` "
        "van deze controle.\n"
    )
    many = [f"- **mn-{n:03} Titel**: nieuw" for n in range(300)]
    assert "mn-298, mn-299; alles" in fit("\n".join(many), 5000)
    assert ", mn-227 en nog 72; alles" in fit("\n".join(many), 2500)


def test_the_longest_part_gives_way_first() -> None:
    """What wasn't judged stands at the end: many changes would hide a change of the machinery."""
    long = "\n".join(["<details>", "", *(f"- **mn-{n:03} Titel**: nieuw" for n in range(400))])
    text = (
        f"## Verschil\n\nRaakt allen.\n\n### Eerst te doen\n\n- Dit.\n\n### Wat verandert\n\n{long}"
        "\n\n</details>\n\n### Niet beoordeeld\n\n- .github/workflows/x.yml\n"
    )
    cut = fit(text, 3000)
    assert len(cut) <= 3000
    assert cut.startswith(
        "## Verschil\n\nRaakt allen.\n\n**Deze reactie was te lang**: van ‘Wat verandert’ is een "
        "deel weggelaten.\n\n### Eerst te doen\n\n- Dit.\n\n### Wat verandert\n"
    )
    assert cut.endswith("### Niet beoordeeld\n\n- .github/workflows/x.yml\n")
    assert cut.count("<details>") == cut.count("</details>")
    assert "onder meer over mn-" in cut


@given(
    st.lists(
        st.sampled_from(["### Kop", "<details>", "</details>", "````", "x" * 90, "- **a b**"])
    ),
    st.integers(1000, 4000),
)
def test_a_cut_comment_fits_and_is_closed(lines: list[str], limit: int) -> None:
    text = "\n".join(["## Kop", *lines * 9])
    cut = fit(text, limit)
    assert len(cut) <= limit or len(text) <= limit
    if len(text) > limit:
        assert "**Deze reactie was te lang**" in cut or "**Deze reactie was te lang.**" in cut


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A comment as ``kader verschil`` writes it."""
    path = tmp_path / "reactie.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_command(
    forge: FakeForge,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in forge.settings.items():
        monkeypatch.setenv(name, value)
    command = ["reageer", "--forge", forge.kind, "--bestand", str(file)]
    assert main(command) == 0
    assert main(command) == 0
    file.write_text(f"{TEXT}Meer.\n", encoding="utf-8")
    assert main(command) == 0
    assert capsys.readouterr().out == (
        "De reactie is geplaatst.\nDe reactie stond er al zo.\nDe reactie is bijgewerkt.\n"
    )
    monkeypatch.setenv("KADER_FORGE_TOKEN", f"{TOKEN}x")
    assert main(command) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "kader: dit kon niet worden uitgevoerd: het token mag niet vragen van wie het is (het "
        "token klopt niet of is verlopen (antwoord 401)). Zet de gebruikersnaam in "
        "KADER_FORGE_GEBRUIKER\n"
    )


def test_the_command_without_a_file(
    forge: FakeForge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in forge.settings.items():
        monkeypatch.setenv(name, value)
    gone = tmp_path / "weg.md"
    assert main(["reageer", "--forge", forge.kind, "--bestand", str(gone)]) == 2
    assert capsys.readouterr().err == (
        f"kader: dit kon niet worden uitgevoerd: het bestand {gone} bestaat niet\n"
    )


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("/merge", "&#47;merge"),
        (" /merge", " &#47;merge"),
        ("\t/merge", "\t&#47;merge"),
        (" \t /merge", " \t &#47;merge"),
        ("\t\t/label ~haast", "\t\t&#47;label ~haast"),
        ("/Merge", "&#47;Merge"),
        ("/ merge", "/ merge"),
        ("//merge", "//merge"),
        ("- /merge", "- /merge"),
        ("en /merge", "en /merge"),
        ("en\t/merge", "en\t/merge"),
    ],
)
@pytest.mark.parametrize("after", ["", "\r"])
def test_an_order_behind_any_white_space_is_no_order(line: str, written: str, after: str) -> None:
    """On each line of the text, the first and the last too; what is no order stays as it is."""
    text = f"{line}{after}\nTekst.{after}\n{line}"
    assert module._without_quick_actions(text) == f"{written}{after}\nTekst.{after}\n{written}"


@pytest.mark.parametrize(("more", "is_cut"), [(0, False), (1, True)])
def test_a_comment_of_exactly_the_limit_stays_whole(more: int, is_cut: bool) -> None:
    """One character more, and it is cut to at most the limit."""
    line = "- Een regel over een norm.\n"
    text = line * 40
    fitted = fit(text, len(text) - more)
    assert len(fitted) <= len(text) - more
    assert (fitted != text) is is_cut


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (0, "de forge gaf geen lijst van reacties"),
        (1, "het antwoord van de forge is te groot"),
    ],
)
def test_an_answer_of_exactly_the_limit_is_read(
    forge: FakeForge, monkeypatch: pytest.MonkeyPatch, more: int, reason: str
) -> None:
    """One byte more is too much."""
    answer = b'{"message": "hoi"}'
    forge.answer = (200, answer, {})
    monkeypatch.setattr(module, "_MAX_ANSWER", len(answer) - more)
    assert refusal(forge, **{USER: NAME}) == reason
