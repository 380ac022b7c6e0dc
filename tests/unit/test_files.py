"""Reading regular files, bounded and without waiting."""

import os
import socket
import sys
from pathlib import Path

import pytest

from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 3_000_000)
    assert read_regular(path, 3_000_000) == b"x" * 3_000_000
    with pytest.raises(OversizedFileError):
        read_regular(path, 2_999_999)


def test_a_sparse_file_is_refused_by_its_stated_size(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(8 << 30)
    with pytest.raises(OversizedFileError) as caught:
        read_regular(path, 1_000_000)
    assert caught.value.size == 8 << 30


def test_a_file_that_states_no_size_is_read_all_the_same() -> None:
    assert b"Name:" in read_regular("/proc/self/status", 100_000)
    with pytest.raises(OversizedFileError):
        read_regular("/proc/self/status", 10)


def test_anything_but_a_file_is_refused_without_waiting(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    pipe, unix_socket = tmp_path / "pipe", tmp_path / "socket"
    os.mkfifo(pipe)
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(unix_socket))
    kinds = {}
    for path in (tmp_path, pipe, Path("/dev/zero")):
        with pytest.raises(IrregularFileError) as caught:
            read_regular(path, 10)
        kinds[path] = caught.value.kind
    assert kinds == {tmp_path: "folder", pipe: "pipe", Path("/dev/zero"): "device"}
    with pytest.raises(OSError, match=r"socket|No such device"):
        read_regular(unix_socket, 10)
    server.close()
