"""Signs in a text that are something else than they look like, and what was probably meant.

Letters of another alphabet inside a Dutch word, one sign for two letters, wide forms, and quotation
marks around a whole value. A reader sees no mistake; searching and comparing go wrong. A word that
is wholly in another alphabet is let be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.base.findings import shorten
from generator.load import values

# What each letter of another alphabet looks like, in the same order.
_LOOK_LIKE = dict(
    zip(
        "аеорсухіјѕԁԛԝһӏёїӓӧкАВЕКМНОРСТУХІЈЅԚԜЁЇӒӦ"
        "αγηικνορτυχωόάΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
        "օոսհՕՏՍ"
        "ᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᏃ",
        "aeopcyxijsdqwhlëïäökABEKMHOPCTYXIJSQWËÏÄÖ"
        "aynikvoptuxwóáABEZHIKMNOPTYX"
        "onuhOSU"
        "ABCEHJKLMPRSTVWZ",
        strict=True,
    )
)
_ALPHABETS = {
    "CYRILLIC": "Cyrillische",
    "GREEK": "Griekse",
    "ARMENIAN": "Armeense",
    "CHEROKEE": "Cherokese",
    "COPTIC": "Koptische",
    "LISU": "Lisu-",
    "CANADIAN": "Canadese",
    "GEORGIAN": "Georgische",
    "DESERET": "Deseret-",
    "HEBREW": "Hebreeuwse",
    "ARABIC": "Arabische",
}
# Without one of these signs a text holds nothing of this.
_PERHAPS = re.compile(
    "[\u0131-\u0133\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u0250-\u02af\u0370-\u06ff\u10a0-\u10ff"
    "\u13a0-\u167f\u1d00-\u1d2b\u1e9a\u1f00-\u1fff\u2102-\u2149\u2160-\u217f\u2c80-\u2cff"
    "\ua4d0-\ua4ff\ua730\ua731\ufb00-\ufb4f\ufe70-\ufefc\uff01-\uff5e\uffe0-\uffe6"
    "\U00010400-\U0001044f\U0001d400-\U0001d7ff]"
)
# Latin letters in another shape, which only a transcription of sounds needs.
_SHAPES = {"ɑ": "a", "ɡ": "g", "ı": "i", "ȷ": "j"}
_SMALL_CAPITAL = re.compile("LATIN LETTER SMALL CAPITAL ([A-Z])")
_COMMON = re.compile("[a-zA-Z\u00c0-\u017f]+")
_TURKISH = frozenset("ıİğĞşŞ")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
# What stands between two blanks, without the punctuation around it.
_TOKEN = re.compile(r"""[^\s.,;:!?()\[\]*_'"‘’“”](?:\S*[^\s.,;:!?()\[\]*_'"‘’“”])?""")
_LETTERS = re.compile(r"[^\W\d_]+")
_FORMS = {"<wide>", "<narrow>", "<font>", "<compat>"}

_PAIRS = {
    "‹": "›",
    "›": "‹",
    "’": "’",
    "‛": "’",
    "‟": "”",
    "❝": "❞",
    "❛": "❜",
    "〝": "〞〟",
    "″": "″",
    "′": "′",
    "“": "”“",
    "”": "”",
    "„": "”“",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "’‘",
    '"': '"',
    "'": "'",
}
_QUOTES = frozenset("“”„«»‘’‚\"'") | {*"".join([*_PAIRS, *_PAIRS.values()])}
# An apostrophe, as in ‘foto’s’ and ‘’s avonds’.
_INSIDE_A_WORD = re.compile(r"(?<=\w)['’](?=\w)|(?<!\w)['’](?=(?:[kmnrst]|ns)\b)")
_PLAIN = re.compile(r"(?!(?:ja|nee)\Z)[^\W\d_](?!.*(?:: | #|:\Z)).*")


