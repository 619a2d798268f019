"""The rule about a decision aid: a tree of questions that leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.base.findings import Finding, shorten
from generator.load.document import Document
from generator.rules.rule import rule, with_page
from generator.rules.seen import Seen


@rule(
    "boom-start",
    "boom-rondje",
    "boom-onbereikbaar",
    "boom-nergens",
    "boom-dubbel",
    kinds=with_page("beslisboom"),
)
def boom_klopt(document: Document, seen: Seen) -> Iterator[Finding]:
    """Een beslisboom leidt zonder rondje ergens heen; elke uitkomst is bereikbaar."""
    yield from _check_tree(document)


def _check_tree(document: Document) -> Iterator[Finding]:
    data = document.data
    questions = {q["sleutel"]: q for q in data["vragen"]}
    outcomes = {o["sleutel"] for o in data["uitkomsten"]}
    if data["startvraag"] not in questions:
        yield document.finding(
            ("startvraag",),
            "boom-start",
            f"De vraag ‘{shorten(data['startvraag'])}’ bestaat niet.",
            f"Kies uit: {', '.join(questions)}.",
        )
        return
    yield from _check_branches(document, questions, outcomes)
    reached, loop = _walk_tree(questions, data["startvraag"])
    if loop:
        place = [q["sleutel"] for q in data["vragen"]].index(loop)
        yield document.finding(
            ("vragen", place),
            "boom-rondje",
            f"Vanuit de vraag ‘{loop}’ komt u weer bij dezelfde vraag uit.",
            "Laat een antwoord naar een uitkomst leiden.",
        )
    for name, field_name in (("vraag", "vragen"), ("uitkomst", "uitkomsten")):
        for n, node in enumerate(data[field_name]):
            if node["sleutel"] not in reached:
                yield document.finding(
                    (field_name, n),
                    "boom-onbereikbaar",
                    f"Geen antwoord leidt naar de {name} ‘{node['sleutel']}’.",
                    "Laat een antwoord ernaar verwijzen, of haal die weg.",
                )


def _check_branches(
    document: Document, questions: Mapping[str, Any], outcomes: set[str]
) -> Iterator[Finding]:
    """Every answer leads to one question or one outcome."""
    for n, question in enumerate(document.data["vragen"]):
        for m, answer in enumerate(question["antwoorden"]):
            if answer["naar"] not in questions and answer["naar"] not in outcomes:
                yield document.finding(
                    ("vragen", n, "antwoorden", m, "naar"),
                    "boom-nergens",
                    f"‘{shorten(answer['naar'])}’ is geen vraag en geen uitkomst.",
                    f"Kies uit: {', '.join([*questions, *sorted(outcomes)])}.",
                )
    for n, outcome in enumerate(document.data["uitkomsten"]):
        if outcome["sleutel"] in questions:
            yield document.finding(
                ("uitkomsten", n, "sleutel"),
                "boom-dubbel",
                f"‘{outcome['sleutel']}’ is ook de sleutel van een vraag.",
                "Geef de uitkomst een eigen sleutel.",
            )


def _walk_tree(questions: Mapping[str, Any], start: str) -> tuple[set[str], str | None]:
    """All that can be reached from the first question, and a question that leads to itself."""
    done: set[str] = set()
    under_way: set[str] = set()
    loop: str | None = None
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            under_way.discard(node)
            done.add(node)
        elif node in under_way:
            loop = loop or node
        elif node not in done:
            under_way.add(node)
            stack.append((node, True))
            answers = questions.get(node, {}).get("antwoorden", [])
            stack.extend((a["naar"], False) for a in answers)
    return done, loop
