"""Groups of boxes by the share that people ticked."""

from __future__ import annotations

from typing import Any


def ticks(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "x")


ALL = {
    "1": ["1.1", "1.2", "1.3", "1.4", "1.5"],
    "2": ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
}


def test_stages_are_scored_by_share_and_not_by_count(tallied: Any) -> None:
    # Five of five is more than five of six.
    rows = [ticks(*ALL["1"], *ALL["2"][:5]), ticks("1.1", "2.1", "2.2"), {"name": "nothing"}]
    result = tallied("team-stages", rows)
    forming, storming, norming, performing = result["stages"]
    assert (result["n"], result["blank"]) == (2, 1)
    # (5/5 + 1/5) / 2 and (5/6 + 2/6) / 2.
    assert (forming["share"], storming["share"]) == (0.6, 0.5833)
    assert (forming["leads"], storming["leads"]) == (1, 1)
    assert (forming["rank"], storming["rank"]) == (1, 2)
    assert [(each["rank"], each["tied"]) for each in (norming, performing)] == [(3, True)] * 2
    assert storming["items"][0]["counts"] == {"yes": 2, "no": 0}


def test_a_person_between_two_stages_is_a_tie(tallied: Any) -> None:
    result = tallied("team-stages", [ticks("1.1", "3.1"), ticks("1.2", "3.2"), ticks("4.1")])
    titles = [stage["title"] for stage in result["stages"]]
    assert result["ties"] == ({"stages": (titles[0], titles[2]), "times": 2},)
    assert [stage["leads"] for stage in result["stages"]] == [0, 0, 0, 1]
    assert result["stages"][0]["tied"] and result["stages"][2]["tied"]


def test_what_was_written_beside_the_ticks_is_listed(tallied: Any) -> None:
    rows = [{**ticks("1.1"), "now": "Here", "share-forming": "3"}, {"now": "here"}]
    result = tallied("team-stages", rows)
    assert result["written"] == [
        {"name": "now", "label": "Where are we now?",
         "points": ({"text": "Here", "times": 2, "before": None},)},
    ]  # fmt: skip


def test_each_item_stands_beside_its_count_of_the_earlier_day(tallied: Any) -> None:
    result = tallied("team-stages", [ticks("1.1"), ticks("1.1")], before=[ticks("1.2")])
    first, second = result["stages"][0]["items"][:2]
    assert first["counts"] == {"yes": 2, "no": 0} and first["before"]["counts"]["yes"] == 0
    assert second["counts"] == {"yes": 0, "no": 2} and second["before"]["counts"]["yes"] == 1
