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
    text: Words


class Chapter(ContentFile):
    """`chapter.yaml`: where the words come from, and the aspects; `worksheets` gives an order."""

    title: Words
    author: Words
    source: Words
    credit: Words
    licence: Words
    aspects: tuple[Aspect, ...]
    worksheets: tuple[Id, ...] = ()


class OptionSpec(Model):
    """A variant of a worksheet: the values it can take and what it is for."""

    name: Id
    values: tuple[Words, ...]
    default: Words
    help: Words

    @model_validator(mode="after")
    def _default_is_a_value(self) -> OptionSpec:
        if self.default not in self.values:
            raise ValueError(f"the default “{self.default}” is not one of the values")
        return self


class Facilitator(Model):
    """How an activity is led: for how long, with whom, with what, in which steps.

    `prompts` names the banks that help whoever leads it when a group does not get going. `credit`
    stands under its page, whose words are not those of the worksheet; without one it is the
    worksheet's.
    """

    minutes: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}$")]
    group: Words
    materials: tuple[Words, ...]
    steps: tuple[Words, ...]
    afterwards: tuple[Words, ...]
    prompts: tuple[Id, ...] = ()
    credit: Words | None = None


class Tally(Model):
    """What is special when a group's answers to a worksheet are added up.

    `who` are places that say who filled a sheet in, `group` the place that answers are compared
    by, `date` the one that says when: none of them is ever listed. Of fewer people than
    `smallest_group` nothing is shown by itself. `leave_out` are further places that are never
    listed, because they say who wrote them or say nothing of their own; `*` stands for anything.
    """

    who: tuple[Words, ...] = ("name",)
    group: Words = "service"
    date: Words = "date"
    smallest_group: Annotated[int, Field(ge=1, le=1000)] = 5
    leave_out: tuple[Words, ...] = ()

    @property
    def about_whom(self) -> tuple[str, ...]:
        """The places that say who answered, from where and when."""
        return (*self.who, self.group, self.date)


class ExampleVariant(Model):
    """What else the worked example says where the worksheet has these options."""

    options: dict[Id, Words]
    example: dict[str, Words]


class Worksheet(ContentFile):
    """`worksheets/ID.yaml`: a worksheet's words; `takes` says what `build` may give it.

    `short` is a short title, which stands above the second page and on.

    `author` and `licence` say who wrote the words and what may be done with them, where that is not
    the chapter's author; `credit` is printed, they are in the file's metadata.

    `words_from` names words that are another worksheet's, and that worksheet: both then say the
    same. `records` names the worksheet whose places are the columns of the records it is made from;
    `part_of` the worksheet whose activity it is used in: the two are led, and timed, as one.
    """

    id: Id
    title: Words
    short: str = ""
    source: Words
    credit: Words
    author: Words | None = None
    licence: Words | None = None
    takes: tuple[Literal["aspect", "prompts"], ...] = ()
    options: tuple[OptionSpec, ...] = ()
    words: dict[str, Tree]
    words_from: dict[str, Id] = {}
    facilitator: Facilitator | None = None
    example: dict[str, Words] = {}
    example_variants: tuple[ExampleVariant, ...] = ()
    records: Id | None = None
    part_of: Id | None = None
    example_records: tuple[dict[str, Words], ...] = ()
    tally: Tally = Tally()


class PromptBank(ContentFile):
    """`prompts/ID.yaml`: short prompts for a group that does not know where to begin."""

    id: Id
    title: Words
    source: Words
    prompts: tuple[Words, ...]


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
