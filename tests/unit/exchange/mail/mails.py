"""Builders of mails as bytes."""

import base64

HEADERS = {
    "From": "Dana Lee <dana@acme.example>",
    "To": "Mira Holm <mira@post.example>",
    "Subject": "Your application",
    "Date": "Thu, 05 Mar 2026 09:12:00 +0100",
    "Message-ID": "<1@acme.example>",
}


def mail(body: str = "Hello", content_type: str = "text/plain; charset=utf-8", /, **headers: str | None) -> bytes:
    """Build a mail; a header of None is left out, and an underscore in a name is a hyphen."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in {**HEADERS, **given}.items() if value is not None]
    head = "\n".join([*lines, f"Content-Type: {content_type}"])
    return f"{head}\n\n{body}".encode("utf-8", "surrogateescape").replace(b"\n", b"\r\n")


def part(body: str, content_type: str, *, disposition: str = "", encode: bool = False) -> str:
    """Build a part of a mail."""
    head = f"Content-Type: {content_type}\n"
    head += f"Content-Disposition: {disposition}\n" if disposition else ""
    head += "Content-Transfer-Encoding: base64\n" if encode else ""
    return f"{head}\n{base64.encodebytes(body.encode()).decode() if encode else body}"


def multipart(*parts: str, kind: str = "mixed", boundary: str = "frontier") -> tuple[str, str]:
    """Build the body of a mail of several parts, and its content type."""
    body = "".join(f"--{boundary}\n{text}\n" for text in parts) + f"--{boundary}--\n"
    return body, f'multipart/{kind}; boundary="{boundary}"'


def calendar(*lines: str, method: str = "REQUEST", before: str = "") -> str:
    """Build a calendar with one event."""
    event = "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\n{before}{event}\nEND:VCALENDAR\n"
