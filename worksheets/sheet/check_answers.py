"""Check that each answer to a sheet has one meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from worksheets.problems import Code, Problems
from worksheets.sheet.drawn import Board, Forces, Letters
from worksheets.sheet.tree import Checklist, Scale, Sheet, Tick


def check_answers(sheet: Sheet, problems: Problems) -> None:
    """Report each scale, board, force field and shared checklist that cannot be added up."""
    boards = {each.name: each for each in sheet.elements() if isinstance(each, Board)}
    for element in sheet.elements():
        match element:
            case Scale():
                _check_scale(element, problems)
            case Board():
                _check_board(element, problems)
            case Letters(board=name) if name:
                _check_left_out(element, boards, problems)
            case Forces() if element.least >= element.most:
                message = f"the scores go from {element.least} to {element.most}, which is not more"
                hint = "“least” must be smaller than “most”"
                problems.add(Code.SHEET_BAD_VALUE, message, hint, element.where)
            case Checklist(share=True, items=items):
                if any(isinstance(each, Scale) for each in items) or not any(
                    isinstance(each, Tick) for each in items
                ):
                    message = "share=“yes” needs boxes to tick"
                    hint = "put <tick> in the checklist and no <scale>"
                    problems.add(Code.SHEET_BAD_VALUE, message, hint, element.where)


def _check_scale(scale: Scale, problems: Problems) -> None:
    """A form tells the answers of a scale apart by their values."""
    for value in _repeated(choice.value for choice in scale.choices):
        message = f"two answers of “{scale.name}” have the value “{value}”"
        problems.add(Code.SHEET_BAD_VALUE, message, "give each its own value", scale.where)


def _check_board(board: Board, problems: Problems) -> None:
    """Each statement has its letter, and there are enough of them to fill the board."""
    for label in _repeated(each.label for each in board.statements):
        message = f"two statements have the letter “{label}”"
        problems.add(Code.SHEET_BAD_VALUE, message, "give each its own letter", board.where)
    if board.levels and len(board.levels) != len(board.rows):
        message = f"the board has {len(board.rows)} rows and {len(board.levels)} names of rows"
        problems.add(Code.SHEET_BAD_VALUE, message, "a <level> a row, or none", board.where)
    boxes, statements = sum(board.rows), len(board.statements)
    if board.statements and statements < boxes:
        message = f"the board has {boxes} boxes and {statements} statements"
        hint = "make “rows” smaller, or add statements"
        problems.add(Code.SHEET_BAD_VALUE, message, hint, board.where)


def _check_left_out(letters: Letters, boards: dict[str, Board], problems: Problems) -> None:
    """The boxes for what a board leaves out are as many as the statements that it leaves out."""
    board = boards.get(letters.board)
    if board is None:
        code = Code.SHEET_BAD_VALUE
        problems.add_unknown(code, "board", letters.board, boards, letters.where)
        return
    left_out = len(board.statements) - sum(board.rows)
    if left_out != letters.count:
        message = f"the board leaves out {max(0, left_out)} statements, not {letters.count}"
        problems.add(Code.SHEET_BAD_VALUE, message, "change “count”", letters.where)


def _repeated(words: Iterable[str]) -> list[str]:
    """The words that are there more than once, whatever their case."""
    return [word for word, times in Counter(map(str.casefold, words)).items() if times > 1]
