"""Cut a style sheet down to what our pages use, without changing how they look.

A rule stays when every class it names is used. A variable stays when a rule that stays needs it, directly or through
another variable. A variable that nobody sets gives way to its spare value, or takes its declaration with it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
CHOICE = re.compile(r":(?:is|where)\(")
DEAD = ("-ms-high-contrast", "-webkit-", "-moz-")
ELSEWHERE = ("@keyframes", "@font-face", "@page", "@property")  # our pages use none of theirs


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector with its declarations, or a condition such as @media with the rules in it."""

    head: str
    declarations: tuple[tuple[str, str], ...] = ()
    rules: tuple["Rule", ...] = field(default=())

    def __str__(self) -> str:
        inner = "".join(map(str, self.rules)) or ";".join(f"{name}:{value}" for name, value in self.declarations)
        return f"{self.head}{{{inner}}}"


def cut(sheets: Iterable[str], *, classes: Set[str], own: str) -> str:
    """Give the sheets as one, cut to the classes in use and to the variables these and our own sheet need.

    >>> cut([".a{color:var(--x)} .b{color:red}", ":root{--x:blue; --y:red}"], classes={"a"}, own="")
    '.a{color:var(--x)}:root{--x:blue}'
    """
    rules = [kept for sheet in sheets for rule in read(sheet) if (kept := _with_classes(rule, classes))]
    ours = [rule for rule in read(own) if not rule.head.startswith("@font-face")]
    set_by_us = {name for rule in ours if rule.head == ":root" for name, _ in rule.declarations}
    rules = _settle(rules, ours, set_by_us)
    return "".join(map(str, rules))


def read(sheet: str) -> list[Rule]:
    """Read a style sheet into its rules; comments and statements without a block are left out."""
    return [_rule(head, body) for head, body in _blocks(COMMENT.sub("", sheet))]


def _rule(head: str, body: str) -> Rule:
    if "{" in body:
        return Rule(head, rules=tuple(_rule(*block) for block in _blocks(body)))
    pairs = (part.partition(":") for part in _split(body, ";"))
    return Rule(head, tuple((name.strip(), _tight(value)) for name, sign, value in pairs if sign))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    depth, start, head = 0, 0, ""
    for place, sign in enumerate(sheet):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, start = sheet[start:place].rpartition(";")[2], place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield _tight(head), sheet[start:place]
                start = place + 1


def _split(words: str, sign: str) -> list[str]:
    """Split at a sign, but not inside brackets or quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for place, letter in enumerate(words):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == sign and depth == 0:
            parts.append(words[start:place])
            start = place + 1
        else:
            depth += (letter in "([") - (letter in ")]")
    return [*parts, words[start:]]


def _tight(words: str) -> str:
    return re.sub(r"\s*([,>])\s*", r"\1", " ".join(words.split())).replace("( ", "(").replace(" )", ")")


def _with_classes(rule: Rule, classes: Set[str]) -> Rule | None:
    """Keep of a rule what can touch a page with these classes."""
    if rule.head.startswith(ELSEWHERE) or any(word in rule.head for word in DEAD):
        return None
    if rule.rules:
        inner = tuple(kept for each in rule.rules if (kept := _with_classes(each, classes)))
        return replace(rule, rules=inner) if inner else None
    heads = [head for head in _split(rule.head, ",") if _touches(head, classes)]
    return replace(rule, head=",".join(heads)) if heads and rule.declarations else None


def _touches(selector: str, classes: Set[str]) -> bool:
    plain = _without(":not(", selector)
    while match := CHOICE.search(plain):
        inside, after = _bracket(plain, match.end())
        if not any(_touches(choice, classes) for choice in _split(inside, ",")):
            return False
        plain = plain[: match.start()] + plain[after:]
    return all(name in classes for name in CLASS.findall(plain))


def _without(opening: str, words: str) -> str:
    while (start := words.find(opening)) >= 0:
        _, after = _bracket(words, start + len(opening))
        words = words[:start] + words[after:]
    return words


def _bracket(words: str, start: int) -> tuple[str, int]:
    """Give what stands between an opened bracket and its end, and the place after it."""
    depth = 1
    for place in range(start, len(words)):
        depth += (words[place] == "(") - (words[place] == ")")
        if depth == 0:
            return words[start:place], place + 1
    return words[start:], len(words)


def _settle(rules: list[Rule], ours: list[Rule], set_by_us: Set[str]) -> list[Rule]:
    """Drop variables nobody needs and settle those nobody sets, until nothing changes any more."""
    settled = _settle_once(rules, ours, set_by_us)
    while settled != rules:
        rules, settled = settled, _settle_once(settled, ours, set_by_us)
    return settled


def _settle_once(rules: list[Rule], ours: list[Rule], set_by_us: Set[str]) -> list[Rule]:
    known = {name for name, _ in _declarations([*rules, *ours]) if name.startswith("--")}
    settled = _each(rules, lambda pair: _settled(pair, known))
    needed = _needed([*settled, *ours])
    kept = (_only(rule, needed - set_by_us if rule.head == ":root" else needed) for rule in settled)
    return [rule for rule in kept if rule is not None]


def _settled(pair: tuple[str, str], known: Set[str]) -> tuple[str, str] | None:
    """Write a declaration without the variables nobody sets; without a spare value it falls away."""
    value = _value(pair[1], known)
    return None if value is None else (pair[0], value)


def _value(value: str, known: Set[str]) -> str | None:
    match = VARIABLE.search(value)
    if match is None:
        return value
    inside, after = _bracket(value, match.start() + 4)
    variable, spare = _spare(inside)
    spare = None if spare is None else _value(spare, known)
    rest = _value(value[after:], known)
    if variable in known:
        word: str | None = f"var({variable})" if spare is None else f"var({variable},{spare})"
    else:
        word = spare
    return None if word is None or rest is None else value[: match.start()] + word + rest


def _spare(inside: str) -> tuple[str, str | None]:
    name, *rest = _split(inside, ",")
    return name.strip(), ",".join(rest).strip() if rest else None


def _needed(rules: list[Rule]) -> set[str]:
    """Give the variables that declarations need, directly or through other variables."""
    through: dict[str, set[str]] = {}
    needed: set[str] = set()
    for name, value in _declarations(rules):
        asks = set(VARIABLE.findall(value))
        if name.startswith("--"):
            through.setdefault(name, set()).update(asks)
        else:
            needed |= asks
    queue = list(needed)
    while queue:
        queue += (more := through.get(queue.pop(), set()) - needed)
        needed |= more
    return needed


def _only(rule: Rule, needed: Set[str]) -> Rule | None:
    kept = _each([rule], lambda pair: pair if not pair[0].startswith("--") or pair[0] in needed else None)
    return kept[0] if kept else None


def _each(rules: Iterable[Rule], change: Callable[[tuple[str, str]], tuple[str, str] | None]) -> list[Rule]:
    """Change each declaration, and leave out the rules that have none left."""
    changed = []
    for rule in rules:
        declarations = tuple(new for pair in rule.declarations if (new := change(pair)))
        inner = tuple(_each(rule.rules, change))
        if declarations or inner:
            changed.append(Rule(rule.head, declarations, inner))
    return changed


def _declarations(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        yield from rule.declarations
        yield from _declarations(rule.rules)
