"""The front door of a checkout: `python cli.py` is the same as `worksheets`."""

from worksheets.cli.main import main

if __name__ == "__main__":
    main()
