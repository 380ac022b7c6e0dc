"""Read the mailboxes of an address header, which is split before its encoded words are decoded."""

import re
from collections.abc import Iterator

from feedback_loop.exchange.mail.header_text import decode_header
from feedback_loop.exchange.mail.message import Address

_TOKEN = re.compile(
    r"""
    (?P<word>=\?[^?\s]++\?[bBqQ]\?[^?]*+\?=)
    | "(?P<quoted>(?:[^"\\]|\\.)*+)"
    | \((?P<comment>[^()\\]*+)\)
    | <(?P<angle>[^<>]*+)>
    | (?P<end>[,;])
    | (?P<group>:)
    | (?P<text>[^"(<,;:=]++|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ADDRESS = re.compile(r"(?<![^\s@<>,;:()\[\]\"'])[^\s@<>,;:()\[\]\"']++@[^\s@<>,;()\[\]\"']++")
_MAX_LENGTH = 200_000
_MAX_ADDRESSES = 1_000
_MAX_NAME = 500


def read_addresses(raw: str) -> tuple[Address, ...]:
    """Return the mailboxes of a raw header value; a name without an address has "" for it."""
    addresses: list[Address] = []
    for address in _read_entries(raw[:_MAX_LENGTH]):
        previous = addresses[-1] if addresses else None
        if previous and not previous.address and "," in previous.name[-1:] and address.name:
            # A comma that should have been quoted: Lee, Dana <dana@acme.example>
            addresses[-1] = Address(f"{previous.name} {address.name}", address.address)
        else:
            addresses.append(address)
        if len(addresses) >= _MAX_ADDRESSES:
            break
    return tuple(Address(address.name.rstrip(","), address.address) for address in addresses)


def first_address(raw: str) -> Address:
    """Return the first mailbox of a header, preferably one that has an address; an empty one if there is none."""
    addresses = read_addresses(raw)
    return next((address for address in addresses if address.address), (*addresses, Address("", ""))[0])


def _read_entries(raw: str) -> Iterator[Address]:
    words: list[str] = []
    comments: list[str] = []
    angle = ""
    for match in _TOKEN.finditer(f"{raw},"):
        kind, text = match.lastgroup, match[match.lastgroup or 0]
        if kind == "end":
            address = _build_address("".join(words), " ".join(comments), angle)
            if address.address:
                yield address
            elif address.name:
                yield Address(f"{address.name}," if text == "," else address.name, "")
            words, comments, angle = [], [], ""
        elif kind == "group":
            # What stands before a colon names a group, or is a scheme: mailto:dana@acme.example
            words = []
        elif kind == "angle":
            angle = angle or text
        elif kind == "comment":
            comments.append(text)
        else:
            words.append(_ESCAPE.sub(r"\1", text) if kind == "quoted" else text)


def _build_address(words: str, comment: str, angle: str) -> Address:
    match = _ADDRESS.search(angle or words)
    address = match[0].lower() if match else ""
    name = decode_header(words if angle or not match else words.replace(match[0], " ")).strip(" '\"")
    name = name or decode_header(comment)
    name = name[:_MAX_NAME]
    return Address("" if name.lower() == address else name, address)
