"""`python -m relaas` is the program `relaas`."""

import sys

from relaas.program.command_line import main

sys.exit(main())
