"""The command line: one module a command, and the only place that knows typer."""

import gc
import os

# What starts up stays: collecting among it would take a tenth of a short command's time.
gc.set_threshold(50_000, 20, 20)
# pydantic would look through every installed package for plugins; content needs none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
