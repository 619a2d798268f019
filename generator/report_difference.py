"""What a proposal means, written for a reviewer: as a comment, as text, or as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.changelog import CITES, Touch, fields_json
from generator.diff import Change, FieldChange
from generator.difference import Difference, ItemDifference
from generator.findings import Finding
from generator.impact import Touched
from generator.render_text import in_lines, in_words, word_steps
from generator.report import as_rows
from generator.report_style import Markdown, Plain, Style
from generator.schema import WEIGHTS

MARKER = "<!-- kader-verschil -->"
"""First line of the comment: by it the next run finds it again."""
_SHOWN = 30
_ITEMS_SHOWN = 150
_GROUPS: Mapping[str, str] = {
    "normatief": "Verandert wat geldt",
    "toelichtend": "Verandert de uitleg",
    "redactioneel": "Verandert alleen taal of vorm",
}


def count(number: int, one: str, many: str) -> str:
    """Write a number with its noun in the right form."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Iterable[str]) -> str:
    """Write ``a, b en c``."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} en {last}" if head else last


class _Report:
    """Writes one difference in one style."""

    def __init__(self, found: Difference, style: Style) -> None:
        self.d = found
        self.s = style

    def lines(self) -> Iterator[str]:
        title = "Wat dit voorstel verandert" if self.d.since else "Wat er verandert"
        yield from self.s.heading(2, title)
        yield f"Vergeleken: {self.s.text(self.d.old.label)} → {self.s.text(self.d.new.label)}."
        for remark in self.d.remarks:
            yield ""
            yield f"Let op: {self.s.text(remark)}"
        yield ""
        yield from self._summary()
        yield from self._to_do()
        if self.d.items:
            yield from self._impact()
            yield from self._changes()
        yield from self._users()

    def _summary(self) -> Iterator[str]:
        d, s = self.d, self.s
        if d.unread:
            names = s.text(listed(d.unread))
            yield s.strong("Nog niet alles is te vergelijken") + f", door fouten in {names}."
            yield ""
        if not d.items and d.unread:
            return
        if not d.items:
            yield s.strong("Aan het kader zelf verandert niets.") + " Raakt geen gemeente."
            return
        normative = sum(i.change.weight == "normatief" for i in d.items)
        changes = count(len(d.items), "onderdeel verandert", "onderdelen veranderen")
        holds = (
            "niets aan wat geldt"
            if not normative
            else f"bij {count(normative, 'onderdeel', 'onderdelen')} ook wat geldt"
        )
        yield f"{s.strong(changes)}, {holds}. {self._reach()} {self._directions()}".strip()
        if d.lowest:
            yield ""
            yield (
                f"Na uitgave {d.since} wordt het volgende nummer ten minste {s.strong(d.lowest)}."
            )

    def _reach(self) -> str:
        touched, everyone = len(self.d.impact.touched), self.d.impact.all
        if not touched:
            return self.s.strong("Raakt geen enkele gemeente.")
        if touched == everyone:
            return self.s.strong(f"Raakt alle {everyone} gemeenten.")
        return self.s.strong(f"Raakt {touched} van de {everyone} gemeenten.")

    def _directions(self) -> str:
        plurals = {"verzwaring": "verzwaringen", "verlichting": "verlichtingen"}
        counts = self.d.by_direction
        parts = [count(counts[w], w, many) for w, many in plurals.items() if w in counts]
        return f"Volgens de notities: {listed(parts)}." if parts else ""

    def _to_do(self) -> Iterator[str]:
        entries = [line for f in self.d.errors[:_SHOWN] for line in self._finding(f)]
        if len(self.d.errors) > _SHOWN:
            entries += self.s.entry(f"… en nog {len(self.d.errors) - _SHOWN}")
        known = {(f.rule, f.path) for f in self.d.errors}
        for item in self.d.without_note:
            path = f"{item.change.kind}/{item.change.item}.yaml"
            if ("notitie-ontbreekt", path) not in known:
                entries += self.s.entry(f"{self._name(item.change)}: wijzigingsnotitie ontbreekt.")
        if entries:
            yield from self.s.heading(3, "Eerst nog te doen")
            yield from entries
        warnings = [f for f in self.d.findings if f.severity != "fout"]
        if warnings:
            yield from self.s.heading(3, "Om naar te kijken")
            for f in warnings[:_SHOWN]:
                yield from self._finding(f)

    def _finding(self, finding: Finding) -> list[str]:
        place = self.s.text(f"{finding.path} regel {finding.line}")
        return self.s.entry(
            f"{place}: {self.s.text(finding.message)} {self.s.text(finding.hint)}".rstrip()
            + f" ({self.s.text(finding.rule)})"
        )

    def _name(self, change: Change) -> str:
        return self.s.strong(self.s.text(f"{change.item} {self._title(change.item)}".strip()))

    def _title(self, item: str) -> str:
        register = self.d.new.framework.register
        for side in (self.d.new, self.d.old):
            kind = side.framework.kind_of(item)
            data = side.framework.data.get(kind.name, {}).get(item, {}) if kind else {}
            if title := data.get("titel") or data.get("naam"):
                return str(title)
        return register[item].naam if item in register else ""

    def _impact(self) -> Iterator[str]:
        found = self.d.impact
        yield from self.s.heading(3, "Gevolgen voor gemeenten")
        if not found.touched:
            start = "Voor zover te vergelijken: raakt" if self.d.unread else "Raakt"
            yield (
                f"{start} niets: niets wat hier verandert, geldt voor alle gemeenten of is door "
                "een gemeente aangehaald of gekozen."
            )
            return
        if found.for_all:
            names = listed(self.s.text(f"{i} ({self._title(i)})") for i in found.for_all)
            yield f"{self.s.strong(f'Alle {found.all} gemeenten')}: {names}."
        if found.special:
            special = [line for t in found.special for line in self._municipality(t)]
            summary = count(
                len(found.special),
                "gemeente haalt aan of koos wat hier verandert",
                "gemeenten halen aan of kozen wat hier verandert",
            )
            yield from self.s.fold(summary, special)
        if found.for_all:
            names = listed(self.s.text(t.municipality.naam) for t in found.touched)
            yield from self.s.fold("Alle geraakte gemeenten op naam", [f"{names}."])

    def _municipality(self, touched: Touched) -> list[str]:
        inner = [
            line
            for item, touches in touched.special.items()
            for line in self.s.entry(
                self.s.text(f"{item} {self._title(item)}: {self._reasons(touches)}")
            )
        ]
        return self.s.entry(self.s.strong(self.s.text(touched.municipality.naam)), inner)

    def _reasons(self, touches: Iterable[Touch]) -> str:
        said = dict.fromkeys(self._reason(t) for t in touches)
        return "; ".join(said)

    def _reason(self, touch: Touch) -> str:
        via = f" door {self._title(touch.via) or touch.via}" if touch.via else ""
        if touch.reason == CITES:
            return f"aangehaald{via} in ‘{touch.document}’ (versie {touch.since})"
        return f"{touch.reason}{via}"

    def _changes(self) -> Iterator[str]:
        yield from self.s.heading(3, "Wat er verandert")
        shown = 0
        for weight in reversed(WEIGHTS[1:]):
            items = [i for i in self.d.items if i.change.weight == weight]
            if not items:
                continue
            lines = []
            for item in items[: max(_ITEMS_SHOWN - shown, 0)]:
                lines += self._item(item)
            left = len(items) - max(_ITEMS_SHOWN - shown, 0)
            if left > 0:
                lines += self.s.entry(f"… en nog {left}")
            shown += len(items)
            if weight == "normatief":
                yield from self.s.heading(4, _GROUPS[weight])
                yield from lines
            else:
                yield from self.s.fold(f"{_GROUPS[weight]} ({len(items)})", lines)

    def _item(self, item: ItemDifference) -> list[str]:
        change = item.change
        head = f"{self._name(change)}: {change.type}"
        if change.successors:
            head += f", opgevolgd door {self.s.text(listed(change.successors))}"
        if item.direction:
            head += f", {item.direction}"
        inner = [line for f in change.fields for line in self._field(f)]
        inner += [line for note in item.notes for line in self._note(note)]
        if change.weight == "normatief":
            inner += self.s.entry(self._touches(item))
        return self.s.entry(head, inner)

    def _note(self, note: Any) -> list[str]:
        said = f"Waarom: {self.s.text(note.reden)}"
        if note.actie:
            said += f" Wat gemeenten moeten doen: {self.s.text(note.actie)}"
        if note.uiterlijk:
            said += f" Uiterlijk {in_words(note.uiterlijk)}."
        return self.s.entry(said)

    def _touches(self, item: ItemDifference) -> str:
        touched = self.d.impact.of(item.change.item)
        if item.change.item in self.d.impact.for_all:
            return f"Raakt alle {self.d.impact.all} gemeenten."
        if not touched:
            return "Raakt geen gemeente."
        names = listed(self.s.text(t.municipality.naam) for t in touched)
        return f"Raakt {count(len(touched), 'gemeente', 'gemeenten')}: {names}."

    def _field(self, f: FieldChange) -> list[str]:
        old = in_lines(f.field, f.old, self._title_of)
        new = in_lines(f.field, f.new, self._title_of)
        name = self.s.strong(self.s.text(f.title))
        if f.field.type in {"array", "object"}:
            gone = [self.s.words([("del", line)]) for line in old if line not in new]
            came = [self.s.words([("ins", line)]) for line in new if line not in old]
            # Only the order is different: said in a word, not by repeating the list.
            moved = [] if gone or came else ["andere volgorde"]
            inner = [line for text in (*gone, *came, *moved) for line in self.s.entry(text)]
            return self.s.entry(f"{name}:", inner)
        steps = word_steps("\n".join(old), "\n".join(new))
        return self.s.entry(f"{name}: {self.s.words(steps)}")

    def _title_of(self, item: str) -> str:
        return self._title(item) or item

    def _users(self) -> Iterator[str]:
        """Files that belong to municipalities, joint bodies or editors: they move no version."""
        if not self.d.users:
            return
        lines = []
        for change in self.d.users:
            kind = self.d.new.framework.kinds[change.kind].title.lower()
            lines += self.s.entry(f"{kind} {self._name(change)}: {change.type}")
        yield from self.s.heading(3, "Gegevens van gebruikers en redactie")
        yield from lines


def as_markdown(found: Difference) -> str:
    """A comment for a forge; its first line is ``MARKER``."""
    lines = _Report(found, Markdown()).lines()
    return f"{MARKER}\n{_tidy(lines)}"


def as_plain(found: Difference) -> str:
    """Text for a terminal."""
    return _tidy(_Report(found, Plain()).lines())


def _tidy(lines: Iterable[str]) -> str:
    """At most one empty line in a row, none at the ends."""
    out: list[str] = []
    for line in lines:
        if line.strip() or (out and out[-1].strip()):
            out.append(line.rstrip())
    return "\n".join(out).strip("\n") + "\n"


def failed_markdown(message: str) -> str:
    """The comment when the comparison itself was not possible: never silence."""
    style = Markdown()
    return (
        f"{MARKER}\n## Dit voorstel kon niet worden vergeleken\n\n{style.text(message)}\n\n"
        "Er is dus niets gecontroleerd.\n"
    )


def as_data(found: Difference) -> str:
    """Everything as JSON."""
    data = {
        "oud": found.old.label,
        "nieuw": found.new.label,
        "opmerkingen": list(found.remarks),
        "laatste_uitgave": found.since or None,
        "volgend_nummer": found.lowest or None,
        "wijzigingen": [_item_json(found, i) for i in found.items],
        "gegevens": [_change_json(c) for c in found.users],
        "gemeenten": [_touched_json(t) for t in found.impact.touched],
        "aantal_gemeenten": found.impact.all,
        "bevindingen": as_rows(found.findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "item": change.item,
        "onderdeel": change.kind,
        "soort": change.type,
        "gevolg": change.weight,
        "velden": fields_json(change),
        "opvolgers": list(change.successors),
    }


def _item_json(found: Difference, item: ItemDifference) -> dict[str, Any]:
    return _change_json(item.change) | {
        "richting": item.direction,
        "richting_volgens_tekst": item.suggested,
        "notities": [n.id for n in item.notes],
        "notitie_ontbreekt": item.needs_note,
        "gemeenten": [t.municipality.id for t in found.impact.of(item.change.item)],
    }


def _touched_json(touched: Touched) -> dict[str, Any]:
    return {
        "gemeente": touched.municipality.id,
        "naam": touched.municipality.naam,
        "onderdelen": {
            item: [
                {"waarom": t.reason, "via": t.via or None, "document": t.document or None}
                for t in touches
            ]
            for item, touches in touched.touches.items()
        },
    }


FORMATS: Mapping[str, Callable[[Difference], str]] = {
    "tekst": as_plain,
    "markdown": as_markdown,
    "json": as_data,
}
