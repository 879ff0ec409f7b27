"""`python -m worksheets` is the same as `worksheets`."""

from worksheets.cli.main import main

main()
