"""Names of persons in a text or a web address, as far as their shape gives them away.

Each is given with whether it is sure. Every pattern takes time in proportion to the text: a
proposal may come from a stranger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.rules.contact_details import plain_signs
from generator.rules.names_of_persons import (
    ADDRESSES,
    AFTER,
    BEFORE,
    ENDINGS,
    FIRST_NAMES,
    MORE_OFFICES,
    NO_PERSONS,
    NO_SURNAMES,
    OFFICES,
    PARTICLES,
    SURNAMES,
    TITLES,
)

# A word with a capital, as a part of a name: Jansen, O’Brien, Jansen-de Vries, McDonald.
_CAPITAL = r"[A-ZÀ-ÖØ-ÞİŞĞÇŁŠŽ]"
_WORD = rf"{_CAPITAL}(?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_])){{1,40}}"
_INITIALS = r"(?:[A-Z](?:[a-z]{1,2})?\.[ -]?){1,6}"
_BETWEEN_ANY = rf"(?:(?i:{PARTICLES}) ){{0,3}}"
_GIVEN = rf"(?:{_INITIALS} ?|{_WORD} )"

_TITLE = r"(?:(?i:prof|drs|dr|mr)\.?|(?i:ir|ing|ds|jhr|jkvr|bc)\.|(?i:professor|doctor|dokter))"
_ADDRESSED = re.compile(
    rf"(?<!\w)(?:(?i:{'|'.join(sorted(ADDRESSES, reverse=True))})\.?|{_TITLE}(?: {_TITLE}){{0,3}}) "
    rf"(?P<name>(?:{_GIVEN}){{0,3}}"
    rf"{_BETWEEN_ANY}(?P<last>{_WORD}))"
)
_IN_OFFICE = re.compile(
    rf"(?<!\w)(?P<office>(?i:{'|'.join(sorted(OFFICES | MORE_OFFICES, reverse=True))}))"
    rf"(?: {_TITLE}){{0,3}} "
    rf"(?P<name>(?:{_GIVEN}){{0,3}}{_BETWEEN_ANY}(?P<last>{_WORD}))"
)
_WITH_INITIALS = re.compile(
    rf"(?<![\w.])(?P<initials>{_INITIALS}) ?(?P<between>{_BETWEEN_ANY})(?P<last>{_WORD})"
)
_SURNAME_FIRST = re.compile(
    rf"(?<!\w)(?P<last>{_BETWEEN_ANY}{_WORD}), (?P<initials>{_INITIALS})"
    r"(?P<year> ?\((?:19|20)[0-9]{2})?"
)
_AND_OTHERS = re.compile(rf"(?<!\w)(?P<last>{_WORD}),? (?:et al\.|e\.a\. ?\((?:19|20)[0-9]{{2}})")
_CITED = re.compile(
    rf"(?<!\w)(?P<last>{_WORD})(?: (?:en|&) {_WORD})? \((?:19|20)[0-9]{{2}}[a-z]?\)"
)
_FIRST = re.compile(rf"(?<![\w'’.-]){_CAPITAL}[^\W\d_]+(?:-{_CAPITAL}[^\W\d_]+)?(?= )")
_AND_LAST = re.compile(
    rf" (?:[A-Z]\. ?){{0,3}}(?:{_WORD} )?(?P<between>{_BETWEEN_ANY})(?P<last>{_WORD})"
)
_SHOUTED = re.compile(
    r"(?<!\w)(?P<first>[A-Z]{3,}) (?:(?:VAN|DE|DER|DEN|TER) ){0,3}(?P<last>[A-Z]{3,})(?!\w)"
)

_BEFORE = re.compile(rf"(?:(?<!\w){BEFORE}|-)[ -](?:[Vv]an |[Dd]e ){{0,2}}\Z")
_AFTER = re.compile(rf"[ -]{AFTER}(?!\w)", re.IGNORECASE)
_INSTITUTION = re.compile(AFTER, re.IGNORECASE)
_ENDING = re.compile(rf"\w\w{ENDINGS}\Z", re.IGNORECASE)
_PARTICLE = re.compile(PARTICLES, re.IGNORECASE)
# A letter with a full stop behind these is no initial.
_NUMBERED = re.compile(
    r"(?i:bijlage|optie|variant|onderdeel|lid|categorie|figuur|tabel|deel|punt|groep|scenario|klasse"
    r"|type|route|stap|label|letter|onder|plan|vitamine|sub|blok|fase|kolom|rij) \Z"
)
# What a writer puts right before someone's name.
_NAMED = re.compile(r"(?:[(\[,;:&/–] ?|\b(?:door|van|en|met|aan|namens|voor|aldus|bij|is|was) )\Z")
_ABBREVIATIONS = frozenset(
    {
        "N.V.",
        "B.V.",
        "V.N.",
        "E.U.",
        "V.S.",
        "N.B.",
        "P.S.",
        "U.S.",
        "V.O.F.",
        "P.M.",
        "D.D.",
        "N.H.",
        "Z.H.",
    }
    | {"O.M.", "W.W.", "I.D.", "C.V.", "Z.O.Z.", "A.D.", "St.", "Art.", "Nr.", "Dr.", "Mr.", "Mw."}
    | {
        "Ds.",
        "Ir.",
        "Ing.",
        "Drs.",
        "Bijl.",
        "Par.",
        "Hfd.",
        "Stb.",
        "Stcrt.",
        "Trb.",
        "Vgl.",
        "Zie.",
    }
)
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")


_TITLED = frozenset(t for w in ADDRESSES | TITLES for t in (w, w.capitalize()))
_HOLDERS = frozenset(
    t
    for w in (*OFFICES, *MORE_OFFICES)
    for t in (w.partition("-")[0], w.partition("-")[0].capitalize())
)
_WORDS = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"[A-Z][a-z]{0,2}\.")
_YEAR = re.compile(r" \((?:19|20)[0-9]{2}| et al\.| e\.a\.")


def _looks(text: str) -> tuple[bool, bool, bool, bool, bool]:
    """Which of the looks at a text can find anything, in the order of ``_LOOKS``."""
    words = frozenset(_WORDS.findall(text))
    shouted = any(w.isupper() and w.capitalize() in FIRST_NAMES for w in words)
    known = shouted or not words.isdisjoint(FIRST_NAMES)
    initials = bool(_INITIAL.search(text))
    return (
        not words.isdisjoint(_TITLED),
        not words.isdisjoint(_HOLDERS),
        known,
        initials,
        initials or bool(_YEAR.search(text)),
    )


def names_in(text: str) -> dict[str, bool]:
    """The names of persons in a text, each with whether that is sure."""
    read = plain_signs(text)
    read = re.sub(r"[ \t\n]+", " ", _PARAGRAPH.sub(" ¶ ", read).replace("_", " "))
    found: dict[str, bool] = {}
    taken = bytearray(len(read))
    for start, end, sure in _spans(read):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"x" * (end - start)
        name = read[start:end].strip(" ,(")
        found[name] = found.get(name, False) or sure
    return found


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    for needed, look in zip(_looks(text), _LOOKS, strict=True):
        if needed:
            yield from look(text)


def _addressed(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _ADDRESSED.finditer(text):
        if not _is_institution(text, match, match["last"], named="." in match["name"]):
            yield match.start(), match.end(), True


def _in_office(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _IN_OFFICE.finditer(text):
        last, before = match["last"], match["name"].removesuffix(match["last"]).split()
        between = [w for w in before if _PARTICLE.fullmatch(w)]
        given = [w for w in before if w not in between]
        if last.isupper() or _is_institution(text, match, last, named=bool(given)):
            continue
        known = last in SURNAMES or any(w in FIRST_NAMES or "." in w for w in given)
        # After an office a small ‘van’ says of what: the mayor of a place.
        if known and (given or not between or between[0][0].isupper()):
            yield match.start(), match.end(), True
        elif not given and match["office"].lower() in OFFICES:
            if not between:
                yield match.start(), match.end(), False
            elif between[0][0].isupper() and between[0] != "De":
                yield match.start(), match.end(), True


def _first_names(text: str) -> Iterator[tuple[int, int, bool]]:
    for first in _FIRST.finditer(text):
        if not FIRST_NAMES.intersection((first[0], *first[0].split("-"))):
            continue
        rest = _AND_LAST.match(text, first.end())
        if rest is None or rest["last"] in NO_SURNAMES or rest["last"].isupper():
            continue
        named = f"{first[0]} {rest['last']}"
        if named in NO_PERSONS or _is_institution(text, first, rest["last"], end=rest.end()):
            continue
        yield first.start(), rest.end(), True
    for match in _SHOUTED.finditer(text):
        if match["first"].capitalize() in FIRST_NAMES and match["last"].capitalize() in SURNAMES:
            yield match.start(), match.end(), True


def _initials(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _WITH_INITIALS.finditer(text):
        initials, last = match["initials"].strip(), match["last"]
        sure = initials.count(".") > 1 or bool(match["between"]) or last in SURNAMES
        if initials in _ABBREVIATIONS or _is_institution(text, match, last, named=True):
            continue
        if _NUMBERED.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        if sure:
            yield match.start(), match.end(), True
        elif len(initials) == len("A.") and _NAMED.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            yield match.start(), match.end(), False


def _cited(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _SURNAME_FIRST.finditer(text):
        word = match["last"].split()[-1]
        if match["initials"].strip() in _ABBREVIATIONS or word in NO_SURNAMES:
            continue
        if match["year"] or word in SURNAMES:
            yield match.start(), match.end("initials"), True
        elif match["initials"].count(".") > 1:
            yield match.start(), match.end("initials"), False
    for match in _AND_OTHERS.finditer(text):
        if match["last"] not in NO_SURNAMES:
            yield match.start(), match.end("last"), True
    for match in _CITED.finditer(text):
        if match["last"] in SURNAMES:
            yield match.start(), match.end("last"), True


def _is_institution(
    text: str, match: re.Match[str], last: str, *, named: bool = False, end: int | None = None
) -> bool:
    """Whether what looks like a name belongs to a street, a law, a foundation or the like.

    ``named`` says that initials or a first name stand there: then a surname may end as a street.
    """
    end = match.end() if end is None else end
    return bool(
        last in NO_SURNAMES
        or _INSTITUTION.fullmatch(last)
        or (_ENDING.search(last) and not named and last not in SURNAMES)
        or _AFTER.match(text, end)
        or _BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    )


_LOOKS = (_addressed, _in_office, _first_names, _initials, _cited)

_PROFILE = re.compile(
    r"(?:linkedin\.com/(?:in|pub)|facebook\.com/profile|orcid\.org|academia\.edu)/(?P<name>[^/?#]+)",
    re.IGNORECASE,
)
_OFFICE_WORDS = OFFICES | MORE_OFFICES
_LOWER_FIRST = frozenset(name.casefold() for name in FIRST_NAMES)
_LOWER_LAST = frozenset(name.casefold() for name in SURNAMES)
_NO_LAST = frozenset(name.casefold() for name in NO_SURNAMES)
_NOT_PERSONS = frozenset(name.casefold() for name in NO_PERSONS)
_MONTHS = frozenset(
    {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}
)
_NAME_OF_TWO = 2
_MOST_BETWEEN = 4


def names_in_address(address: str) -> list[str]:
    """The names of persons in a web address, each once."""
    if match := _PROFILE.search(address):
        return [unquote(match["name"])]
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    tail = unquote(f"{parts.path}/{parts.query.replace('&', '/').replace('=', '/')}")
    found: list[str] = []
    for segment in filter(None, f"{tail}/{unquote(parts.fragment)}".split("/")):
        words = [w for w in re.split(r"[\W_]+", segment.rpartition("=")[2]) if w]
        found += _in_words([w.casefold() for w in words])
    return list(dict.fromkeys(found))


def _in_words(words: list[str]) -> Iterator[str]:
    """Names among the words of one part of an address, which have no capitals."""
    for n, word in enumerate(words):
        after = n + 1
        while after < min(len(words), n + _MOST_BETWEEN) and _PARTICLE.fullmatch(words[after]):
            after += 1
        if after >= len(words):
            continue
        last, office = words[after], n > 0 and words[n - 1] in _OFFICE_WORDS
        if not last.isalpha() or _ENDING.search(last) or last in _NO_LAST | _MONTHS:
            continue
        if _AFTER.match(f" {words[after + 1]}" if after + 1 < len(words) else ""):
            continue
        name = " ".join(words[n : after + 1])
        if word in _LOWER_FIRST and last != word and f"{word} {last}" not in _NOT_PERSONS:
            alone = n == 0 and after == len(words) - 1 and len(last) > _NAME_OF_TWO
            if office or alone or last in _LOWER_LAST or after > n + 1:
                yield name
        elif word in _OFFICE_WORDS and last in _LOWER_LAST:
            yield name
