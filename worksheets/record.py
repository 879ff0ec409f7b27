"""Records: classes of a few named parts that are never changed once made."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from threading import RLock
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")

_unfinished: dict[type, bool] = {}
"""The records of which none was made yet, and whether their parts are given by name."""
_lock = RLock()


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def record(made: type[Made]) -> type[Made]:
    """Make a class a record: a dataclass that the type checker holds to be frozen.

    It becomes a dataclass when the first of it is made, or arrives from another process: a short
    command knows a hundred and thirty records, makes half of them, and would take a tenth of its
    time for the others. What is compared or is a key is an ordinary frozen dataclass.
    """
    return _to_be_finished(made, kw_only=False)


@dataclass_transform(
    frozen_default=True, eq_default=False, kw_only_default=True, field_specifiers=(field,)
)
def named_record(made: type[Made]) -> type[Made]:
    """Make a class a record whose parts are given by name."""
    return _to_be_finished(made, kw_only=True)


def finished(made: type[Made]) -> type[Made]:
    """A record as the dataclass that it is, for whoever asks for its parts before one is made."""
    _finish(made)
    return made


def _to_be_finished(made: type[Made], *, kw_only: bool) -> type[Made]:
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        _finish(type(self))
        self.__init__(*args, **kwargs)

    def __setstate__(self: Any, state: dict[str, Any]) -> None:
        _finish(type(self))
        vars(self).update(state)

    made.__setstate__ = __setstate__  # type: ignore[attr-defined]  # `pickle` looks for it
    made.__init__ = __init__  # type: ignore[method-assign]  # until `dataclass` writes one
    _unfinished[made] = kw_only
    return made


def _finish(made: type) -> None:
    """Make a record, and those that it is derived from, the dataclasses that they are."""
    with _lock:
        for each in reversed(made.__mro__):
            if each in _unfinished:
                _become_dataclass(each, kw_only=_unfinished[each])
                del _unfinished[each]


def _become_dataclass(made: type[Any], *, kw_only: bool) -> None:
    """Give a class what `dataclass` gives it, `__init__` last and at once.

    `dataclass` itself writes no `__init__` over one that is there. If that were taken away first,
    another thread that makes one of the class just then would find none, or a base's.
    """
    inherited: dict[str, Any] = {}
    for base in reversed(made.__mro__[1:]):
        if is_dataclass(base):
            inherited.update({each.name: each for each in fields(base)})
    own = made.__annotations__
    given = {name: value for name, value in vars(made).items() if name in own}
    types = {**{name: each.type for name, each in inherited.items()}, **own}
    about = {"__doc__": made.__doc__ or "-", "__module__": made.__module__}
    after = {"__post_init__": made.__post_init__} if hasattr(made, "__post_init__") else {}
    parts = {**about, **after, "__annotations__": types, **inherited, **given}
    like = type(made.__name__, (), parts)
    dataclass(eq=False, repr=False, kw_only=kw_only)(like)
    for name in given:
        if name in vars(like):
            setattr(made, name, vars(like)[name])
        else:
            delattr(made, name)
    for name in ("__dataclass_fields__", "__dataclass_params__", "__match_args__", "__init__"):
        setattr(made, name, vars(like)[name])
