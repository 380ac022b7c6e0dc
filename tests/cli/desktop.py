"""A fake desktop: a session bus, and a service on it that receives notifications."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from jeepney import HeaderFields, Message, MessageType, message_bus, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_ANSWERS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "GetServerInformation": ("ssss", ("test", "test", "1", "1.2")),
    "GetCapabilities": ("as", (["body", "body-markup"],)),
    "Notify": ("u", (1,)),
}


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Run a session bus in a runtime folder, where systemd would have it, and yield its address."""
    address = f"unix:path={folder / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout
        daemon.stdout.readline()  # it listens once it has printed its address
        try:
            yield address
        finally:
            daemon.kill()


@contextmanager
def desktop(folder: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Run a desktop, and yield the notifications that it receives, each as program, title and body."""
    notifications: list[tuple[str, str, str]] = []
    with session_bus(folder) as address:
        connection = open_dbus_connection(address)
        connection.send_and_get_reply(message_bus.RequestName(_NAME))
        serving = Thread(target=_serve, args=(connection, notifications), daemon=True)
        serving.start()
        yield notifications
    # The thread ends with the bus; only then may the connection be closed.
    serving.join(10)
    connection.close()


def _serve(connection: DBusConnection, notifications: list[tuple[str, str, str]]) -> None:
    while True:
        try:
            message = connection.receive()
        except (OSError, EOFError):
            return
        if message.header.message_type is MessageType.method_call:
            _answer(connection, message, notifications)


def _answer(connection: DBusConnection, message: Message, notifications: list[tuple[str, str, str]]) -> None:
    member = message.header.fields[HeaderFields.member]
    if member == "Notify":
        program, _, _, title, body, *_ = message.body
        notifications.append((program, title, body))
    connection.send(new_method_return(message, *_ANSWERS[member]))
