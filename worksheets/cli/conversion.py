"""Values of options that need no conversion: text, and what nobody gave.

typer has pydantic convert every value of a command, and builds a validator for each option, given
or not. Importing pydantic alone would take a third of a short command's time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args, get_origin

from typer.core import TyperArgument, TyperGroup, TyperOption


def convert_only_what_must_be(command: Any) -> None:
    """Let typer convert those values of a command, or of a group's commands, that need it."""
    if isinstance(command, TyperGroup):
        for each in command.commands.values():
            convert_only_what_must_be(each)
    for parameter in command.params:
        _convert_only_if_need_be(parameter)
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        """The option `--help`, which typer makes while it reads the command line."""
        option = made(context)
        _convert_only_if_need_be(option)
        return option

    command.get_help_option = help_option


def _convert_only_if_need_be(parameter: Any) -> None:
    # typer asks the parameter's method for what converts.
    if isinstance(parameter, TyperArgument | TyperOption) and "get_runtime_param" not in vars(
        parameter
    ):
        parameter.get_runtime_param = _Conversion(parameter).itself  # type: ignore[assignment]


class _Conversion:
    """What converts the value of one parameter; typer's own conversion is made when needed."""

    def __init__(self, parameter: TyperArgument | TyperOption) -> None:
        self._annotation: Any = parameter.type_descriptor.annotation
        self._typers: Callable[[], Any] = parameter.get_runtime_param

    def itself(self) -> _Conversion:
        """This, as typer asks for it."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as the command takes it; raises what typer raises for a wrong one."""
        if value is None and param.nargs == 1 and not param.multiple:
            return None
        if get_origin(self._annotation) is list and isinstance(value, list | tuple):
            if not value or get_args(self._annotation) == (str,):
                # A list of its own: the default is every run's.
                return list(value)
        elif self._annotation in (str, int) and type(value) is self._annotation:
            # On the command line a number is text: a number is the default.
            return value
        return self._typers().coerce(value, param=param, ctx=ctx)
