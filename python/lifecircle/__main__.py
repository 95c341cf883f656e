"""The command line: ``python -m lifecircle --help``."""

from __future__ import annotations

import sys

from lifecircle._cli import main

if __name__ == "__main__":
    sys.exit(main())
