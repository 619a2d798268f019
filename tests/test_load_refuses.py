"""Bad files, each with the one finding that an editor should get for it.

Every row is a file as it could be written, with the place and the code of all that may be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.base.findings import Finding
from generator.load.document import Document, load_file

PATH = "waarden/wa-01.yaml"

# What stands in the file, then line, column and code of its only finding.
BAD: dict[str, tuple[str | bytes, int, int, str]] = {
    # what two readers of YAML understand differently
    "float": ("versie: 2026.10\n", 1, 9, "waarde-dubbelzinnig"),
    "float in a list": ("a:\n  - 4.10\n", 2, 5, "waarde-dubbelzinnig"),
    "float in brackets": ("a: [4.10, x]\n", 1, 5, "waarde-dubbelzinnig"),
    "float in braces": ("a: {b: 4.10}\n", 1, 8, "waarde-dubbelzinnig"),
    "float with a comment": ("a: 4.10 # jaar\n", 1, 4, "waarde-dubbelzinnig"),
    "float without a digit before the point": ("a: .5\n", 1, 4, "waarde-dubbelzinnig"),
    "float without a digit behind the point": ("a: 5.\n", 1, 4, "waarde-dubbelzinnig"),
    "float with an exponent": ("a: 1.5E-3\n", 1, 4, "waarde-dubbelzinnig"),
    "float in groups": ("a: 1_000.50\n", 1, 4, "waarde-dubbelzinnig"),
    "octal": ("code: 0363\n", 1, 7, "waarde-dubbelzinnig"),
    "octal with a digit too many": ("code: 0899\n", 1, 7, "waarde-dubbelzinnig"),
    "octal of YAML 1.2": ("code: 0o17\n", 1, 7, "waarde-dubbelzinnig"),
    "negative octal": ("a: -017\n", 1, 4, "waarde-dubbelzinnig"),
    "hexadecimal": ("code: 0x1F\n", 1, 7, "waarde-dubbelzinnig"),
    "binary": ("code: 0b101\n", 1, 7, "waarde-dubbelzinnig"),
    "exponent": ("code: 1e3\n", 1, 7, "waarde-dubbelzinnig"),
    "exponent in capitals": ("code: 12E05\n", 1, 7, "waarde-dubbelzinnig"),
    "sexagesimal": ("tijd: 12:30\n", 1, 7, "waarde-dubbelzinnig"),
    "sexagesimal, three parts": ("tijd: 12:30:45\n", 1, 7, "waarde-dubbelzinnig"),
    "negative sexagesimal": ("tijd: -1:30\n", 1, 7, "waarde-dubbelzinnig"),
    "digits in groups": ("a: 1_000\n", 1, 4, "waarde-dubbelzinnig"),
    "plus sign": ("a: +3\n", 1, 4, "waarde-dubbelzinnig"),
    "minus nothing": ("a: -0\n", 1, 4, "waarde-dubbelzinnig"),
    "number too long to count with": ("a: 1234567890123456\n", 1, 4, "waarde-dubbelzinnig"),
    "infinity": ("a: -.inf\n", 1, 4, "waarde-dubbelzinnig"),
    "no number": ("a: .NaN\n", 1, 4, "waarde-dubbelzinnig"),
    "timestamp": ("a: 2026-01-01 10:00:00\n", 1, 4, "waarde-dubbelzinnig"),
    "timestamp with a T": ("ingang: 2026-01-01T10:00\n", 1, 9, "waarde-dubbelzinnig"),
    "timestamp with a zone": ("a: 2026-01-01T10:00:00+01:00\n", 1, 4, "waarde-dubbelzinnig"),
    "timestamp over two lines": ("a: 2026-01-01\n  10:00\n", 1, 4, "waarde-dubbelzinnig"),
    "date with short parts": ("ingang: 2026-1-1\n", 1, 9, "waarde-dubbelzinnig"),
    "no": ("antwoord: no\n", 1, 11, "waarde-dubbelzinnig"),
    "on": ("antwoord: On\n", 1, 11, "waarde-dubbelzinnig"),
    "off": ("antwoord: OFF\n", 1, 11, "waarde-dubbelzinnig"),
    "y": ("antwoord: y\n", 1, 11, "waarde-dubbelzinnig"),
    "yes in a list": ("a:\n  - ja\n  - yes\n", 3, 5, "waarde-dubbelzinnig"),
    "no on a line of its own": ("a:\n  no\n", 2, 3, "waarde-dubbelzinnig"),
    "True": ("a: True\n", 1, 4, "waarde-dubbelzinnig"),
    "null": ("a: null\n", 1, 4, "waarde-dubbelzinnig"),
    "NULL": ("a: NULL\n", 1, 4, "waarde-dubbelzinnig"),
    "tilde": ("a: ~\n", 1, 4, "waarde-dubbelzinnig"),
    "equals sign": ("a: =\n", 1, 4, "waarde-dubbelzinnig"),
    "merge sign as value": ("a: <<\n", 1, 4, "waarde-dubbelzinnig"),
    # nothing at all
    "empty value": ("a: x\nb:\n", 2, 3, "waarde-leeg"),
    "empty part of a list": ("a:\n  - x\n  -\n", 3, 4, "waarde-leeg"),
    "empty value above the next field": ("a:\nb: x\n", 1, 3, "waarde-leeg"),
    "value that is a comment": ("a: # later\n", 1, 3, "waarde-leeg"),
    "empty value in braces": ("a: {b}\n", 1, 6, "waarde-leeg"),
    "braces around two words": ("a: {b, c}\n", 1, 6, "waarde-leeg"),
    "empty block": ("a: |\nb: x\n", 1, 4, "waarde-leeg"),
    "text of a block that looks like a field": ("a: >-\nlet op: dit\nb: x\n", 1, 4, "waarde-leeg"),
    "unindented block": ("a: >-\neerste regel\ntweede regel\n", 1, 4, "waarde-leeg"),
    "unindented block below a blank line": (
        "a: >-\n\neerste regel\ntweede regel\n",
        1,
        4,
        "waarde-leeg",
    ),
    # texts that a comment cuts off
    "cut off": ("a: nummer #1\n", 1, 4, "waarde-afgekapt"),
    "cut off in a list": ("a:\n  - kleur #fff\n", 2, 5, "waarde-afgekapt"),
    "cut off in the next line": ("a: lange\n  tekst #1\n", 1, 4, "waarde-afgekapt"),
    "cut off in brackets": ("a: [x, z #1\n  ]\n", 1, 8, "waarde-afgekapt"),
    "cut off from the start": ("kleur: #fff\n", 1, 7, "waarde-afgekapt"),
    "cut off from the start in a list": ("a:\n  - #fff\n", 2, 4, "waarde-afgekapt"),
    "number and hash": ("a: 12 #3\n", 1, 4, "waarde-afgekapt"),
    "date and hash": ("a: 2026-01-01 #3\n", 1, 4, "waarde-afgekapt"),
    "hash behind a quote": ('a: "x"#q\n', 1, 4, "waarde-afgekapt"),
    "hash behind a bracket": ("a: [x]#q\n", 1, 5, "waarde-afgekapt"),
    "hash behind a comma": ("a: ['x',#q\n  z]\n", 1, 5, "waarde-afgekapt"),
    "hash behind the sign of a block": ("a: |#x\n  q\n", 1, 4, "waarde-afgekapt"),
    "comment in a text": ("a: lange\n  tekst # op\n  verder\nb: x\n", 2, 9, "waarde-afgekapt"),
    # keys
    "duplicate key": ("a: x\nb: q\na: z\n", 3, 1, "veld-dubbel"),
    "duplicate key, other Unicode form": ("é: x\ne\u0301: q\n", 2, 1, "veld-dubbel"),
    "duplicate key inside": ("a:\n  b: x\n  b: q\n", 3, 3, "veld-dubbel"),
    "duplicate key in braces": ("a: {b: x, b: q}\n", 1, 11, "veld-dubbel"),
    "duplicate key, one quoted": ("a: x\n'a': q\n", 2, 1, "veld-dubbel"),
    "duplicate key in a list": ("a:\n  - b: x\n    b: q\n", 3, 5, "veld-dubbel"),
    "key is a list": ("[a]: x\n", 1, 1, "veld-naam"),
    "key is a mapping": ("a: {{b}}\n", 1, 5, "veld-naam"),
    "key is an alias": ("a: x\n*q : z\n", 2, 1, "veld-naam"),
    "key is a number": ("1: x\n", 1, 1, "veld-naam"),
    "key is a long number": ("12345678901234567890: x\n", 1, 1, "veld-naam"),
    "key is true": ("true: x\n", 1, 1, "veld-naam"),
    "key is no": ("a:\n  no: x\n", 2, 3, "veld-naam"),
    "key is null": ("null: x\n", 1, 1, "veld-naam"),
    "key is a tilde": ("~: x\n", 1, 1, "veld-naam"),
    "key is a float": ("2026.10: x\n", 1, 1, "veld-naam"),
    "key is a date": ("2026-01-01: x\n", 1, 1, "veld-naam"),
    "key is a time": ("12:30: x\n", 1, 1, "veld-naam"),
    "key is nothing": ("a: x\n: q\n", 2, 1, "veld-naam"),
    "key is nothing, at the start": (": x\n", 1, 1, "veld-naam"),
    "key is an empty text": ("'': x\n", 1, 1, "veld-naam"),
    "long key": ("? a\n: b\n", 1, 3, "veld-naam"),
    "long key over lines": ("?\n  a\n: b\n", 2, 3, "veld-naam"),
    "long key in braces": ("a: {? b : c}\n", 1, 7, "veld-naam"),
    "long key inside": ("a:\n  ? b\n  : c\n", 2, 5, "veld-naam"),
    "long key of a list": ("? - a\n: b\n", 1, 3, "veld-naam"),
    "merge key": ("<<: {a: x}\n", 1, 1, "yaml-samenvoegen"),
    "merge key inside": ("a:\n  <<: {b: x}\n", 2, 3, "yaml-samenvoegen"),
    "merge key in a list": ("a:\n  - <<: {b: x}\n", 2, 5, "yaml-samenvoegen"),
    # what YAML can do and nobody here needs
    "tag": ("a: !!str x\n", 1, 4, "yaml-label"),
    "tag before a number": ("a: !!str 12\n", 1, 4, "yaml-label"),
    "own tag": ("a: !x z\n", 1, 4, "yaml-label"),
    "tag without a name": ("a: ! x\n", 1, 4, "yaml-label"),
    "tag with an address": ("a: !<tag:x.nl,2026:z> q\n", 1, 4, "yaml-label"),
    "tag that runs code elsewhere": ("a: !!python/object:os.system x\n", 1, 4, "yaml-label"),
    "tag on the whole": ("!!map\na: x\n", 1, 1, "yaml-label"),
    "tag on a list": ("a: !!set [x]\n", 1, 4, "yaml-label"),
    "tag on a key": ("!!str a: x\n", 1, 1, "yaml-label"),
    "anchor": ("a: &x z\n", 1, 4, "yaml-verwijzing"),
    "anchor without a value": ("a: &x\nb: z\n", 1, 4, "yaml-verwijzing"),
    "anchor on a key": ("&x a: q\n", 1, 1, "yaml-verwijzing"),
    "anchor on a list": ("a: &x [q]\n", 1, 4, "yaml-verwijzing"),
    "anchor on the whole": ("&x\na: q\n", 1, 1, "yaml-verwijzing"),
    "alias": ("a: x\nb: *x\n", 2, 4, "yaml-verwijzing"),
    "alias in a list": ("a:\n  - *x\n", 2, 5, "yaml-verwijzing"),
    "several documents": ("a: x\n---\nb: q\n", 2, 1, "yaml-documenten"),
    "several documents, the second empty": ("a: x\n---\n", 2, 1, "yaml-documenten"),
    "several documents behind dots": ("a: x\n...\nb: q\n", 3, 1, "yaml-documenten"),
    "several documents, both closed": ("a: x\n...\n---\nb: q\n...\n", 3, 1, "yaml-documenten"),
    "directive": ("%YAML 1.1\n---\na: x\n", 1, 1, "yaml-richtlijn"),
    "directive for tags": ("%TAG ! tag:x.nl,2026:\n---\na: x\n", 1, 1, "yaml-richtlijn"),
    "unknown directive": ("%FOO\n---\na: x\n", 1, 1, "yaml-richtlijn"),
    "directive of a version to come": ("# kop\n%YAML 3.0\n---\na: x\n", 2, 1, "yaml-richtlijn"),
    "directive in the middle": ("a: x\n%b: q\n", 2, 1, "yaml-richtlijn"),
    "list of nothing but lists": ("a: " + "[" * 30 + "]" * 30 + "\n", 1, 24, "te-diep"),
    "21 levels of fields": (
        "".join(" " * n + "a:\n" for n in range(21)) + " " * 21 + "a: x\n",
        22,
        22,
        "te-diep",
    ),
    "brackets by the thousand": ("a: " + "[" * 100_000, 1, 24, "te-diep"),
    "braces by the thousand": ("a: " + "{b: " * 25_000, 1, 84, "te-diep"),
    "dashes by the thousand": ("a:\n" + "- " * 25_000 + "x", 2, 41, "te-diep"),
    "too many values in a list": ("a:\n" + "- x\n" * 20_000, 20001, 3, "te-veel-delen"),
    "too many values in brackets": ("a: [" + "x," * 20_000 + "]\n", 1, 40003, "te-veel-delen"),
    "too many fields": ("".join(f"a{n}: x\n" for n in range(20_001)), 20001, 9, "te-veel-delen"),
    # files
    "empty file": ("", 1, 1, "bestand-leeg"),
    "only blank lines": ("\n\n  \n", 1, 1, "bestand-leeg"),
    "only comments": ("# a\n# b\n", 1, 1, "bestand-leeg"),
    "only the end of a document": ("---\n", 2, 1, "bestand-vorm"),
    "a list": ("- a\n- b\n", 1, 1, "bestand-vorm"),
    "a text": ("zomaar tekst\n", 1, 1, "bestand-vorm"),
    "a quoted text": ("'zomaar tekst'\n", 1, 1, "bestand-vorm"),
    "a number": ("12\n", 1, 1, "bestand-vorm"),
    "a block of text": ("|\n  x\n", 1, 1, "bestand-vorm"),
    "a list in brackets": ("[1, 2]\n", 1, 1, "bestand-vorm"),
    "field on the line of the marker": ("--- a: x\n", 1, 5, "bestand-vorm"),
    "Windows-1252": (b"a: caf\xe9\n", 1, 7, "bestand-codering"),
    "Windows-1252 in a later line": (b"a: x\r\n\xc3\xa9: caf\xe9\r\n", 2, 7, "bestand-codering"),
    "UTF-8 cut in two": (b"a: \xc3", 1, 4, "bestand-codering"),
    "UTF-16": ("a: x\n".encode("utf-16"), 1, 1, "bestand-codering"),
    "UTF-16, big end first": (b"\xfe\xff" + "a: x\n".encode("utf-16-be"), 1, 1, "bestand-codering"),
    "UTF-16 without a mark": ("a: x\n".encode("utf-16-le"), 1, 1, "bestand-codering"),
    "UTF-32": ("a: x\n".encode("utf-32"), 1, 1, "bestand-codering"),
    "surrogate as UTF-8": (b"a: \xed\xa0\x80\n", 1, 4, "bestand-codering"),
    "overlong UTF-8": (b"a: \xc0\xaf\n", 1, 4, "bestand-codering"),
    "wrong byte behind a byte order mark": (
        b"\xef\xbb\xbfa: x\nb: \xff\n",
        2,
        4,
        "bestand-codering",
    ),
    "wrong byte behind old Mac line ends": (b"a: x\rb: \xff\r", 2, 4, "bestand-codering"),
    "second byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfa: x\n", 1, 1, "teken-onzichtbaar"),
    "too large": (b"a: " + b"x" * 262_144, 1, 1, "bestand-te-groot"),
    # characters
    "tab as indentation": ("a:\n\tb: x\n", 2, 1, "inspringing-teken"),
    "tab after spaces": ("a:\n  \tb: x\n", 2, 3, "inspringing-teken"),
    "tab as indentation, Windows line ends": ("a:\r\n\tb: x\r\n", 2, 1, "inspringing-teken"),
    "tab on an empty line": ("a: x\n\t\nb: q\n", 2, 1, "inspringing-teken"),
    "fixed space as indentation": ("a:\n \u00a0b: x\n", 2, 2, "inspringing-teken"),
    "fixed space before the first field": ("\u00a0a: x\n", 1, 1, "inspringing-teken"),
    "narrow fixed space as indentation": ("a:\n\u202f b: x\n", 2, 1, "inspringing-teken"),
    "fixed space behind a colon": ("a: x\ntitel:\u00a0q\nb: z\n", 2, 7, "spatie-vast"),
    "fixed space behind the first colon": ("titel:\u00a0x\nb: z\n", 1, 7, "spatie-vast"),
    "fixed space behind the last colon": ("a: x\ntitel:\u00a0q\n", 2, 7, "spatie-vast"),
    "fixed space behind the only colon": ("titel:\u00a0x\n", 1, 7, "spatie-vast"),
    "fixed space behind an inner colon": ("a:\n  b:\u00a0x\n", 2, 5, "spatie-vast"),
    "fixed space behind a colon in a list": ("a:\n  - b:\u00a0x\n", 2, 7, "spatie-vast"),
    "fixed space before a colon": ("a: x\ntitel\u00a0: z\n", 2, 1, "spatie-vast"),
    "fixed space behind a dash": ("a:\n  -\u00a0x\n  - q\n", 2, 4, "spatie-vast"),
    "control character": ("a: x\x08q\n", 1, 5, "teken-onzichtbaar"),
    "NUL": ("a: x\x00q\n", 1, 5, "teken-onzichtbaar"),
    "escape": ("a: \x1b[31mx\n", 1, 4, "teken-onzichtbaar"),
    "delete": ("a: x\x7f\n", 1, 5, "teken-onzichtbaar"),
    "next line": ("a: x\x85q\n", 1, 5, "teken-onzichtbaar"),
    "line separator": ("a: x\u2028q\n", 1, 5, "teken-onzichtbaar"),
    "form feed": ("a: x\n\x0cb: q\n", 2, 1, "teken-onzichtbaar"),
    "bidi override": ("a: x\n# \u202egnimmokpo\n", 2, 3, "teken-onzichtbaar"),
    "bidi isolate": ("a: x\u2066q\n", 1, 5, "teken-onzichtbaar"),
    "left-to-right mark": ("a: x\u200eq\n", 1, 5, "teken-onzichtbaar"),
    "zero width space": ("b: q\na: x\u200bq\n", 2, 5, "teken-onzichtbaar"),
    "zero width joiner": ("a: x\u200dq\n", 1, 5, "teken-onzichtbaar"),
    "zero width space in a key": ("a\u200b: x\n", 1, 2, "teken-onzichtbaar"),
    "soft hyphen": ("a: armoede\u00adkader\n", 1, 11, "teken-onzichtbaar"),
    "word joiner": ("a: x\u2060q\n", 1, 5, "teken-onzichtbaar"),
    "Hangul filler": ("a: x\u3164q\n", 1, 5, "teken-onzichtbaar"),
    "empty Braille pattern": ("a: x\u2800q\n", 1, 5, "teken-onzichtbaar"),
    "tag character": ("a: x\U000e0041q\n", 1, 5, "teken-onzichtbaar"),
    "variation selector behind a letter": ("a: x\ufe0fq\n", 1, 5, "teken-onzichtbaar"),
    "variation selector at the start": ("\ufe0fa: x\n", 1, 1, "teken-onzichtbaar"),
    "variation selector behind a plus": ("a: x+\ufe0f q\n", 1, 6, "teken-onzichtbaar"),
    "variation selector twice": ("a: ☂\ufe0f\ufe0f\n", 1, 6, "teken-onzichtbaar"),
    "variation selector of a supplement": ("a: ☂\U000e0100q\n", 1, 5, "teken-onzichtbaar"),
    "private use": ("a: \uf0b7 x\n", 1, 4, "teken-onzichtbaar"),
    "lost character": ("a: caf\ufffd\n", 1, 7, "teken-onzichtbaar"),
    "no character at all": ("a: x\ufffe\n", 1, 5, "teken-onzichtbaar"),
    "no character at all, further on": ("a: x\U0001ffff\n", 1, 5, "teken-onzichtbaar"),
    "byte order mark inside": ("a: x\ufeffq\n", 1, 5, "teken-onzichtbaar"),
    "zero width space as an escape": ('a: "x\\u200bq"\n', 1, 4, "teken-onzichtbaar"),
    "bidi override as an escape": ('a: "x\\u202eq"\n', 1, 4, "teken-onzichtbaar"),
    "NUL as an escape": ('a: "x\\0q"\n', 1, 4, "teken-onzichtbaar"),
    "carriage return as an escape": ('a: "x\\rq"\n', 1, 4, "teken-onzichtbaar"),
    "next line as an escape": ('a: "x\\Nq"\n', 1, 4, "teken-onzichtbaar"),
    "no character as an escape": ('a: "x\\uffffq"\n', 1, 4, "teken-onzichtbaar"),
    "private use as an escape": ('a: "x\\ue000q"\n', 1, 4, "teken-onzichtbaar"),
    "zero width space as an escape in a key": ('"a\\u200b": x\n', 1, 1, "teken-onzichtbaar"),
    # left by tools
    "merge conflict": (
        "a: x\n<<<<<<< HEAD\nb: q\n=======\nb: z\n>>>>>>> tak\n",
        2,
        1,
        "samenvoegconflict",
    ),
    "merge conflict, Windows line ends": (
        "a: x\r\n<<<<<<< HEAD\r\nb: q\r\n=======\r\n>>>>>>> tak\r\n",
        2,
        1,
        "samenvoegconflict",
    ),
    "merge conflict with base": (
        "<<<<<<< HEAD\nb: q\n||||||| basis\nb: x\n=======\n>>>>>>> tak\n",
        1,
        1,
        "samenvoegconflict",
    ),
    "rest of a merge conflict": ("a: x\n=======\n", 2, 1, "samenvoegconflict"),
    "end of a merge conflict": ("a: x\n>>>>>>> tak\n", 2, 1, "samenvoegconflict"),
    "base of a merge conflict": ("a: x\n||||||| basis\n", 2, 1, "samenvoegconflict"),
    # quotes
    "unclosed quote": ("a: x\nb: 'tekst\nc: q\nd: z\n", 2, 4, "yaml"),
    "unclosed double quote": ('a: "tekst\nc: q\n', 1, 4, "yaml"),
    "unclosed quote, closed by the next": ("a: x\nb: 'tekst\nc: 'q'\nd: z\n", 2, 4, "yaml"),
    "unclosed double quote, closed by the next": ('a: x\nb: "tekst\nc: "q"\nd: z\n', 2, 4, "yaml"),
    "unclosed quote, closed by an apostrophe": ("a: 'tekst\nb: foto's\nc: z\n", 1, 4, "yaml"),
    "unclosed quote that takes in a field": ("a: 'tekst\nb: '\n", 1, 4, "yaml"),
    "unclosed quote in a list": ("a:\n  - 'een\n  - 'twee'\n", 2, 5, "yaml"),
    "unclosed quote below its key": ("a:\n  'tekst\nb: 'x'\n", 2, 3, "yaml"),
    "unclosed quote of a key": ("'a: x\nb: q\n", 1, 1, "yaml"),
    "unclosed quote before dashes": ("a: 'x\n---\nb: q\n", 1, 4, "yaml"),
    "apostrophe between quotes": ("a: 'foto's'\n", 1, 10, "yaml"),
    "quote doubled at the end": ("a: 'x''\nb: q\n", 1, 4, "yaml"),
    "text after a quote": ('a: "x" en q\n', 1, 8, "yaml"),
    "text after a quoted key": ('"a" x: q\n', 1, 5, "yaml"),
    "colon behind a quote": ("a: 'x': z\n", 1, 7, "yaml"),
    "backslash between double quotes": ('a: "C:\\map"\n', 1, 7, "yaml"),
    "backslash and half a number": ('a: "\\x4"\n', 1, 7, "yaml"),
    "surrogate as an escape": ('a: "\\ud800"\n', 1, 7, "yaml"),
    "pair of surrogates as an escape": ('a: "\\ud83d\\ude00"\n', 1, 7, "yaml"),
    # brackets
    "text after a bracket": ("a: [1] en q\n", 1, 8, "yaml"),
    "bracket too many": ("a: [x]]\n", 1, 7, "yaml"),
    "brace too many": ("a: {x: z}}\n", 1, 10, "yaml"),
    "unclosed bracket": ("a: [x\nb: q\n", 1, 4, "yaml"),
    "unclosed bracket at the end": ("a: x\nb: [q, z\n", 2, 4, "yaml"),
    "unclosed brace": ("a: {x: z\nb: q\n", 1, 4, "yaml"),
    "bracket closed with a brace": ("a: [x}\n", 1, 4, "yaml"),
    "closing bracket at the start": ("a: ]x\n", 1, 4, "yaml"),
    "comma at the start": ("a: , x\n", 1, 4, "yaml"),
    "comma too many": ("a: [x,,z]\n", 1, 7, "yaml"),
    "key is nothing, in braces": ("a: {: x}\n", 1, 5, "yaml"),
    # colons, dashes and indentation
    "colon in a text": ("a: let op: x\n", 1, 10, "yaml"),
    "colon at the end of a text": ("a: let op:\n", 1, 10, "yaml"),
    "no colon": ("a: x\nb\nc: q\n", 2, 1, "yaml"),
    "no space behind a colon": ("a: x\nb:q\nc: z\n", 2, 2, "yaml"),
    "no space behind the first colon": ("a:x\nb: z\n", 1, 2, "yaml"),
    "no space behind the only colon": ("a:x\n", 1, 2, "yaml"),
    "no space behind a dash": ("a:\n  - x\n  -q\n", 3, 3, "yaml"),
    "dash in a text": ("a: - x\n", 1, 4, "yaml"),
    "list where a field belongs": ("a: x\n- q\n", 2, 1, "yaml"),
    "field where a part belongs": ("a:\n  - x\n  b: q\n", 3, 3, "yaml"),
    "unindented continuation": ("a: een\ntwee\nb: x\n", 2, 1, "yaml"),
    "unindented last line": ("a: een\ntwee", 2, 1, "yaml"),
    "field that springs in too far": ("a: x\n  b: q\n", 2, 3, "yaml"),
    "field in a group that springs in too far": ("a:\n  b: x\n   c: q\n", 3, 4, "yaml"),
    "dash that springs in too far": ("a:\n  - x\n    - q\n", 3, 5, "yaml"),
    "first dash forgotten": ("a:\n  x\n  - q\n", 3, 3, "yaml"),
    "dash forgotten": ("a:\n  - x\n  q\n  - z\n", 3, 3, "yaml"),
    "long dash": ("a:\n  - x\n  – q\n", 3, 3, "yaml"),
    "bullets": ("a:\n  • x\n  • q\n", 2, 3, "yaml"),
    "bullet with a tab": ("a:\n  - x\n  •\tq\n", 3, 3, "yaml"),
    "text behind the sign of a block": ("a: >- x\n", 1, 4, "yaml"),
    "crooked indentation": ("a:\n  b: x\n c: q\n", 3, 2, "yaml"),
    "crooked list": ("a:\n  - b\n - c\n", 3, 2, "yaml"),
    "crooked first field": (" a: x\nb: q\n", 2, 1, "yaml"),
    # signs with a meaning of their own
    "emphasis at the start": ("a: *x* en\n", 1, 4, "yaml"),
    "strong at the start": ("a: **x** en\n", 1, 4, "yaml"),
    "asterisk at the start": ("a: *let op\n", 1, 4, "yaml"),
    "asterisk and a space": ("a: * x\n", 1, 4, "yaml"),
    "ampersand at the start": ("a: & x\n", 1, 4, "yaml"),
    "percent at the start": ("a: %x\n", 1, 4, "yaml"),
    "at sign at the start": ("a: @x\n", 1, 4, "yaml"),
    "backtick at the start": ("a: `x`\n", 1, 4, "yaml"),
    "greater than at the start": ("a: > 5\n", 1, 4, "yaml"),
    "bar at the start": ("a: |x\n", 1, 4, "yaml"),
    "question mark at the start": ("a: ? b\n", 1, 4, "yaml"),
    "exclamation mark and a bracket": ("a: !<x z\n", 1, 4, "yaml"),
    "exclamation marks": ("a: !x!q z\n", 1, 4, "yaml"),
}


def findings_of(content: str | bytes, root: Path) -> list[Finding]:
    """What is wrong with a file of this content."""
    (root / PATH).parent.mkdir()
    (root / PATH).write_bytes(content.encode() if isinstance(content, str) else content)
    findings = load_file(root, PATH)
    assert not isinstance(findings, Document), findings.data
    return findings


@pytest.mark.parametrize(("content", "line", "column", "code"), BAD.values(), ids=BAD)
def test_one_mistake_is_one_finding_in_its_place(
    content: str | bytes, line: int, column: int, code: str, tmp_path: Path
) -> None:
    findings = findings_of(content, tmp_path)
    assert [(f.line, f.column, f.rule) for f in findings] == [(line, column, code)]
    assert findings[0].message
    assert findings[0].hint
    # What stops a build before it writes.
    assert findings[0].is_error


def test_the_table_is_long_and_shows_each_code_more_than_once() -> None:
    codes = [code for _, _, _, code in BAD.values()]
    assert len(codes) >= 250
    assert {c for c in codes if codes.count(c) == 1} <= {"bestand-te-groot"}


# What the finding says, once for each sort of mistake: what is wrong, and how to mend it.
LIST = (
    "Begin elk deel van de lijst, ook het eerste, met ‘- ’, en zet die streepjes recht onder "
    "elkaar. Is het geen lijst? Zet de hele tekst dan tussen enkele aanhalingstekens."
)
MESSAGES = {
    "float": (
        "‘2026.10’ leest de ene computer als tekst en de andere als iets anders.",
        'Schrijf: versie: "2026.10"',
    ),
    "number too long to count with": (
        "‘1234567890123456’ leest de ene computer als tekst en de andere als iets anders.",
        'Schrijf: a: "1234567890123456"',
    ),
    "timestamp": (
        "‘2026-01-01 10:00:00’ lijkt een datum, maar heeft niet de vorm jjjj-mm-dd.",
        "Is het geen datum? Zet er aanhalingstekens omheen. Is het een datum? Schrijf: a: "
        "2026-01-01",
    ),
    "timestamp over two lines": (
        "‘2026-01-01 10:00’ lijkt een datum, maar heeft niet de vorm jjjj-mm-dd.",
        "Is het geen datum? Zet er aanhalingstekens omheen. Is het een datum? Schrijf: 2026-01-01",
    ),
    "date with short parts": (
        "‘2026-1-1’ lijkt een datum, maar heeft niet de vorm jjjj-mm-dd.",
        "Is het geen datum? Zet er aanhalingstekens omheen. Is het een datum? Schrijf: ingang: "
        "2026-01-01",
    ),
    "no": (
        "‘no’ leest de ene computer als tekst en de andere als iets anders.",
        'Schrijf: antwoord: "no"',
    ),
    "NULL": (
        "‘NULL’ leest de ene computer als tekst en de andere als iets anders.",
        'Is er niets in te vullen? Haal de regel weg. Is het een tekst? Schrijf: a: "NULL"',
    ),
    "empty value": (
        "Achter dit veld of streepje staat niets.",
        "Vul een waarde in of haal de regel weg.",
    ),
    "empty value in braces": (
        "Achter dit veld of streepje staat niets.",
        "Horen de accolades bij de tekst? Zet de hele tekst dan tussen aanhalingstekens.",
    ),
    "empty block": (
        "Onder ‘|’ staat geen tekst die inspringt.",
        "Schrijf de tekst op de regels eronder, twee spaties ingesprongen.",
    ),
    "cut off": (
        "Vanaf het hekje telt dit als opmerking en valt het weg: ‘#1’.",
        "Is het een opmerking? Zet een spatie voor en achter het hekje. Hoort het bij de tekst? "
        'Schrijf: a: "nummer #1"',
    ),
    "cut off in the next line": (
        "Vanaf het hekje telt dit als opmerking en valt het weg: ‘#1’.",
        "Is het een opmerking? Zet een spatie voor en achter het hekje. Hoort het bij de tekst? "
        "Zet de hele tekst tussen aanhalingstekens.",
    ),
    "comment in a text": (
        "De opmerking ‘# op’ breekt deze tekst af.",
        "Zet de opmerking op een regel erboven, of de hele tekst tussen aanhalingstekens.",
    ),
    "duplicate key": (
        "Het veld ‘a’ staat hier twee keer (ook op regel 1).",
        "Haal een van de twee weg.",
    ),
    "key is a list": (
        "De naam van een veld moet een gewoon woord zijn.",
        "Staan er accolades of blokhaken in de tekst? Zet de tekst dan tussen aanhalingstekens.",
    ),
    "key is a mapping": (
        "De naam van een veld moet een gewoon woord zijn.",
        "Staan er accolades of blokhaken in de tekst? Zet de tekst dan tussen aanhalingstekens.",
    ),
    "key is a number": (
        "‘1’ kan geen naam van een veld zijn: computers lezen het niet als tekst.",
        "Hoort het bij een tekst? Zet de hele tekst dan tussen aanhalingstekens.",
    ),
    "key is nothing": (
        "Voor deze dubbele punt staat geen naam van een veld.",
        "Zet de naam van het veld ervoor, of haal de regel weg.",
    ),
    "long key": (
        "De naam van een veld met een vraagteken ervoor kan hier niet.",
        "Schrijf ‘veld: waarde’. Hoort het vraagteken bij een tekst? Zet de hele tekst dan "
        "tussen aanhalingstekens.",
    ),
    "merge key": (
        "Velden overnemen van een andere plek, met ‘<<’, kan hier niet.",
        "Schrijf de velden zelf uit.",
    ),
    "tag": (
        "‘!!str’ heeft aan het begin van een tekst een eigen betekenis; dat kan hier niet.",
        "Haal het weg, of zet de tekst tussen aanhalingstekens.",
    ),
    "anchor": (
        "‘&x’ geeft deze plek een naam; dat kan hier niet.",
        "Haal het weg, of zet de tekst tussen aanhalingstekens.",
    ),
    "alias": (
        "‘*x’ verwijst naar een andere plek in het bestand.",
        "Schrijf de inhoud hier uit, of zet de tekst tussen aanhalingstekens.",
    ),
    "several documents": (
        "Er staan meer documenten in dit bestand (gescheiden door --- of door drie punten).",
        "Haal de regel met de streepjes of punten weg, of zet elk onderdeel in een eigen bestand.",
    ),
    "directive": (
        "Regels die met % beginnen horen hier niet.",
        "Haal de regel weg.",
    ),
    "list of nothing but lists": (
        "Hier zitten te veel groepen of lijsten in elkaar.",
        "Maak het eenvoudiger. Horen de haken bij de tekst? Zet die dan tussen aanhalingstekens.",
    ),
    "too many values in a list": (
        "Tot hier staan er al 20.000 gegevens in dit bestand.",
        "Verdeel de inhoud over meer onderdelen.",
    ),
    "empty file": (
        "Het bestand is leeg of bevat alleen opmerkingen.",
        "Vul het of verwijder het.",
    ),
    "only the end of a document": (
        "Het bestand bestaat niet uit regels ‘veld: waarde’.",
        "Begin met ‘id:’ en zet elk veld op een eigen regel.",
    ),
    "Windows-1252": (
        "Hier staat een teken dat niet als UTF-8 is opgeslagen.",
        "Kies bij het opslaan voor UTF-8, of typ het teken opnieuw in de webeditor.",
    ),
    "UTF-16": (
        "Dit bestand is opgeslagen als UTF-16 of UTF-32.",
        "Kies bij het opslaan voor UTF-8, of plak de tekst in de webeditor.",
    ),
    "second byte order mark": (
        "Hier staat een onzichtbaar teken (U+FEFF).",
        "Haal het teken weg; typ de tekst zo nodig opnieuw.",
    ),
    "too large": (
        "Het bestand is groter dan 256 kB.",
        "Verdeel de inhoud over meer onderdelen.",
    ),
    "tab as indentation": (
        "De regel springt in met een tab of een vaste spatie.",
        "Gebruik gewone spaties.",
    ),
    "fixed space behind a colon": (
        "Hier staat een vaste of bijzondere spatie in plaats van een gewone.",
        "Vervang haar door een gewone spatie, of zet de hele tekst tussen aanhalingstekens.",
    ),
    "private use": (
        "Hier staat een teken zonder vaste betekenis (U+F0B7).",
        "Is het een bolletje uit Word? Zet er ‘- ’ voor in de plaats. Anders: haal het weg.",
    ),
    "lost character": (
        "Hier staat een teken dat bij het opslaan verloren ging (U+FFFD).",
        "Haal het teken weg; typ de tekst zo nodig opnieuw.",
    ),
    "zero width space as an escape": (
        "In deze tekst staat een onzichtbaar teken (U+200B).",
        "Haal het teken weg.",
    ),
    "no character as an escape": (
        "In deze tekst staat een teken zonder vaste betekenis (U+FFFF).",
        "Haal het teken weg.",
    ),
    "merge conflict": (
        "Hier staat nog een conflict tussen twee wijzigingen.",
        "Kies welke tekst blijft en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
    ),
    "unclosed quote": (
        "Een aanhalingsteken dat hier begint, wordt nergens gesloten.",
        "Zet aan het eind van de tekst hetzelfde aanhalingsteken. Is het een apostrof? Zet de "
        "hele tekst dan tussen dubbele aanhalingstekens.",
    ),
    "unclosed quote, closed by the next": (
        "Een aanhalingsteken dat hier begint, wordt pas op een latere regel gesloten.",
        "Sluit de tekst op deze regel, of laat de regels die erbij horen twee spaties inspringen.",
    ),
    "apostrophe between quotes": (
        "Na het sluitende aanhalingsteken of de sluitende haak staat nog tekst.",
        "Staat er een teken te veel? Haal het weg. Zet anders de hele tekst tussen enkele "
        "aanhalingstekens; schrijf een apostrof daarin twee keer.",
    ),
    "colon behind a quote": (
        "Hier staat een dubbele punt op een plek waar dat niet kan.",
        "Zet de hele tekst tussen enkele aanhalingstekens, of kijk of de regel goed inspringt.",
    ),
    "backslash between double quotes": (
        "Een schuine streep (\\) heeft tussen dubbele aanhalingstekens een eigen betekenis.",
        "Zet de tekst tussen enkele aanhalingstekens.",
    ),
    "unclosed bracket": (
        "Een haak of accolade die hier begint, wordt niet goed gesloten.",
        "Hoort de haak bij de tekst? Zet dan de hele tekst tussen enkele aanhalingstekens.",
    ),
    "closing bracket at the start": (
        "Deze tekst begint met een teken dat hier een eigen betekenis heeft.",
        "Zet de hele tekst tussen enkele aanhalingstekens.",
    ),
    "comma too many": (
        "Tussen deze haken of accolades staat een komma te veel, of ontbreekt iets.",
        "Verbeter het, of zet de hele tekst tussen enkele aanhalingstekens.",
    ),
    "no colon": (
        "Na deze tekst ontbreekt een dubbele punt, of de regel springt niet ver genoeg in.",
        "Schrijf ‘veld: waarde’, en laat vervolgregels van een tekst twee spaties inspringen.",
    ),
    "no space behind a colon": (
        "Achter deze dubbele punt ontbreekt een spatie.",
        "Zet er een spatie achter.",
    ),
    "no space behind a dash": (
        "Achter dit streepje ontbreekt een spatie.",
        "Zet er een spatie achter.",
    ),
    "dash in a text": (
        "Hier staat een streepje op een plek waar dat niet kan.",
        "Zet elk deel van een lijst op een eigen regel, of zet de hele tekst tussen enkele "
        "aanhalingstekens.",
    ),
    "list where a field belongs": (
        "De regels hier passen niet bij elkaar: het inspringen klopt niet.",
        "Laat regels die bij elkaar horen even ver inspringen.",
    ),
    "field in a group that springs in too far": (
        "Het veld ‘c’ springt niet even ver in als de velden erboven.",
        "Zet de velden die bij elkaar horen recht onder elkaar. Hoort deze regel bij de tekst "
        "erboven? Zet die hele tekst dan tussen enkele aanhalingstekens.",
    ),
    "dash that springs in too far": (
        "Deze regel begint met een streepje, maar telt niet als deel van een lijst.",
        LIST,
    ),
    "bullets": ("Met ‘•’ maakt u hier geen lijst, alleen met een streepje.", LIST),
    "dash forgotten": (
        "Deze regel staat in een lijst, maar begint niet met een streepje en een spatie.",
        "Begin haar met ‘- ’. Hoort zij bij de regel erboven? Laat haar dan verder inspringen.",
    ),
    "long dash": (
        "Deze regel staat in een lijst, maar begint niet met een streepje en een spatie.",
        "Typ een gewoon streepje: ‘- ’ in plaats van ‘–’.",
    ),
    "text behind the sign of a block": (
        "Achter ‘>’ of ‘|’ hoort op dezelfde regel niets meer te staan.",
        "Begin de tekst op de regel eronder, twee spaties ingesprongen.",
    ),
    "field where a part belongs": (
        "In deze lijst staat een regel zonder streepje, of het inspringen klopt niet.",
        "Begin elk deel van de lijst met ‘- ’ op dezelfde plek.",
    ),
    "crooked first field": (
        "Deze regel springt minder ver in dan de eerste regel.",
        "Laat alle velden even ver inspringen, het liefst zonder spaties ervoor.",
    ),
}


@pytest.mark.parametrize(("name", "message", "hint"), [(n, *m) for n, m in MESSAGES.items()])
def test_says_what_is_wrong_and_how_to_mend_it(
    name: str, message: str, hint: str, tmp_path: Path
) -> None:
    findings = findings_of(BAD[name][0], tmp_path)
    assert (findings[0].message, findings[0].hint) == (message, hint)


def test_each_code_has_its_words_checked() -> None:
    assert {BAD[name][3] for name in MESSAGES} == {code for _, _, _, code in BAD.values()}
