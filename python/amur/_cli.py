"""The command `amur`: the same Rust library as the standalone program."""

import signal
import sys

from amur import _core


def main() -> int:
    """Run the command with the arguments of this process and return its exit status."""
    # Python only notes an interrupt and waits for its own code to go on; the command ends at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _core.command(["amur", *sys.argv[1:]])
