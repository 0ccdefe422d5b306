"""`python -m amur`: the command `amur`."""

import sys

from amur._cli import main

if __name__ == "__main__":
    sys.exit(main())
