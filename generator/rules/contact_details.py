"""E-mail addresses and telephone numbers in a text, in the spellings that people use.

Every pattern takes time in proportion to the text: a proposal may come from a stranger.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

_SIGNS_OF_MAIL = (
    *("@", "\uff20", "\ufe6b", "%40", "&#", "&commat", "apenstaart", "(a)"),
    *(" at ", "(at", "[at", "{at", "<at", "( at", "[ at"),
)
_LEFT, _RIGHT = r"[ ]?[(\[{<][ ]?", r"[ ]?[)\]}>][ ]?"
_AT = re.compile(
    rf"{_LEFT}(?:at|@|apenstaartje?){_RIGHT}|(?<=\w)\(a\)(?=\w)|[ ](?:@|apenstaartje?)[ ]"
    r"|[ ]at[ ](?=[\w-]+(?:\.[\w-]+)*(?:\.|[ ](?:punt|dot)[ ]|[ ]?[(\[{][ ]?(?:punt|dot))"
    r"[ )\]}]{0,2}(?:nl|com|org|eu|net|info|be|de)\b)",
    re.IGNORECASE,
)
_DOT = re.compile(
    rf"{_LEFT}(?:punt|dot){_RIGHT}|[ ](?:punt|dot)[ ](?=(?:nl|com|org|eu|net|info|be|de)\b)",
    re.IGNORECASE,
)
# A site may begin with who may see it; that is no address for mail.
_SECRET = re.compile(r"(?<=://)[^/\s?#]{1,200}@")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+'’-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w@])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def plain_signs(text: str) -> str:
    """A text as a reader of the page sees it: entities, codes and marks of Markdown read."""
    bare = _ESCAPE.sub("", html.unescape(text)).replace("*", "")
    return unicodedata.normalize("NFKC", bare)


def may_hold_mail(text: str) -> bool:
    """Whether a text needs a look: most have no sign of an e-mail address."""
    lower = text.casefold()
    return any(sign in lower for sign in _SIGNS_OF_MAIL)


def mail_in(text: str) -> list[str]:
    """The e-mail addresses in a text, each once, as they are used."""
    if not may_hold_mail(text):
        return []
    read = plain_signs(unquote(text))
    read = _SECRET.sub("", " ".join(read.split()))
    read = _DOT.sub(".", _AT.sub("@", read))
    return list(dict.fromkeys(m[0].strip(".'’") for m in _MAIL.finditer(read)))


# The area codes of the Netherlands (Nummerplan telefoon- en ISDN-diensten), and the numbers that
# belong to no place: mobile, of organisations, and over the internet.
_AREAS = (
    r"1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9]|8[2-8]|91|6"
    r"|11[1-8]|16[1-8]|17[24]|18[0-7]|22[2-9]|25[125]|29[479]|31[3-8]|32[01]|34[1-8]|41[1-8]"
    r"|47[58]|48[15-8]|49[23579]|51[1-9]|52[1-9]|54[1-8]|56[126]|57[0-8]|59[1-9]"
)
_GAP = r"(?:[ ]?[-.][ ]?|[ ])?"
_NUMBER = re.compile(
    r"(?<![\w€$£%])(?<![0-9][-./,])(?<![A-Z]{4}[ ])(?:"
    # +31 6 12345678, 0031 (0)20 1234567, and those of other countries
    r"(?P<abroad>(?:\+|(?<![0-9])00)[ ]?[1-9][0-9]{0,2}"
    rf"(?:{_GAP}\(0\))?(?:{_GAP}\(?[0-9]\)?){{7,12}})"
    rf"|(?P<short>0[89]0[0-9](?:[ ]?[-.][ ]?|[ ])?[0-9](?:{_GAP}[0-9]){{3,6}}"
    rf"|14[ -]0[0-9]{{2,3}}(?![ ]?euro))"
    rf"|(?P<open>\()?(?P<area>0(?:{_AREAS}))\)?(?P<rest>(?:[ ]?/[ ]?)?(?:{_GAP}[0-9]){{6,8}})"
    r")(?![\w%€])(?![-./,][0-9])"
)
_DIGITS = re.compile(r"\d(?:[\s./()*\-\u2010-\u2015\u2212]{0,4}\d){4}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LABELLED = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|mobiel|gsm|whatsapp|phone)\b[ .:=(]{1,4}"
    rf"(?P<labelled>[+0-9](?:{_GAP}\(?[0-9]\)?){{5,14}})(?![\w%])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}[ ]?[-/][ ]?(?:19|20)[0-9]{2}")
_BOOK = re.compile(r"\b(?:ISBN|ISSN|DOI|IBAN|KvK|BSN|RSIN)[^.;]{0,24}\Z", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?:tel:|callto:|sms:|wa\.me/|(?:phone|tel|telefoon|mobiel|gsm|telephone)=)"
    r"(?P<given>\+?[0-9][0-9().\s-]{5,18}[0-9])",
    re.IGNORECASE,
)
_PLAIN_MOBILE = re.compile(r"(?<![\w-])(?:\+316|00316|06)-?[0-9]{8}(?![\w-])")
_TEN = 10


def may_hold_numbers(text: str) -> bool:
    """Whether a text needs a look: most have no digits that stand together."""
    return bool(_DIGITS.search(text)) or "&#" in text or "%3" in text


def numbers_in(text: str, address: bool = False) -> list[tuple[str, bool]]:
    """The telephone numbers in a text, each once; whether someone may have it in private.

    In an address of a page a number is mostly something else: only what can be no other counts.
    """
    if not may_hold_numbers(text):
        return []
    read = plain_signs(unquote(text)).translate(_DASHES)
    read = " ".join(read.split())
    found = _in_address(read) if address else _in_prose(read)
    return list(dict.fromkeys(found))


def _in_address(text: str) -> Iterator[tuple[str, bool]]:
    for match in _IN_ADDRESS.finditer(text):
        yield match["given"], True
    if not _IN_ADDRESS.search(text):
        yield from ((m[0], True) for m in _PLAIN_MOBILE.finditer(text))


def _in_prose(text: str) -> Iterator[tuple[str, bool]]:
    seen: set[int] = set()
    for match in _NUMBER.finditer(text):
        if match["area"] and not _is_whole(match["area"], match["rest"], bool(match["open"])):
            continue
        if match["area"] and _BOOK.search(text[max(0, match.start() - 32) : match.start()]):
            continue
        seen.update(range(*match.span()))
        yield match[0], not match["short"]
    for match in _LABELLED.finditer(text):
        known = not seen.isdisjoint(range(*match.span("labelled")))
        if not known and not _YEARS.match(match["labelled"]):
            yield match["labelled"], True


def _is_whole(area: str, rest: str, apart: bool) -> bool:
    """Whether the digits of a number are ten, and the area code stands apart if anything does.

    A mobile number is written in any groups.
    """
    digits = sum(c.isdigit() for c in rest)
    apart = apart or area == "06" or not rest[0].isdigit() or digits == len(rest)
    return apart and len(area) + digits == _TEN
