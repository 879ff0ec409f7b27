"""The command line: one module a command, and the only place that knows typer."""

import gc
import os

from worksheets.cli.lazy_modules import SELDOM_USED, load_when_used

# What starts up stays: collecting among it would take a tenth of a short command's time.
gc.set_threshold(50_000, 20, 20)
# pydantic would look through every installed package for plugins; content needs none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
for _name in SELDOM_USED:
    load_when_used(_name)
