"""`python -m symbios` is the command line."""

from symbios.cli import main

main()
