"""Install the programs that ours is compared with, each in an environment of its own.

``python tests/slow/benchmarks/install_peers.py DIR``; the measurement itself needs no network.
"""

import argparse
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.peers import PEERS


def main(arguments: Sequence[str] | None = None) -> None:
    """Install from the command line what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of the environments")
    folder: Path = parser.parse_args(arguments).folder.resolve()
    for peer in PEERS:
        if peer.find(folder) is not None:
            sys.stdout.write(f"{peer.name}: there already\n")
        elif peer.package is None:
            sys.stdout.write(f"{peer.name}: install it with your system's package manager (program {peer.program})\n")
        else:
            _install(peer.package, folder / peer.package.partition("==")[0])
            sys.stdout.write(f"{peer.name}: installed {peer.package}\n")


def _install(package: str, folder: Path) -> None:
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", package], check=True)


if __name__ == "__main__":
    main()
