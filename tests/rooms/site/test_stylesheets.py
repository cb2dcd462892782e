"""A style sheet is cut to what our pages use, and what is left looks the same."""

from veerkracht.site.stylesheets import cut


def test_a_rule_stays_when_each_class_it_names_is_used() -> None:
    sheet = ".a{color:red} .b{color:blue} .a .b{color:green} .a:hover{color:black}"

    kept = cut([sheet], classes={"a"}, own="")

    assert kept == ".a{color:red}.a:hover{color:black}"


def test_of_a_list_of_selectors_only_the_used_ones_stay() -> None:
    kept = cut([".a, .b > i, .a--hover{color:red}"], classes={"a", "b"}, own="")

    assert kept == ".a,.b>i{color:red}"


def test_a_class_that_is_only_excluded_does_not_have_to_be_used() -> None:
    kept = cut([".a:hover:not(.a--off, :disabled){color:red}"], classes={"a"}, own="")

    assert kept == ".a:hover:not(.a--off,:disabled){color:red}"


def test_one_used_choice_is_enough_to_stay() -> None:
    kept = cut([":is(.a, .b){color:red} :is(.b, .c){color:blue}"], classes={"a"}, own="")

    assert kept == ":is(.a,.b){color:red}"


def test_a_condition_stays_with_the_rules_in_it_that_stay() -> None:
    sheet = "@media print{.a{color:red} .b{color:blue}} @media screen{.b{color:green}} @keyframes turn{from{opacity:0}}"

    kept = cut([sheet], classes={"a"}, own="")

    assert kept == "@media print{.a{color:red}}"


def test_a_variable_stays_when_it_is_needed_through_another() -> None:
    tokens = ":root{--x:var(--y);--y:var(--z);--z:1px;--unused:var(--z)}"

    kept = cut([tokens, ".a{margin:var(--x)}"], classes={"a"}, own="")

    assert kept == ":root{--x:var(--y);--y:var(--z);--z:1px}.a{margin:var(--x)}"


def test_a_variable_that_our_own_sheet_needs_stays() -> None:
    kept = cut([":root{--x:1px;--y:2px}"], classes=set(), own=".ours{margin:var(--y)}")

    assert kept == ":root{--y:2px}"


def test_a_variable_that_our_own_sheet_sets_is_not_sent_twice() -> None:
    kept = cut([":root{--x:red;--y:blue}", ".a{color:var(--x);margin:var(--y)}"], classes={"a"}, own=":root{--x:green}")

    assert kept == ":root{--y:blue}.a{color:var(--x);margin:var(--y)}"


def test_a_variable_nobody_sets_gives_way_to_its_spare_value() -> None:
    kept = cut([".a{color:var(--lost, var(--lost-too, calc(1px + 2px)))}"], classes={"a"}, own="")

    assert kept == ".a{color:calc(1px + 2px)}"


def test_a_declaration_without_any_value_left_falls_away() -> None:
    kept = cut([".a{color:var(--lost);margin:0} .a:hover{color:var(--lost)}"], classes={"a"}, own="")

    assert kept == ".a{margin:0}"


def test_a_spare_value_nobody_can_reach_does_not_take_the_value_with_it() -> None:
    kept = cut([":root{--x:red} .a{color:var(--x, var(--lost)) var(--lost, 1px)}"], classes={"a"}, own="")

    assert kept == ":root{--x:red}.a{color:var(--x) 1px}"


def test_signs_inside_quotes_and_brackets_do_not_end_a_declaration() -> None:
    kept = cut(['.a{background:url("data:image/svg+xml;x,y");color:red} /* .b{} */'], classes={"a"}, own="")

    assert kept == '.a{background:url("data:image/svg+xml;x,y");color:red}'
