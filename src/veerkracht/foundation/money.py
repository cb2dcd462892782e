"""Money: whole cents (or what is smallest in its currency), exact until it is rounded, once.

Source: ISO 4217 for the currencies and their decimals. See docs/methods/money.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from veerkracht.foundation.texts import Bilingual

CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
    "UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
)
CURRENCIES = frozenset(CODES.split())
WITHOUT_CENTS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
OTHER_DECIMALS = (
    dict.fromkeys(WITHOUT_CENTS.split(), 0)
    | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)
    | {"CLF": 4}
)
MOST_DIGITS = 14
"""As many digits before the point as fit, with the decimals of any currency, in the integers of both databases."""
SHAPE = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
TYPED = {
    "nl": re.compile(r"(-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+))(?:,([0-9]+))|(-?[0-9]{1,3}(?:\.[0-9]{3}){2,})"),
    "en": re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?|(-?[0-9]+),([0-9]{2})"),
}
"""How people write an amount by hand, beside plain digits with a point. In Dutch, 1.500 alone could be either."""


class NotMoney(ValueError):
    """The text is not an amount of money; the exception carries the sentence that says why, in both languages."""

    def __init__(self, sentence: Bilingual) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency, as a whole number of its smallest unit."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read an amount such as "1500.50"; refuse what is negative, too large, or finer than its currency.

        >>> Money.parse("1500.5", "EUR")
        Money(minor=150050, currency='EUR')
        """
        places = decimals(currency)
        found = SHAPE.fullmatch(text.strip())
        sign, whole, part = found.groups(default="") if found else ("", "", "")
        wrong = {"shape": not found, "negative": sign, "long": len(whole) > MOST_DIGITS, "fine": len(part) > places}
        if why := next((why for why, holds in wrong.items() if holds), ""):
            raise _refusal(why, text.strip(), currency, places)
        return cls(int(whole + part.ljust(places, "0")), currency)

    @classmethod
    def rounded(cls, amount: Fraction | Decimal | int, currency: str) -> "Money":
        """Round an exact amount to the smallest unit, half away from zero.

        >>> str(Money.rounded(Fraction(1000000, 270), "EUR")), str(Money.rounded(Decimal("-0.125"), "EUR"))
        ('3703.70', '-0.13')
        """
        return cls(nearest(Fraction(amount) * 10 ** decimals(currency)), currency)

    def split(self, weights: Mapping[str, Fraction | int]) -> dict[str, "Money"]:
        """Divide over several by weight, to the cent: largest remainder first, ties by key. The parts add up.

        >>> [str(part) for part in Money(10_000_000, "EUR").split({"a": 1, "b": 1, "c": 1}).values()]
        ['33333.34', '33333.33', '33333.33']
        """
        return {key: Money(part, self.currency) for key, part in split(self.minor, weights).items()}

    def written(self, language: str) -> str:
        """Write the amount as people do in a language, without its currency.

        >>> Money(160000, "EUR").written("nl"), Money(160000, "EUR").written("en")
        ('1.600,00', '1,600.00')
        """
        text = f"{self.exact:,.{decimals(self.currency)}f}"
        return text if language == "en" else text.translate({ord(","): ".", ord("."): ","})

    @property
    def exact(self) -> Decimal:
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    def __str__(self) -> str:
        return f"{self.exact:.{decimals(self.currency)}f}"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise NotMoney(
                Bilingual(
                    f"{self.currency} en {other.currency} kun je niet optellen of vergelijken. Reken eerst om.",
                    f"{self.currency} and {other.currency} cannot be added or compared. Convert them first.",
                )
            )
        return other.minor


def typed(text: str, language: str) -> str:
    """Give an amount that somebody wrote by hand as `Money.parse` reads it; what is unclear stays as it is.

    >>> typed("€ 1.500,50", "nl"), typed("1500,50", "en"), typed("1,500", "en"), typed("1.500", "nl")
    ('1500.50', '1500.50', '1500', '1.500')
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).removeprefix("€").removeprefix("EUR")
    if not (found := TYPED[language].fullmatch(plain)):
        return plain
    whole, *cents = (part for part in found.groups() if part is not None)
    return ".".join([re.sub("[.,]", "", whole), *cents])


def decimals(currency: str) -> int:
    """Say how many decimals a currency has; refuse what is not a currency.

    >>> decimals("EUR"), decimals("JPY"), decimals("KWD")
    (2, 0, 3)
    """
    if currency in CURRENCIES:
        return OTHER_DECIMALS.get(currency, 2)
    if not currency:
        raise NotMoney(Bilingual("De munt ontbreekt. Schrijf EUR.", "The currency is missing. Write EUR."))
    shown = currency[:20]
    raise NotMoney(
        Bilingual(
            f"“{shown}” is geen munt. Schrijf drie hoofdletters volgens ISO 4217, zoals EUR.",
            f"“{shown}” is not a currency. Write three capitals as in ISO 4217, such as EUR.",
        )
    )


def nearest(exact: Fraction | int) -> int:
    """Round to a whole number, half away from zero.

    >>> nearest(Fraction(5, 2)), nearest(Fraction(-5, 2)), nearest(Fraction(7, 3))
    (3, -3, 2)
    """
    if isinstance(exact, int):
        return exact
    rounded = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return rounded if exact.numerator >= 0 else -rounded


def split(amount: int, weights: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Divide a whole number by weight into whole numbers that add up to it.

    >>> split(-100, {"b": 1, "a": 1, "c": 1})
    {'a': -34, 'b': -33, 'c': -33}
    """
    whole = sum(weights.values())
    size, sign = abs(amount), -1 if amount < 0 else 1
    exact = {key: Fraction(size * weights[key]) / whole for key in sorted(weights)}
    parts = {key: share.numerator // share.denominator for key, share in exact.items()}
    left = size - sum(parts.values())
    for key in sorted(exact, key=lambda key: (parts[key] - exact[key], key))[:left]:
        parts[key] += 1
    return {key: sign * part for key, part in parts.items()}


def _refusal(why: str, text: str, currency: str, places: int) -> NotMoney:
    """Say why a text is not an amount."""
    shown = text if len(text) <= 20 else f"{text[:17]}…"
    sentences = {
        "shape": (
            f"“{shown}” is geen bedrag. Schrijf cijfers met een punt voor de centen, zoals 1500.50.",
            f"“{shown}” is not an amount. Write digits with a point before the cents, such as 1500.50.",
        ),
        "negative": (
            f"“{shown}” is minder dan nul. Schrijf een bedrag van nul of meer.",
            f"“{shown}” is less than zero. Write an amount of zero or more.",
        ),
        "long": (
            f"Een bedrag van {len(text)} tekens is te groot. Schrijf hoogstens {MOST_DIGITS} cijfers voor de punt.",
            f"An amount of {len(text)} signs is too large. Write at most {MOST_DIGITS} digits before the point.",
        ),
        "fine": (
            f"“{shown}” heeft meer decimalen dan {currency} kent. Schrijf er hoogstens {places}.",
            f"“{shown}” has more decimals than {currency} knows. Write at most {places}.",
        ),
    }
    return NotMoney(Bilingual(*sentences[why]))
