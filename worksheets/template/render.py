"""Render a template: content and choices go in, sheet markup with positions comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from worksheets.problems import Code, Problem, Refused, Where, unknown
from worksheets.process.limits import LimitReached
from worksheets.record import record

if TYPE_CHECKING:
    from worksheets.template.environment import Find, Sandbox, Templates

MOST_MARKUP = 4_000_000
"""The most characters that a template may write."""
_TOO_MUCH = {
    MemoryError: "it needs too much memory",
    RecursionError: "it calls itself too often",
}


@record
class Rendered:
    """Sheet markup, with positions in the files that are numbered as in `files`.

    `names` are the templates that it was made of, as they call one another.
    """

    text: str
    files: Sequence[str]
    names: Sequence[str] = ()


def render(name: str, find: Find, values: Mapping[str, object]) -> Rendered:
    """Render the template of a name; raises `Refused` with the template's line."""
    from jinja2 import TemplateError

    from worksheets.template.environment import RunsAway, Sandbox, Templates

    sandbox = Sandbox(find)
    loader = sandbox.loader
    assert isinstance(loader, Templates)
    try:
        text = _write(sandbox, name, values)
        return Rendered(text, loader.files, list(loader.lines))
    except Refused:
        raise
    except LimitReached as reached:
        # Whoever set the limit has to know where it was reached.
        where = _innermost(reached, loader)
        reached.file, reached.line = where.file, where.line
        raise
    except (RunsAway, MemoryError, RecursionError) as error:
        message = str(error) if isinstance(error, RunsAway) else _TOO_MUCH[type(error)]
        raise _refusal(Code.TEMPLATE_RUNS_AWAY, message, error, loader) from error
    except TemplateError as error:
        raise _template_error(error, name, loader, values) from error
    except Exception as error:
        # Any error that Python raises here comes from a mistake in the template.
        message = f"the template fails: {error}"
        raise _refusal(Code.TEMPLATE_ERROR, message, error, loader) from error


def _write(sandbox: Sandbox, name: str, values: Mapping[str, object]) -> str:
    from worksheets.template.environment import RunsAway

    parts, length = [], 0
    for part in sandbox.get_template(name).generate(values):
        length += len(part)
        if length > MOST_MARKUP:
            raise RunsAway(f"it writes more than {MOST_MARKUP:,} characters")
        parts.append(part)
    return "".join(parts)


def _template_error(
    error: Any, name: str, loader: Templates, values: Mapping[str, object]
) -> Refused:
    """What Jinja found wrong, in plain words."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    if isinstance(error, TemplateNotFound):
        message = f"there is no template “{error.name}”"
        hint = f"make templates/{error.name}" if error.name == name else "check the name"
        return _refusal(Code.TEMPLATE_MISSING, message, error, loader, hint)
    if isinstance(error, TemplateSyntaxError):
        where = Where(error.filename or name, error.lineno)
        hint = "check the {% … %} and {{ … }} of this line"
        return Refused([Problem(Code.TEMPLATE_SYNTAX, error.message or "", hint, where)])
    if isinstance(error, UndefinedError):
        return _undefined(error, loader, values)
    code = Code.TEMPLATE_FORBIDDEN if isinstance(error, SecurityError) else Code.TEMPLATE_ERROR
    return _refusal(code, str(error), error, loader)


def _undefined(error: Exception, loader: Templates, values: Mapping[str, object]) -> Refused:
    """The problem of a name that the content does not have."""
    text = str(error)
    lacks = re.search(r"'([^']*)' is undefined|has no attribute '([^']*)'", text)
    word = next((part for part in lacks.groups() if part), "") if lacks else ""
    if not word:
        return _refusal(Code.TEMPLATE_UNDEFINED, text, error, loader)
    known: dict[str, str] = {}
    _gather(values, known, 4)
    if word in known:
        message = f"“{word}” is not where the template looks for it"
        hint = "check that the template that it imports still has this macro"
        # A name by itself may stand deeper; what another thing lacks is a macro.
        if lacks and lacks[1] and "." in known[word]:
            hint = f"did you mean {known[word]}?"
        return _refusal(Code.TEMPLATE_UNDEFINED, message, error, loader, hint)
    where, of = _innermost(error, loader), "the content"
    problem = unknown(Code.TEMPLATE_UNDEFINED, "word", word, known, where, of=of)
    near = re.fullmatch(r"did you mean (.*)\?", problem.hint)
    # The way to it from the top, or else where to begin.
    hint = f"did you mean {known[near[1]]}?" if near else f"known: {', '.join(values)}"
    return Refused([replace(problem, hint=hint)])


def _gather(values: Mapping[str, object], names: dict[str, str], levels: int) -> None:
    """Every name in some values, and how a template reaches it: the shortest way there is."""
    waiting: list[tuple[str, object]] = [("", values)]
    for _ in range(levels + 1):
        below: list[tuple[str, object]] = []
        for above, tree in waiting:
            if isinstance(tree, Mapping):
                for key, inner in tree.items():
                    names.setdefault(str(key), f"{above}{key}")
                    below.append((f"{above}{key}.", inner))
            elif isinstance(tree, list) and tree:
                # What is in a list is reached through a loop, which has a name of its own.
                below.append(("", tree[0]))
        waiting = below


def _refusal(
    code: Code, message: str, error: BaseException, loader: Templates, hint: str = ""
) -> Refused:
    """A problem at the innermost line of a template that the error came from."""
    return Refused([Problem(code, message, hint, _innermost(error, loader))])


def _innermost(error: BaseException, loader: Templates) -> Where:
    """The innermost line of a template that an error came from."""
    where = Where(loader.files[0]) if loader.files else Where()
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in loader.files:
            where = Where(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return where
