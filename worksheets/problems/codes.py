"""The codes of all problems: how bad each is, what it means, and what to do about it.

To add one, write one line here and run `python docs/problems.py`, which writes docs/problems.md
anew. A code never changes once it is released: scripts rely on it.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(StrEnum):
    """How bad a problem is: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Exit(IntEnum):
    """The exit codes that scripts may rely on."""

    meaning: str

    def __new__(cls, number: int, meaning: str) -> Exit:
        """Make a member of a line below."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.meaning = meaning
        return member

    DONE = 0, "The work is done."
    WRONG = 1, "Content, data or a template is wrong, a file is missing, or the work failed."
    USAGE = 2, "The command line is wrong."
    STRICT = 3, "A warning failed because of `--strict`; nothing was written."
    INTERRUPTED = 130, "The run was interrupted; no half-written file is left."


ERROR, WARNING = Level.ERROR, Level.WARNING


class Code(StrEnum):
    """What can be wrong: a code, its usual level, its meaning, and the hint if no other is given.

    The meaning is a whole sentence for docs/problems.md. The hint is what a message says where it
    knows nothing better.
    """

    level: Level
    meaning: str
    hint: str

    def __new__(cls, code: str, level: Level, meaning: str, hint: str = "") -> Code:
        """Make a member of a line below."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.level, member.meaning, member.hint = level, meaning, hint
        return member

    # A table: each code is one line, however long.
    # fmt: off
    # The command line and its surroundings
    USAGE = "usage", ERROR, "An option, a command or an argument does not exist or is missing."
    UNKNOWN_WORKSHEET = "unknown-worksheet", ERROR, "There is no worksheet of this name."
    UNKNOWN_ASPECT = "unknown-aspect", ERROR, "The chapter has no aspect of this name."
    UNKNOWN_PROMPTS = "unknown-prompts", ERROR, "There is no prompt bank of this name."
    UNKNOWN_PACK = "unknown-pack", ERROR, "There is no pack of this name."
    UNKNOWN_OPTION = "unknown-option", ERROR, "No worksheet that you named takes this option."
    UNKNOWN_PROFILE = "unknown-profile", ERROR, "There is no profile of this name."
    UNKNOWN_PAPER = "unknown-paper", ERROR, "There is no paper of this name."
    UNKNOWN_LANG = "unknown-lang", ERROR, "The content has no language of this name."
    NOT_TRANSLATED = "not-translated", ERROR, "A text does not exist in this language."
    SHEET_PLACES_DIFFER = "sheet-places-differ", ERROR, "A sheet has other places in one language than in another."
    TRANSLATION_STALE = "translation-stale", WARNING, "The English has changed since a text was translated."
    TRANSLATION_ENGLISH = "translation-english", WARNING, "A translation has words of its English in it."
    TRANSLATION_UNUSED = "translation-unused", WARNING, "A translation has an entry for a text that the English does not have."
    UNKNOWN_NAME = "unknown-name", ERROR, "The content has nothing of this name."
    UNKNOWN_FIELD = "unknown-field", ERROR, "No sheet that you named has this place."
    BAD_VALUE = "bad-value", ERROR, "An option or a place cannot have this value."
    BAD_ENVIRONMENT = "bad-environment", ERROR, "An environment variable has a value that cannot be used."
    MISSING_PACKAGE = "missing-package", ERROR, "This command needs a package that is not installed."
    MISSING_DATA = "missing-data", ERROR, "The worksheet is made from records, and there is no `--data`."

    # Files of every kind
    FILE_MISSING = "file-missing", ERROR, "A file or folder does not exist.", "check how its name is written, and in which folder it is"
    FILE_EXISTS = "file-exists", ERROR, "A new file would replace one that is there."
    FILE_UNREADABLE = "file-unreadable", ERROR, "A file cannot be read, or is a folder or a device."
    FILE_TOO_LARGE = "file-too-large", ERROR, "A file is larger than any content or register.", "split it"
    FILE_ENCODING = "file-encoding", ERROR, "A text file is not UTF-8.", "save it as UTF-8"
    SYSTEM_ERROR = "system-error", ERROR, "The operating system refused something that nothing above covers."
    NO_PROCESS = "no-process", ERROR, "A file needs a process of its own, and the system starts none.", "close something, or try again later"
    PROCESS_ENDED = "process-ended", ERROR, "A process that was making files was killed or crashed.", "close other programs, or give --jobs 1, and run it again: finished files stay"
    OUTPUT_UNWRITABLE = "output-unwritable", ERROR, "The output cannot be written.", "name another file or folder, or make room"
    MORE_PROBLEMS = "data-more", ERROR, "There are more problems than the hundred that are listed.", "mend those above first"

    # Content
    CHECK_OUTSIDE = "check-outside", ERROR, "A file to check is in no `content/` or `templates/` folder."
    YAML_SYNTAX = "yaml-syntax", ERROR, "The file is not YAML, is nested too deep, or holds more than one document."
    YAML_REPEATED_KEY = "yaml-repeated-key", ERROR, "A mapping has the same key twice.", "remove one of them"
    YAML_ALIAS = "yaml-alias", ERROR, "The file has an anchor or an alias, which are not read."
    CONTENT_MISSING_KEY = "content-missing-key", ERROR, "A required key is missing."
    CONTENT_UNREAD = "content-unread", WARNING, "Nothing reads this file."
    CREDIT_MISSING = "credit-missing", WARNING, "The chapter's words stand on a sheet whose credit does not name the chapter's author."
    CREDIT_BORROWED = "credit-borrowed", WARNING, "A worksheet that is not of the chapter names the chapter's author in its credit."
    CHANGE_UNUSED = "change-unused", WARNING, "A change matches no words."
    CONTENT_UNKNOWN_KEY = "content-unknown-key", ERROR, "There is no key of this name here."
    CONTENT_WRONG_TYPE = "content-wrong-type", ERROR, "A text, a list or a mapping stands where another of them belongs."
    CONTENT_BAD_VALUE = "content-bad-value", ERROR, "A value is out of range or not one of those allowed."
    CONTENT_ID_MISMATCH = "content-id-mismatch", ERROR, "A file's name and its `id` differ."
    CONTENT_WRONG_SUFFIX = "content-wrong-suffix", ERROR, "A content file ends in `.yml`, not in `.yaml`."
    CONTENT_EMPTY_FOLDER = "content-empty-folder", ERROR, "A folder for `--content` holds neither `content/` nor `templates/`."

    # Templates and sheets
    TEMPLATE_MISSING = "template-missing", ERROR, "No template folder holds a template of this name."
    TEMPLATE_SYNTAX = "template-syntax", ERROR, "A `{% … %}` or `{{ … }}` of a template is wrong."
    TEMPLATE_UNDEFINED = "template-undefined", ERROR, "A template asks for a word that the content does not have."
    TEMPLATE_FORBIDDEN = "template-forbidden", ERROR, "A template does something that templates may not."
    TEMPLATE_ERROR = "template-error", ERROR, "A template fails."
    TEMPLATE_RUNS_AWAY = "template-runs-away", ERROR, "A template needs more time or memory, or writes more, than any sheet."
    SHEET_SYNTAX = "sheet-syntax", ERROR, "The markup is not well-formed XML."
    SHEET_DOCTYPE = "sheet-doctype", ERROR, "The markup declares a document type or entities, or has a CDATA section."
    SHEET_UNKNOWN_ELEMENT = "sheet-unknown-element", ERROR, "The markup has no such element."
    SHEET_UNKNOWN_ATTRIBUTE = "sheet-unknown-attribute", ERROR, "The element has no such attribute."
    SHEET_MISSING_ATTRIBUTE = "sheet-missing-attribute", ERROR, "The element lacks a required attribute."
    SHEET_BAD_VALUE = "sheet-bad-value", ERROR, "An attribute cannot have this value."
    SHEET_MISPLACED = "sheet-misplaced", ERROR, "An element or a text is not allowed here."
    SHEET_EMPTY = "sheet-empty", ERROR, "An element has nothing in it."
    SHEET_TOO_LARGE = "sheet-too-large", ERROR, "The sheet has more places or elements than any sheet may have."
    SHEET_REPEATED_PLACE = "sheet-repeated-place", ERROR, "Two places have the same name, or one name continues another after a dot.", "rename one of them"

    PICTURE_UNREADABLE = "picture-unreadable", ERROR, "A picture is neither PNG nor SVG, is damaged, or has more in it than plain drawing."
    PICTURE_PHOTOGRAPH = "picture-photograph", ERROR, "A picture is a photograph or has shades of grey, which a copier loses.", "use line art: black on white"

    # Registers
    DATA_FORMAT = "data-format", ERROR, "The file is of no kind that registers can have."
    DATA_SYNTAX = "data-syntax", ERROR, "The file is not well-formed."
    DATA_EMPTY = "data-empty", ERROR, "The file has no rows."
    DATA_CHANGED = "data-changed", ERROR, "Somebody wrote to the file while it was read.", "try again"
    DATA_RAGGED_ROW = "data-ragged-row", ERROR, "A row has more or fewer cells than the header."
    DATA_REPEATED_COLUMN = "data-repeated-column", ERROR, "Two columns mean the same place.", "rename one of them"
    DATA_MISSING_NAME = "data-missing-name", ERROR, "A row, or the whole file, has no name where one is needed."
    DATA_REPEATED_ID = "data-repeated-id", ERROR, "Two rows have the same `id`.", "give each row its own"
    DATA_REPEATED_KEY = "data-repeated-key", ERROR, "A row has the same key twice.", "remove one of them"
    DATA_LOST_CHARACTER = "data-lost-character", ERROR, "Saving the file lost a letter: a `?` stands in a name, or two letters stand for one."
    DATA_FORMULA = "data-formula", ERROR, "A cell of a workbook is a formula."
    DATA_ERROR_CELL = "data-error-cell", ERROR, "A cell of a workbook is an error such as `#N/A`.", "mend it or empty it"
    DATA_TOO_LONG = "data-too-long", ERROR, "A cell is longer than any answer, or has more marks over a letter than any language.", "shorten it"
    DATA_NO_SHEET = "data-no-sheet", ERROR, "The workbook has no sheet or table of the name that you gave."
    DATA_WHICH_SHEET = "data-which-sheet", WARNING, "The workbook has several sheets, and one of them was read."
    DATA_HIDDEN = "data-hidden", WARNING, "Hidden rows or columns of a workbook are left out."
    DATA_ABOVE = "data-above", WARNING, "Rows above the header, such as a title, are left out.", "make the header the first row if they are wanted"
    DATA_NO_PERSON = "data-no-person", WARNING, "A row is a total or repeats the header, and is left out.", "if it is a person after all, write the name in another way"
    DATA_UNKNOWN_COLUMN = "data-unknown-column", WARNING, "A column has no name or matches no place, and is ignored."

    # Tallies
    TALLY_WHICH_WORKSHEET = "tally-which-worksheet", ERROR, "The answers do not say which worksheet they belong to."
    TALLY_ODD_ANSWER = "tally-odd-answer", WARNING, "An answer is not one that its place can have; it is counted apart."
    TALLY_INVALID_FORM = "tally-invalid-form", WARNING, "A board repeats or lacks a letter, or has an unknown one; it is not counted.", "correct it, or leave it out with --skip-invalid"
    TALLY_TOTAL = "tally-total", WARNING, "A written total is not the sum of its scores."
    TALLY_BEFORE_DIFFERS = "tally-before-differs", ERROR, "The answers of two days are of two kinds and cannot be compared."
    TALLY_UNPRINTABLE = "tally-unprintable", WARNING, "An answer has a character that cannot be printed, or is too long; the figures are not affected."
    TALLY_NO_BEFORE = "tally-no-before", WARNING, "A worksheet has no answers from the earlier day."

    # Returned forms
    ANSWERS_NOT_PDF = "answers-not-pdf", ERROR, "A returned file is neither a PDF nor FDF or XFDF."
    ANSWERS_DAMAGED = "answers-damaged", ERROR, "A returned PDF is damaged beyond repair."
    ANSWERS_ENCRYPTED = "answers-encrypted", ERROR, "A returned PDF is locked with a password."
    ANSWERS_NOT_OURS = "answers-not-ours", ERROR, "A returned PDF has no fields of a worksheet."
    ANSWERS_NO_FIELDS = "answers-no-fields", ERROR, "A returned PDF is a worksheet that was made for printing, without fields."
    ANSWERS_FLATTENED = "answers-flattened", WARNING, "A returned form was flattened or printed to a file: its ticks and texts are read from its pages.", "compare the answers with the pages, or ask for the form itself, saved"
    ANSWERS_JOINED = "answers-joined", ERROR, "Several returns were joined into one PDF in a way that mixes or loses answers.", "ask for them one by one"
    ANSWERS_TOO_MUCH = "answers-too-much", ERROR, "A returned PDF has more or longer fields than any form."
    ANSWERS_TOO_LONG = "answers-too-long", ERROR, "A value is longer than a cell of a workbook can be.", "write CSV"
    ANSWERS_NONE = "answers-none", ERROR, "A folder holds no PDF."
    ANSWERS_PARTED = "answers-parted", WARNING, "Several returns were joined into one PDF; they are told apart by their pages."
    ANSWERS_BESIDE = "answers-beside", WARNING, "Somebody wrote beside the fields; that is not collected.", "look at it in a viewer"
    ANSWERS_RETURNED_TWICE = "answers-returned-twice", WARNING, "One numbered form came back twice with different answers.", "--latest keeps the one saved last"
    ANSWERS_MISSING_FIELD = "answers-missing-field", WARNING, "A form lacks fields that its worksheet has.", "check that no answer is missing"
    ANSWERS_FOREIGN_FIELD = "answers-foreign-field", WARNING, "A form has fields that its worksheet does not have; they are collected too."
    ANSWERS_NOT_READ = "answers-not-read", WARNING, "A folder holds files of kinds that are not read."
    ANSWERS_BLANK = "answers-blank", WARNING, "Nobody filled in anything since the form was built.", "was it filled in and not saved?"
    ANSWERS_DOUBLED = "answers-doubled", WARNING, "A file has the bytes of another, or says the same of the same numbered form, and is counted once.", "remove one of them"
    ANSWERS_MENDED = "answers-mended", WARNING, "A file was damaged and has been mended; something may be missing.", "check that no answer is missing"
    ANSWERS_OTHER_CONTENT = "answers-other-content", WARNING, "A form was made from other words than those of the content in effect."
    ANSWERS_UNKNOWN_WORKSHEET = "answers-unknown-worksheet", WARNING, "The content in effect lacks the worksheet; its fields are collected as they are."
    ANSWERS_LEFT_OUT = "answers-left-out", WARNING, "Somebody added fields that cannot be places; they are ignored."
    ANSWERS_ODD_VALUE = "answers-odd-value", WARNING, "A field's value is not text or not one of its answers, or has characters that cannot be read.", "look at it in a viewer"

    # Scanned and photographed pages
    SCAN_UNSURE = "scan-unsure", WARNING, "A box on paper can be read in two ways; its answer is left empty.", "look at the paper and type the answer in"
    SCAN_NOT_READ = "scan-not-read", WARNING, "A page of a scan is none of the worksheets here, is damaged, or shows two pages; nothing of it is counted."
    SCAN_INCOMPLETE = "scan-incomplete", WARNING, "Pages of a copy are missing in the scan; their answers are empty.", "scan the missing pages with the others"
    SCAN_DOUBLED = "scan-doubled", WARNING, "A copy with printed codes is in the scan more than once; each is counted.", "delete what is too much"
    SCAN_ONE_BIT = "scan-one-bit", WARNING, "A scan has only black and white, in which pencil is lost."
    SCAN_WRITTEN = "scan-written", WARNING, "Places in handwriting are not read; their answers are empty.", "type them in"
    CORRECTIONS_SYNTAX = "corrections-syntax", ERROR, "The file is not what a review page saves.", "open the review page and save again"
    CORRECTIONS_OTHER_SCANS = "corrections-other-scans", ERROR, "The corrections were made for other scans, or for other words of the worksheets.", "write the review page again with --review"

    # Packs
    PACK_NO_REGISTER = "pack-no-register", ERROR, "Something is for each person or table, and there is no register."
    PACK_NO_TABLES = "pack-no-tables", ERROR, "Something is for each table, and nobody in the register has one."
    PACK_NO_SEAT = "pack-no-seat", WARNING, "A row of the register has no table, and others have one."
    PACK_TOO_LARGE = "pack-too-large", ERROR, "The register has more people than a day can have, or asks for more sets."
    PACK_OVERRUNS = "pack-overruns", WARNING, "The day overruns its planned end."
    PACK_MISSING = "pack-missing", ERROR, "A file of the pack is missing."
    PACK_DIFFERS = "pack-differs", ERROR, "A file of the pack differs from the one that would be made now."
    PACK_EXTRA = "pack-extra", WARNING, "A PDF, a manifest or a half-written file in the folder does not belong to this pack; an error with `--check`."
    SHARD_MISSING = "shard-missing", ERROR, "Some parts of a pack are missing."
    SHARD_OVERLAP = "shard-overlap", ERROR, "A part of a pack is there twice."
    SHARD_INCONSISTENT = "shard-inconsistent", ERROR, "The parts belong to different packs."
    MANIFEST_SYNTAX = "manifest-syntax", ERROR, "The file is not the manifest of a part, or names files outside its folder."

    # What is printed
    FONT_UNREADABLE = "font-unreadable", ERROR, "A font of the settings is damaged, or may not or cannot be embedded."
    NO_GLYPH = "no-glyph", ERROR, "No font has this character."
    CONTROL_CHARACTER = "control-character", ERROR, "A text has a control character, which cannot be printed."
    TEXT_OUTSIDE = "text-outside", ERROR, "Words or a place reach beyond the margins of the page."
    WORD_BROKEN = "word-broken", WARNING, "A word is wider than its column and is broken between two letters."
    TEXT_SCROLLS = "text-scrolls", WARNING, "A value is longer than its field shows; the field holds all of it and scrolls."
    TEXT_CONTINUES = "text-continues", WARNING, "A value is longer than its place and continues on a further page."
