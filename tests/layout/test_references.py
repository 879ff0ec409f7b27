"""References: each leads to its heading and says the page that it is on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.laid import nodes_of, read

from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet


def test_a_reference_leads_to_its_heading(
    sheet_of: Callable[[str], Sheet], phrases: Mapping[str, str]
) -> None:
    markup = (
        '<references title="Where"><reference to="b">Police</reference>'
        '<reference to="a">Health</reference></references><page-break/>'
        '<heading mark="a">First</heading><text>Words</text><page-break/>'
        '<heading mark="b">Second</heading><text>Words</text>'
    )
    laid = lay_out(sheet_of(markup), PROFILES["standard"], PAPERS["a4"], phrases)
    assert [(link.label, link.page, link.target) for link in laid.links] == [
        ("Police 3", 0, 2), ("Health 2", 0, 1),
    ]  # fmt: skip
    headings = {read(node): node for node in nodes_of(laid, "H2")}
    assert [link.heading for link in laid.links] == [headings["Second"], headings["First"]]
    for link in laid.links:
        # The whole line is where one clicks.
        assert link.x == laid.paper.left and link.width > 40 * laid.profile.size / 2
        assert link.height >= laid.profile.size
