"""A mailbox of any size is read in little memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import launch

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="peak memory is measured on Linux")]

MAX_MEGABYTES = 40
SIZE = 600_000_000

READ = """
import sys
from feedback_loop.exchange.mail.mailboxes import iter_mails
mails = iter_mails(sys.argv[1:])
sys.exit(sum(1 for mail in mails if not mail.header("subject")) and 1)
"""


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    path = tmp_path / "large.mbox"
    line = b"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do.\r\n"
    attachment = b"QUJD" * 18 + b"\r\n"
    number = 0
    with path.open("wb") as file:
        while file.tell() < SIZE:
            number += 1
            head = f"From {number}@xxx Thu Mar 05 09:12:00 +0000 2026\r\nSubject: {number}\r\nFrom: a@b.example\r\n\r\n"
            file.write(head.encode() + line * (number * 7919 % 900) + b"\r\n")
            if number == 100:
                file.write(attachment * 4_000_000 + b"\r\n")
    return path


def test_a_large_mailbox_is_read_in_little_memory(mailbox: Path) -> None:
    command = [sys.executable, "-I", "-S", launch.__file__, "pipe", sys.executable, "-c", READ, str(mailbox)]
    output = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
    *_, kilobytes, code = output.split()
    assert code == "0"
    assert int(kilobytes) / 1024 < MAX_MEGABYTES
