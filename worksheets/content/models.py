"""The shapes of content files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from typing_extensions import TypeAliasType

from worksheets.problems import Problem
from worksheets.text.braces import has_only

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A name for scripts: small letters, digits and hyphens."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that is not empty."""

Tree = TypeAliasType("Tree", "str | list[Tree] | dict[str, Tree]")
"""A worksheet's own words, in whatever order its template reads them."""


class Model(BaseModel):
    """A mapping in a content file; it may only have the keys of its class."""

    # A validator is built when it is first needed: most commands read few kinds of file.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ContentFile(Model):
    """What a content file holds. In another language it may be a draft, or behind the English."""

    _draft: bool = PrivateAttr(False)
    _stale: tuple[Problem, ...] = PrivateAttr(())

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
        self._draft = self._draft or draft
        self._stale = tuple(dict.fromkeys([*self._stale, *stale]))


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

    @model_validator(mode="after")
    def _default_is_a_value(self) -> OptionSpec:
        if self.default not in self.values:
            raise ValueError(f"the default “{self.default}” is not one of the values")
        return self


class Facilitator(Model):
    """How an activity is led: for how long, with whom, with what, in which steps."""

    minutes: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}$")]
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
    smallest_group: Annotated[int, Field(ge=1, le=1000)] = 5
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
    words_from: dict[str, Id] = {}
    """Words that are another worksheet's: the name of the words and the id of that worksheet."""
    facilitator: Facilitator | None = None
    """How the activity is led, for `--facilitator`."""
    example: dict[str, Words] = {}
    """The worked example of `--example`: what stands in which place."""
    example_variants: tuple[ExampleVariant, ...] = ()
    """What else the worked example says where the sheet has some options."""
    records: Id | None = None
    """The worksheet whose places are the columns of the records that this one is made from."""
    part_of: Id | None = None
    """The worksheet in whose activity it is used; the two are led, and timed, as one."""
    example_records: tuple[dict[str, Words], ...] = ()
    """Records for the worked example of a sheet that is made from records."""
    tally: Tally = Tally()
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


class Phrases(Model):
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

    @field_validator(*BRACES)
    @classmethod
    def _braces(cls, words: str, info: ValidationInfo) -> str:
        return check_braces(words, info.field_name, BRACES)


class Language(ContentFile):
    """`languages/TAG/phrases.yaml`: a language, its phrases, and its words for answers.

    `answers` says what people write for an answer of a form, such as `yes: [ja, j]`; `columns`
    what they call the columns of a register, such as `Enw: name`.
    """

    tag: Words
    name: Words
    phrases: Phrases
    answers: dict[Id, tuple[Words, ...]] = {}
    columns: dict[Words, Words] = {}
