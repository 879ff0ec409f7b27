"""The front door of a checkout: `python cli.py build swot` runs what `worksheets build swot` does."""

from worksheets.cli.main import main

if __name__ == "__main__":
    main()
