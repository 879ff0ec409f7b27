"""The answers of a made-up training day, the same each time."""

from __future__ import annotations

from random import Random
from typing import Any

from worksheets.content.library import Library

Row = dict[str, str]
KINDS = ("checklist", "rated", "agree", "diamond", "forces", "stages", "written", "day")
SHEETS = {
    "checklist": "partnership-checklist",
    "rated": "partnership-checklist",
    "agree": "partnership-checklist",
    "diamond": "diamond-ranking",
    "forces": "force-field",
    "stages": "team-stages",
    "written": "swot",
    "day": "day-evaluation",
}
SERVICES = (["Health visiting"] * 7 + ["Education"] * 6 + ["Social care"] * 3 + ["Police"] * 8
            + ["Youth work"] * 2 + [""])  # fmt: skip
NAME = "Siân Secret"
FORCES = ["Families tell their story once", "Less typing", "Clear lead", "Senior support", "Money"]


def answers(kind: str, day: int) -> list[Row]:
    """A day's answers of a kind; every sheet has a name and nobody's date."""
    random = Random(f"{kind} {day}")
    people = SERVICES if kind in ("checklist", "rated", "agree", "day") else ["Mixed group"] * 6
    rows = []
    for number, service in enumerate(people):
        who = {"worksheet": SHEETS[kind], "name": f"{NAME} {number}", "service": service}
        rows.append({**who, **_answer(kind, random)})
    return rows


def _answer(kind: str, random: Random) -> Row:
    match kind:
        case "checklist" | "stages":
            return {name: random.choice(["yes", ""]) for name in _items(SHEETS[kind])}
        case "rated":
            scale = ["yes", "partly", "no", ""]
            return {name: random.choice(scale) for name in _items(SHEETS[kind])}
        case "agree":
            return {name: random.choice(["1", "2", "3", "4", ""]) for name in _items(SHEETS[kind])}
        case "day":
            marks = {str(n): random.choice(["1", "2", "3", "4", ""]) for n in range(1, 7)}
            return {**marks, "useful": random.choice(["The diamonds", "Talking\nand tea", ""])}
        case "diamond":
            letters = random.sample("ABCDEFGHIJKL", 12)
            ranks = [f"rank-{n}" for n in range(1, 10)]
            return dict(zip([*ranks, *(f"discarded-{n}" for n in (1, 2, 3))], letters, strict=True))
        case "forces":
            row = {"strategies": "Try it for one term.\nThen look again."}
            for side in ("supporting", "preventing"):
                for n, force in enumerate(FORCES, 1):
                    if random.random() < 0.7:
                        row |= {f"{side}-{n}": f"{force}, {side}",
                                f"{side}-score-{n}": str(random.randint(1, 5))}  # fmt: skip
            return row
        case _:
            points = ["A weekly meeting", "Three record systems", "=1+1", "Funding <ends> & more"]
            boxes = ("strengths", "weaknesses", "opportunities", "threats")
            return {box: "\n".join(random.sample(points, 2)) for box in boxes}


def _items(worksheet: str) -> list[str]:
    words = Library().worksheet(worksheet).words
    groups: Any = words.get("questions") or words["stages"]
    return [item["id"] for group in groups for item in group["items"]]
