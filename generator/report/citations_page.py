"""Citations in documents as one web page: no script, nothing from elsewhere, fit for print."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.base.findings import shorten
from generator.citations.check import Checked, Citation
from generator.citations.outcome import Outcome
from generator.citations.register import as_yaml
from generator.report.citations import details, registering, subject, summary, title, verdict

BEGIN = '<!doctype html>\n<!-- kader verwijzingen -->\n<html lang="nl">\n'
"""What a report as a page begins with."""

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; }
h2 { font-size: 1.2rem; overflow-wrap: anywhere; }
li { border-inline-start: .25rem solid GrayText; margin: 0 0 1rem; padding-inline-start: .75rem; }
li.vraagt { border-inline-start-style: double; border-inline-start-width: .5rem; }
ol { list-style: none; padding: 0; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
pre { border: 1px solid; overflow-x: auto; padding: .5rem; white-space: pre-wrap; }
.plaats { font-weight: bold; }
@media print { body { max-width: none; } li { break-inside: avoid; } a::after { content: none; } }
"""
_HEAD = Markup(
    '<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="robots" content="noindex">\n'
    "<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
)


def page(outcome: Outcome) -> str:
    """The report as a page."""
    parts = [
        Markup(BEGIN),
        _HEAD.format(title=title(outcome), style=Markup(_STYLE)),
        Markup("<body>\n<main>\n<h1>{}</h1>\n<p>{}.</p>\n").format(
            title(outcome), summary(outcome)
        ),
        *(Markup("<p>{}</p>\n").format(remark) for remark in outcome.remarks),
        *(part for d in outcome.documents for part in _document(outcome, d)),
        *_registering(outcome),
        Markup("</main>\n</body>\n</html>\n"),
    ]
    return str(Markup("").join(parts))


def _document(outcome: Outcome, document: Checked) -> Iterator[Markup]:
    name = shorten(document.document, 300)
    yield Markup("<section>\n<h2>{}</h2>\n").format(name)
    if document.failed:
        yield Markup("<p><strong>Niet gelezen.</strong> {}</p>\n").format(document.failed)
    elif not document.citations:
        yield Markup("<p>Geen verwijzingen.</p>\n")
    yield from (Markup("<p>{}</p>\n").format(remark) for remark in document.remarks)
    if document.citations:
        yield Markup("<ol>\n")
        yield from (_citation(outcome, c) for c in document.citations)
        yield Markup("</ol>\n")
    yield Markup("</section>\n")


def _citation(outcome: Outcome, citation: Citation) -> Markup:
    judged = citation.judged
    lines = [
        Markup('<p class="plaats">{}</p>\n').format(citation.place),
        Markup("<p>{}: <strong>{}</strong></p>\n").format(
            subject(judged, citation.mention.written), verdict(judged)
        ),
        *(Markup("<p>{}</p>\n").format(detail) for detail in details(judged)),
        Markup("<p>Er staat: <q>{}</q></p>\n").format(citation.around),
        *_see(outcome, judged.path),
    ]
    kind = Markup(' class="vraagt"') if judged.asks else Markup("")
    return Markup("<li{}>\n{}</li>\n").format(kind, Markup("").join(lines))


def _see(outcome: Outcome, path: str) -> Iterator[Markup]:
    """A link to the page of the site; without the address of the site only its path."""
    if path and outcome.address:
        yield Markup('<p><a href="{0}">{0}</a></p>\n').format(outcome.url(path))
    elif path:
        yield Markup("<p>Op de site: {}</p>\n").format(path)


def _registering(outcome: Outcome) -> Iterator[Markup]:
    if outcome.entries:
        yield Markup(
            "<section>\n<h2>Registreren</h2>\n<p>{}.</p>\n<pre>{}</pre>\n</section>\n"
        ).format(registering(outcome), as_yaml(outcome.entries, goes_on=outcome.goes_on))
