"""The shapes of content files.

A shape is a record, which pydantic fills from a file's data (`validate`). Nothing here imports
pydantic: it would take a third of a short command's time, and the built-in content was checked
when the package was made (`ready`).
"""

from __future__ import annotations

import copy
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, dataclass_transform

from worksheets.problems import Problem
from worksheets.record import named_record
from worksheets.text.braces import has_only

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

    # Evaluated, such a type would need a package that nothing else needs at a start.
    Tree = str | list["Tree"] | dict[str, "Tree"]


class Limits:
    """Limits of a text or a number, in the words of pydantic's core schema."""

    def __init__(self, **limits: object) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """The schema of the plain type, with the limits."""
        return {**handler(source), **self._limits}


if not TYPE_CHECKING:

    class Tree:
        """A worksheet's own words, in whatever order its template reads them."""

        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
            """The schema of texts, and of lists and mappings of trees."""
            from pydantic_core import core_schema as schema

            tree, text = schema.definition_reference_schema("Tree"), schema.str_schema()
            kinds = [text, schema.list_schema(tree), schema.dict_schema(text, tree)]
            return schema.definitions_schema(tree, [schema.union_schema(kinds, ref="Tree")])


Id = Annotated[str, Limits(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A name for scripts: small letters, digits and hyphens."""
Words = Annotated[str, Limits(min_length=1, pattern=r"\S")]
"""A text that is not empty."""


@dataclass_transform(
    frozen_default=True, eq_default=False, kw_only_default=True, field_specifiers=(field,)
)
class Model:
    """A mapping in a content file; it may only have the keys of its class.

    Its methods have the names of pydantic's, which do the same.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    braces: ClassVar[Mapping[str, Sequence[str]]] = {}
    """The words that values are filled into, and the names of the values."""

    def __init_subclass__(cls, braces: Mapping[str, Sequence[str]] | None = None) -> None:
        """Each class is a record; `braces` are those of its words."""
        cls.braces = braces or {}
        named_record(cls)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    # Lists and mappings are inside.
    __hash__ = None  # type: ignore[assignment]  # as Python itself writes it

    def model_dump(self, *, exclude: Collection[str] = ()) -> dict[str, Any]:
        """What a file would hold: texts, numbers, lists and mappings."""
        return {
            each.name: _as_data(getattr(self, each.name))
            for each in fields(self)  # type: ignore[arg-type]  # a record that was made is one
            if each.name not in exclude
        }

    def model_dump_json(self, *, exclude: Collection[str] = ()) -> str:
        """The same as JSON in one line."""
        data = self.model_dump(exclude=exclude)
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def model_copy(self, update: Mapping[str, Any]) -> Self:
        """The same with other values under some of the keys; they are not checked."""
        other = copy.copy(self)
        vars(other).update(update)
        return other


class ContentFile(Model):
    """What a content file holds. In another language it may be a draft, or behind the English."""

    _draft: ClassVar[bool] = False
    _stale: ClassVar[tuple[Problem, ...]] = ()

    @property
    def is_draft(self) -> bool:
        """Whether any of the words are a translation that nobody has reviewed."""
        return self._draft

    @property
    def stale(self) -> tuple[Problem, ...]:
        """Warnings of the words that were translated from other English than there is now."""
        return self._stale

    def mark(self, *, draft: bool, stale: Sequence[Problem] = ()) -> None:
        """Note that the words are a draft, or behind the English; what was noted before stays."""
        noted = tuple(dict.fromkeys([*self._stale, *stale]))
        vars(self).update(_draft=self._draft or draft, _stale=noted)


class Aspect(ContentFile):
    """One of the chapter's recommendations, which a SWOT analysis can be for."""

    id: Id
    """Its name in `--aspect`."""
    text: Words
    """What it says, as the chapter has it."""


class Chapter(ContentFile):
    """`chapter.yaml`: where the words come from, and the aspects."""

    title: Words
    """The chapter's title."""
    author: Words
    """Who wrote it: the author in the metadata of every sheet whose credit has this name."""
    source: Words
    """The book and the chapter."""
    credit: Words
    """The line that stands under the chapter's words."""
    licence: Words
    """What may be done with the words: the rights in the metadata of these sheets."""
    aspects: tuple[Aspect, ...]
    """The chapter's recommendations, which `--aspect` chooses from."""
    worksheets: tuple[Id, ...] = ()
    """The order in which lists show the worksheets; others follow."""


class OptionSpec(Model):
    """A variant of a worksheet: the values it can take and what it is for."""

    name: Id
    """What it is called in `--option NAME=VALUE`."""
    values: tuple[Words, ...]
    """What it can be."""
    default: Words
    """What it is if nobody chooses; one of the values."""
    help: Words
    """What it is for, as `show` says it."""

    def __post_init__(self) -> None:
        """Raises ValueError for a default that is not one of the values."""
        if self.default not in self.values:
            raise ValueError(f"the default “{self.default}” is not one of the values")


class Facilitator(Model):
    """How an activity is led: for how long, with whom, with what, in which steps."""

    minutes: Annotated[str, Limits(pattern=r"^[1-9][0-9]{0,2}$")]
    """How long the activity takes."""
    group: Words
    """With whom it is done."""
    materials: tuple[Words, ...]
    """What is needed."""
    steps: tuple[Words, ...]
    """What is done, step by step."""
    afterwards: tuple[Words, ...]
    """What to ask when it is done."""
    prompts: tuple[Id, ...] = ()
    """Prompt banks that help when a group does not get going."""
    credit: Words | None = None
    """The line at the foot of the facilitator's page; the worksheet's if there is none."""


class Tally(Model):
    """What is special when a group's answers to a worksheet are added up."""

    who: tuple[Words, ...] = ("name",)
    """Places that say who filled a sheet in; they are never listed."""
    group: Words = "service"
    """The place that answers are compared by; it is never listed."""
    date: Words = "date"
    """The place that says when; it is never listed."""
    smallest_group: Annotated[int, Limits(ge=1, le=1000)] = 5
    """Of fewer people than this nothing is shown by itself."""
    leave_out: tuple[Words, ...] = ()
    """Further places that are never listed, because they say who wrote them or say nothing of their
    own; `*` stands for anything."""

    @property
    def about_whom(self) -> tuple[str, ...]:
        """The places that say who answered, from where and when."""
        return (*self.who, self.group, self.date)


class ExampleVariant(Model):
    """What else the worked example says where the worksheet has these options."""

    options: dict[Id, Words]
    """The options that the sheet must have."""
    example: dict[str, Words]
    """What else then stands in its places."""


class Worksheet(ContentFile):
    """`worksheets/ID.yaml`: a worksheet's words."""

    id: Id
    """The worksheet's name: that of its file and of its template."""
    title: Words
    """Its title, at the top of the first page."""
    short: str = ""
    """A shorter title for the top of further pages."""
    source: Words
    """Where it is from, as lists show it."""
    credit: Words
    """Whose words they are; printed at the foot of every page."""
    author: Words | None = None
    """Who wrote the words, for the metadata of the PDF; without it the chapter's author, if the
    credit names them."""
    licence: Words | None = None
    """What may be done with the words, for the metadata of the PDF."""
    takes: tuple[Literal["aspect", "prompts"], ...] = ()
    """What `build` may give it: `aspect` and `prompts`."""
    options: tuple[OptionSpec, ...] = ()
    """Its variants, for `--option`."""
    words: dict[str, Tree]
    """Its words under names of your own; the template reads them as `words.NAME`."""
    words_from: dict[str, Id] = field(default_factory=dict)
    """Words that are another worksheet's: the name of the words and the id of that worksheet."""
    facilitator: Facilitator | None = None
    """How the activity is led, for `--facilitator`."""
    example: dict[str, Words] = field(default_factory=dict)
    """The worked example of `--example`: what stands in which place."""
    example_variants: tuple[ExampleVariant, ...] = ()
    """What else the worked example says where the sheet has some options."""
    records: Id | None = None
    """The worksheet whose places are the columns of the records that this one is made from."""
    part_of: Id | None = None
    """The worksheet in whose activity it is used; the two are led, and timed, as one."""
    example_records: tuple[dict[str, Words], ...] = ()
    """Records for the worked example of a sheet that is made from records."""
    tally: Tally = field(default_factory=Tally)
    """What is special when answers are added up."""


class PromptBank(ContentFile):
    """`prompts/ID.yaml`: short prompts for a group that does not know where to begin."""

    id: Id
    """Its name in `--prompts`: that of its file."""
    title: Words
    """What stands above the prompts."""
    source: Words
    """Where they are from."""
    prompts: tuple[Words, ...]
    """The prompts, one after another."""


def check_braces(words: str, name: str | None, known: Mapping[str, Sequence[str]]) -> str:
    """The words; raises ValueError if they have other braces than those known by their name."""
    braces = known[name or ""]
    if not has_only(words, braces):
        allowed = " and ".join(f"{{{brace}}}" for brace in braces)
        raise ValueError(f"“{name}” can only have the braces {allowed}")
    return words


BRACES = {
    "page": ("page", "pages"),
    "continued": ("label",),
    "continues": ("page",),
    "example": ("title",),
    "facilitator": ("title",),
    "minutes": ("minutes",),
}
"""The phrases that values are filled into, and the names of the values."""


class Phrases(Model, braces=BRACES):
    """The words that every sheet adds, whatever is on it; braces are filled in."""

    page: Words
    draft: Words
    continued: Words
    continues: Words
    starting_points: Words
    example: Words
    facilitator: Words
    minutes: Words
    group: Words
    materials: Words
    steps: Words
    afterwards: Words
    take_back: Words


class Language(ContentFile):
    """`languages/TAG/phrases.yaml`: a language, its phrases, and its words for answers.

    `answers` says what people write for an answer of a form, such as `yes: [ja, j]`; `columns`
    what they call the columns of a register, such as `Enw: name`.
    """

    tag: Words
    name: Words
    phrases: Phrases
    answers: dict[Id, tuple[Words, ...]] = field(default_factory=dict)
    columns: dict[Words, Words] = field(default_factory=dict)


Status = Literal["draft", "reviewed"]


class Entry(Model):
    """One text in another language; without a text it is still to be translated.

    `hash` is that of the English that it was made from; `status` is the file's if none is given.
    """

    text: str | None = None
    hash: str = ""
    status: Status | None = None


class Translation(Model):
    """`languages/TAG/…yaml`: the texts of one content file in another language, by their paths."""

    status: Status = "draft"
    entries: Mapping[str, Entry] = field(default_factory=dict)


class SpokenLanguage(Translation):
    """`languages/TAG/phrases.yaml`: what a language is, and its phrases.

    `answers` are its words for answers (`yes: [ydw, oes]`), `columns` its headings of registers
    and the columns that they mean, `keep` names and references that are the same in English.
    """

    tag: Words | None = None
    name: Words | None = None
    answers: Mapping[Id, tuple[Words, ...]] = field(default_factory=dict)
    columns: Mapping[Words, Words] = field(default_factory=dict)
    keep: tuple[Words, ...] = ()


def _as_data(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump()
    if isinstance(value, Mapping):
        return {key: _as_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_data(each) for each in value]
    return value