@dataclass(frozen=True)
class Odd:
    """Something in a text that isn't what it looks like; ``start`` is where, counted from 0.

    ``around`` says that it is about the marks around the whole text. ``sure`` is false where it may
    be meant. ``line`` and ``column`` count from 1 once it is known where the text stands.
    """

    start: int
    message: str
    hint: str
    around: bool = False
    sure: bool = True
    line: int = 1
    column: int = 1


def may_be_odd(text: str) -> bool:
    """Whether a text needs a look: most are of common letters, and begin with one."""
    return not text.isascii() or text[:1] in {'"', "'"}


def odd_signs(text: str, *, plain: bool = False) -> Iterator[Odd]:
    """What in a text isn't what it looks like: once for each word, and for the whole.

    ``plain`` says that it stands in its file without quotes of YAML, and not as a block.
    """
    if _PERHAPS.search(text):
        proper = _proper_alphabets(text)
        for token in _TOKEN.finditer(text):
            yield from _in_token(token, proper)
    yield from _around(text, plain=plain)


def _in_token(token: re.Match[str], proper: set[str]) -> Iterator[Odd]:
    """What is odd in the signs between two blanks, as one finding at the first of them."""
    odd: dict[int, str] = {}
    sure = False
    for n, sign in enumerate(token[0]):
        if (form := _form_of(sign)) and not _is_meant(token[0], n):
            odd[n], sure = form, True
    for word in _LETTERS.finditer(token[0]):
        letters = _foreign(word[0], proper)
        shapes = _other_shapes(word[0])
        odd |= {word.start() + n: meant for n, meant in (letters | shapes).items()}
        sure = sure or (bool(letters) and _alphabets(word[0]) > {"LATIN"})
        sure = sure or bool(set(shapes.values()) - {"i"})
    if odd:
        named = dict.fromkeys(_named(token[0][n], odd[n]) for n in sorted(odd))
        message = f"‘{shorten(token[0])}’ is niet wat het lijkt: {'; '.join(named)}."
        yield Odd(token.start() + min(odd), message, _hint(token[0], odd, sure=sure), sure=sure)


def _hint(token: str, odd: dict[int, str], *, sure: bool) -> str:
    written = "".join(odd.get(n, sign) for n, sign in enumerate(token))
    if not all(odd.values()) or (sure and any(odd_signs(written))):
        return "Typ het woord opnieuw, in één alfabet."
    hint = f"Schrijf ‘{shorten(written)}’ met gewone letters."
    if sure:
        return hint
    where = "die taal" if all(_shape_of(token[n]) for n in odd) else "dat alfabet"
    return f"{hint} Hoort het woord in {where}? Zet deze regel dan opzij."


def _named(sign: str, meant: str) -> str:
    shown = f"‘{sign}’ (U+{ord(sign):04X})"
    if _form_of(sign):
        return f"{shown} is één bijzonder teken voor ‘{meant}’"
    if _shape_of(sign):
        return f"{shown} is een letter in een andere vorm dan ‘{meant}’"
    likeness = (
        f"die lijkt op de Latijnse ‘{meant}’" if meant else "tussen die van een ander alfabet"
    )
    return f"{shown} is een {_ALPHABETS.get(_alphabet(sign), 'Latijnse')} letter {likeness}"


@cache
def _form_of(sign: str) -> str:
    """The common signs for which one stands: ``fi`` for a ligature, ``A`` for a wide A."""
    if not _PERHAPS.match(sign):
        return ""
    tag = unicodedata.decomposition(sign).partition(" ")[0]
    written = unicodedata.normalize("NFKC", sign).replace("ʼ", "’")
    is_common = all(
        c.isascii() or _alphabet(c) in {"LATIN", "ARMENIAN"} or c == "’" for c in written
    )
    forms = {"<font>"} if sign in _SYMBOLS else _FORMS
    return written if tag in forms and is_common else ""


_SYMBOLS = frozenset(map(chr, range(0x2100, 0x2150)))
"""Signs such as ℓ and ℝ, which mean something when they stand alone."""


