"""A Markdown text block by block, as papers and comparisons need it."""

import pytest

from veerkracht.foundation.prose import Run, blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(
            "## Doel\n\nSamen.", [("heading", 2, None, "Doel"), ("paragraph", 1, None, "Samen.")], id="heading"
        ),
        pytest.param("- een\n- twee", [("item", 1, None, "een"), ("item", 1, None, "twee")], id="list"),
        pytest.param("3. drie\n4. vier", [("item", 1, 3, "drie"), ("item", 1, 4, "vier")], id="numbered list"),
        pytest.param(
            "- een\n  - diep\n\n  verder",
            [("item", 1, None, "een"), ("item", 2, None, "diep"), ("more", 1, None, "verder")],
            id="nested list",
        ),
        pytest.param("> zei zij", [("quote", 1, None, "zei zij")], id="quotation"),
        pytest.param(
            "| a | b |\n|---|---|\n| 1 | 2 |", [("header", 1, None, "a | b"), ("row", 1, None, "1 | 2")], id="table"
        ),
        pytest.param("<b>vet</b>", [("paragraph", 1, None, "<b>vet</b>")], id="typed HTML is text"),
        pytest.param("```\nx = 1\n```", [("code", 1, None, "x = 1")], id="code"),
        pytest.param("regel\nverder", [("paragraph", 1, None, "regel verder")], id="a line goes on"),
        pytest.param("1. 17 maart", [("item", 1, 1, "17 maart")], id="a number in an item"),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, int | None, str]]) -> None:
    assert [(block.kind, block.level, block.number, block.text) for block in blocks(source)] == expected


def test_styles_and_links_are_kept() -> None:
    (block,) = blocks("Lees *dit* en **dat** op [de site](https://example.org).")

    assert Run("dit", italic=True) in block.runs
    assert Run("dat", bold=True) in block.runs
    assert Run("de site", link="https://example.org") in block.runs


def test_an_address_that_runs_a_script_is_not_a_link() -> None:
    (block,) = blocks("[klik](javascript:alert)")

    assert [run.link for run in block.runs] == [""]
