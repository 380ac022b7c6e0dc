"""Decode header values: encoded words, bytes of any charset, and text without characters that nobody sees."""

import binascii
import quopri
import re
from collections.abc import Iterator

_ENCODED_WORD = re.compile(r"=\?([^?\s*]++)(?:\*[^?\s]*+)?\?([bBqQ])\?([^?]*+)\?=")
_BLANK = re.compile(r"\s*+")
_BASE64_LETTERS = re.compile(r"[^A-Za-z0-9+/]+")
_CHARSETS = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "utf8mb4": "utf-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
}
"""Codecs that read more than what they are declared as, because mail programs declare too little."""
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u2060\u2063\u2064\ufeff"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"), " ")
_TRANSLATION = {
    **{code: None for code in range(32) if chr(code) not in "\t\n\r"},
    **{code: None for code in range(0x80, 0xA0) if code != 0x85},  # noqa: PLR2004  # the controls above ASCII
    0x7F: None,
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    **_INVISIBLE,
    **_SPACES,
}


def clean_characters(text: str) -> str:
    """Drop control, invisible and unpaired characters, and make all spaces plain ones; line breaks remain."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TRANSLATION)
    return text if text.isprintable() else text.encode("utf-8", "ignore").decode("utf-8")


def decode_bytes(content: bytes, charset: str = "") -> str:
    """Return the text of bytes in the charset that they are declared to be in, or else in the one that fits."""
    declared = charset.strip(" \"'").lower()
    declared = _CHARSETS.get(declared, declared)
    for codec in (declared, "utf-8-sig"):
        try:
            if codec and codec.replace("-", "_") not in _NO_CHARSETS:
                return content.decode(codec)
        except (UnicodeError, LookupError, ValueError):
            continue
    if declared in ("", "utf-8", "cp1252") or declared.replace("-", "_") in _NO_CHARSETS:
        return content.decode("cp1252", "replace")
    try:
        return content.decode(declared, "replace")
    except (UnicodeError, LookupError, ValueError):
        return content.decode("cp1252", "replace")


def decode_header(raw: str) -> str:
    """Return a raw header value as one line of readable text."""
    line = raw.replace("\r", "\n").replace("\n", " ").replace("\t", " ")
    if line.isascii() and line.isprintable() and "=?" not in line:
        return " ".join(line.split())  # as most are
    return " ".join(clean_characters("".join(_decode_parts(raw))).split())


def _decode_parts(raw: str) -> Iterator[str]:
    """Yield the parts of a value; bytes of adjacent words in one charset are joined, as one may end within a letter."""
    pending, charset, end = b"", "", 0
    for match in _ENCODED_WORD.finditer(raw):
        is_adjacent = bool(end) and _BLANK.fullmatch(raw, end, match.start()) is not None
        if pending and not (is_adjacent and match[1].lower() == charset):
            yield decode_bytes(pending, charset)
            pending = b""
        if not is_adjacent:
            yield _decode_plain(raw[end : match.start()])
        pending += _decode_word(match[2], match[3])
        charset, end = match[1].lower(), match.end()
    yield decode_bytes(pending, charset)
    yield _decode_plain(raw[end:])


def _decode_plain(text: str) -> str:
    """Return a part without encoded words, whose bytes above ASCII the parser kept as surrogates."""
    if text.isascii():
        return text
    return decode_bytes(text.encode("utf-8", "surrogateescape"))


def _decode_word(encoding: str, text: str) -> bytes:
    content = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(content, header=True)
    letters = _BASE64_LETTERS.sub("", text)
    try:
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + "==")
    except binascii.Error:
        return content
