"""`python -m symbios` is the command line."""

import gc

gc.disable()  # modules leave no waste; looking for it is a tenth of the time that loading them takes

from symbios.cli import main  # noqa: E402

gc.enable()
main()
