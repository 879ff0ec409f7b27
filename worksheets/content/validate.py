"""Plain data into a model, and what is wrong with it in words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo

from worksheets.content.models import Model, check_braces
from worksheets.content.yaml_file import Step, YamlFile, spelt
from worksheets.problems import Code, Problems, did_you_mean
from worksheets.record import finished
from worksheets.text.shown import shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SomeModel = TypeVar("SomeModel", bound=Model)

_WANTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys and values",
    "dataclass_type": "keys and values",
    "tree_type": "a text, a list, or keys and values",
}
_CHECKS: dict[type[Model], TypeAdapter[Any]] = {}
_EXAMPLES = {"credit": 'credit: "Photocopiable: Title of the book, publisher © author, year."'}


def validate(file: YamlFile, model: type[SomeModel]) -> SomeModel:
    """A file's content as a model; raises `Refused` with every mistake and its place."""
    problems = Problems()
    if not isinstance(file.data, dict):
        what = "empty" if file.data is None else "a list" if isinstance(file.data, list) else "text"
        hint = "begin with a line such as “id: my-sheet”"
        message = f"the file is {what}, but must hold keys and values"
        problems.add(Code.CONTENT_WRONG_TYPE, message, hint, file.where(()))
        raise problems.refused()
    try:
        return checks_of(model).validate_python(file.data)
    except ValidationError as error:
        found = _innermost(error.errors(include_url=False), file.data)
        for number, each in enumerate(found):
            if problems.is_full:
                problems.add_more(len(found) - number)
                break
            _tell(each, file, model, problems)
        problems.sort()
        raise problems.refused() from error


def checks_of(model: type[SomeModel]) -> TypeAdapter[SomeModel]:
    """What checks data for a model, and fills it; pydantic finds the models inside it by itself."""
    if model not in _CHECKS:
        _CHECKS[model] = _checks_of(model)
    return _CHECKS[model]


def _checks_of(model: type[SomeModel]) -> TypeAdapter[SomeModel]:
    for each in _models_below(Model):
        finished(each)
        if each.braces and "_checked_braces" not in vars(each):
            # pydantic looks for it among what the class has.
            each._checked_braces = field_validator(*each.braces)(_check_braces)  # type: ignore[attr-defined]
    return TypeAdapter(model)


def _check_braces(cls: type[Model], words: str, info: ValidationInfo) -> str:
    return check_braces(words, info.field_name, cls.braces)


def _models_below(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield each
        yield from _models_below(each)


def _innermost(errors: Sequence[ErrorDetails], data: Any) -> list[ErrorDetails]:
    """The errors of values, one for each that may have several shapes.

    Of a list whose items are wrong pydantic also says that it is empty, or that it is no text.
    """
    at = [(_path(data, each), each) for each in errors]
    around = {path[:end] for path, _ in at for end in range(len(path))}
    shapes = Counter(path for path, each in at if each["type"] in _WANTED)
    found = {}
    for path, each in at:
        if path in around and each["type"] in (*_WANTED, "too_short"):
            continue
        if shapes[path] > 1 and each["type"] in _WANTED:
            found[path, ""] = each | {"type": "tree_type"}
        else:
            found[path, each["type"]] = each
    return list(found.values())


def _tell(error: ErrorDetails, file: YamlFile, model: type[Model], problems: Problems) -> None:
    path = _path(file.data, error)
    name = "the file"
    if path:
        name = path[-1] if isinstance(path[-1], str) else spelt(path) or ""
    where = file.where(path)
    kind = error["type"]
    if kind == "missing":
        hint = "add a line such as  " + _EXAMPLES.get(name, f"{name}: …")
        problems.add(Code.CONTENT_MISSING_KEY, f"“{name}” is missing", hint, where)
    elif kind == "unexpected_keyword_argument":
        known = _known(model, path[:-1])
        where = file.where(path, key=True)
        problems.add_unknown(Code.CONTENT_UNKNOWN_KEY, "key", name, known, where)
    elif kind in _WANTED:
        message = f"“{name}” must be {_WANTED[kind]}, but is {_is(error['input'])}"
        hint = "" if path and isinstance(path[-1], int) else _shape_hint(name, kind)
        problems.add(Code.CONTENT_WRONG_TYPE, message, hint, where)
    else:
        message, hint = _value(error, name)
        problems.add(Code.CONTENT_BAD_VALUE, message, hint, where)


def _value(error: ErrorDetails, name: str) -> tuple[str, str]:
    """What is wrong with a value, and a hint."""
    given, kind = shown(str(error["input"])), error["type"]
    if kind == "literal_error":
        expected = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return f"“{name}” cannot be “{given}”", did_you_mean(given, expected.split(", "))
    if kind == "string_pattern_mismatch" and error["ctx"]["pattern"].startswith("^[1-9]"):
        # Minutes.
        return f"“{given}” is no whole number from 1 to 999", ""
    if kind == "string_pattern_mismatch" and given.strip():
        return f"“{given}” is not an id", "use small letters, digits and single hyphens: my-sheet"
    if kind == "too_short" and not error["input"]:
        return f"“{name}” is empty", _shape_hint(name, "list_type")
    if kind in ("string_pattern_mismatch", "string_too_short"):
        return f"“{name}” is empty", "write a text, or remove the line"
    if kind == "int_parsing":
        return f"“{given}” is no whole number", ""
    if kind in ("greater_than_equal", "less_than_equal"):
        [limit] = error["ctx"].values()
        return f"“{name}” must be {limit:,} or {'more' if kind[0] == 'g' else 'less'}", ""
    return error["msg"].removeprefix("Value error, "), ""


def _path(data: Any, error: ErrorDetails) -> tuple[Step, ...]:
    """The part of pydantic's path that is in the file: it names branches of unions too."""
    path: list[Step] = []
    loc = error["loc"]
    for place, step in enumerate(loc):
        missing = error["type"] == "missing" and place == len(loc) - 1
        if isinstance(data, dict) and (step in data or missing) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _known(model: type[Model], path: tuple[Step, ...]) -> list[str]:
    """The keys that a mapping at `path` may have; for a union, those of all its models."""
    shapes: list[type[Model]] = [model]
    for step in path:
        if isinstance(step, str):
            inner = [keys[step] for keys in map(keys_of, shapes) if step in keys]
            if not inner:
                # It is a key of a mapping that holds such models.
                continue
            shapes = [found for annotation in inner for found in _models(annotation)]
    return list(dict.fromkeys(name for shape in shapes for name in keys_of(shape)))


def keys_of(model: type[Model]) -> dict[str, Any]:
    """The keys that a file may have for a model, and the types of their values."""
    hints = get_type_hints(finished(model), include_extras=True)
    return {key_of(hints[each.name]) or each.name: hints[each.name] for each in fields(model)}  # type: ignore[arg-type]  # it is finished


def key_of(annotation: Any) -> str | None:
    """The key in a file of what has another name in Python, as its type says it."""
    about = getattr(annotation, "__metadata__", ())
    return next((each.alias for each in about if isinstance(each, FieldInfo)), None)


def _models(annotation: Any) -> list[type[Model]]:
    """The models that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]


def _is(value: object) -> str:
    kinds = {list: "a list", dict: "keys and values", str: "a text", type(None): "empty"}
    return kinds.get(type(value), "something else")


def _shape_hint(name: str, kind: str) -> str:
    if kind in ("tuple_type", "list_type"):
        return f"write  {name}: [one, two]  or a line with “- ” for each"
    if kind in ("string_type", "tree_type"):
        return f"write  {name}: the words"
    return f"write  {name}:  and under it, indented, its keys"
