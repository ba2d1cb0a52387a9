"""A fact before it has an id: a headline or part with all that was read of it."""

from dataclasses import dataclass, field
from datetime import date

from ..records import Change, Kind, MoneyMention, Qualifier
from .figures import Figure
from .party_reading import Parties
from .signs import Sign
from .years import NO_YEARS, YearsFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a headline or a part says; `money` are all its printings, `main` the deciding one."""

    kind: Kind
    main: MoneyMention
    money: tuple[MoneyMention, ...]
    parties: Parties = field(default_factory=Parties)
    years: YearsFound = NO_YEARS
    label: str | None = None
    available_until: date | None = None
    changes: Change | None = None
    confidence: float
    sign: Sign
    parts: tuple["Draft", ...] = ()
    figure: Figure | None = None
    stated_by_year: tuple[tuple[str, MoneyMention], ...] = ()

    @property
    def qualifier(self) -> Qualifier:
        """A cap anywhere in the statements of a fact caps it; else the deciding clause's word."""
        if any(mention.qualifier == "up_to" for mention in self.money):
            return "up_to"
        return self.main.qualifier