def _is_meant(token: str, place: int) -> bool:
    """Whether a special form is used as it should: a symbol by itself, a mark in Chinese."""
    sign = token[place]
    if sign in _SYMBOLS:
        beside = (token[max(0, place - 1) : place], token[place + 1 : place + 2])
        return not any(c.isalpha() for c in beside)
    return not sign.isalnum() and _EAST_ASIAN.search(token) is not None


@cache
def _shape_of(sign: str) -> str:
    """The common letter of which a sign is another shape: ``g`` for ɡ, ``A`` for ᴀ."""
    small = _SMALL_CAPITAL.fullmatch(unicodedata.name(sign, ""))
    return _SHAPES.get(sign) or (small[1].lower() if small else "")


def _other_shapes(word: str) -> dict[int, str]:
    """The letters in another shape among common ones.

    With others of its kind it is a transcription of sounds; an ı is right in a Turkish word or in
    a name.
    """
    odd = {n: shape for n, s in enumerate(word) if not s.isascii() and (shape := _shape_of(s))}
    rest = "".join(s for n, s in enumerate(word) if n not in odd)
    is_turkish = "ı" in word and (not word.islower() or len(_TURKISH & {*word}) > 1)
    return odd if odd and not is_turkish and _COMMON.fullmatch(rest) else {}


@cache
def _alphabet(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def _alphabets(word: str) -> set[str]:
    return {_alphabet(sign) for sign in word}


def _foreign(word: str, proper: set[str]) -> dict[int, str]:
    """The letters of another alphabet in a word, with the Latin ones that they look like.

    In a word with Latin letters all that look like one are odd, and those of an alphabet that is
    used for no signs or units, even when they don't. In a word that is mostly of another alphabet
    it is the Latin ones that are odd. A word of only letters that look Latin may be meant.
    """
    others = {n: s for n, s in enumerate(word) if _alphabet(s) in _ALPHABETS}
    if not others:
        return {}
    if "LATIN" in _alphabets(word):
        latin = {n: "" for n, s in enumerate(word) if _alphabet(s) == "LATIN"}
        if len(others) > len(latin) and any(s not in _LOOK_LIKE for s in others.values()):
            return latin
        odd = {n: _LOOK_LIKE.get(s, "") for n, s in others.items()}
        return {n: meant for n, meant in odd.items() if meant or _alphabet(word[n]) != "GREEK"}
    is_symbol = len(word) == 1 and _alphabet(word) == "GREEK"
    if is_symbol or _alphabets(word) & proper or not all(s in _LOOK_LIKE for s in word):
        return {}
    return {n: _LOOK_LIKE[s] for n, s in others.items()}


def _proper_alphabets(text: str) -> set[str]:
    """The alphabets in which some word of a text must be: it looks like no Latin one."""
    words = (w for w in _LETTERS.findall(text) if "LATIN" not in _alphabets(w))
    proper = (w for w in words if len(w) > 1 and any(s not in _LOOK_LIKE for s in w))
    return {_alphabet(s) for w in proper for s in w}


def _around(text: str, *, plain: bool) -> Iterator[Odd]:
    """Quotation marks around a whole text: they were meant for the computer, or for nobody."""
    text = text.strip()
    inner = text[1:-1]
    if not inner.strip() or text[0] not in _PAIRS or text[-1] not in _QUOTES:
        return
    if _QUOTES & {*_INSIDE_A_WORD.sub("", inner)} or _INSIDE_A_WORD.match(text):
        return
    message = (
        f"De hele tekst staat tussen {text[0]} en {text[-1]}. Die tekens horen dan bij de tekst "
        "en komen zo op de site."
    )
    hint = _without_marks(inner) if plain else "Haal ze allebei weg."
    yield Odd(0, message, hint, around=True, sure=False)


def _without_marks(inner: str) -> str:
    """How to write what stood between them, so that it stays a text."""
    if values.meaning_of(inner) == values.TEXT and _PLAIN.fullmatch(inner):
        return "Haal ze allebei weg."
    return f'Schrijf er rechte aanhalingstekens voor in de plaats: "{inner}".'
