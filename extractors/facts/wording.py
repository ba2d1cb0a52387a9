"""The words that say what an amount is for."""

import re

from ..records import MoneyMention
from .sentences import Sentence

_LABEL = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?P<words>[A-Z0-9'‘\"“][^£.;:\n|]{2,80}?)"
    r"\s*(?P<mark>[-–—:=|,]\s*|\t+\s*|\s)(?:up to\s+)?"
)
_RUNNING = re.compile(
    r"\b(?:is|are|was|were|be|will|has|have|that|which|from|awards?|awarded|approve[sd]?|grants?|to|"
    r"by|a|an|we|it|they|of|in|up|and|total|sum|approximately|circa|further|than|with)\b",
    re.IGNORECASE,
)
_VERBS = (
    "fund|support|pay for|deliver|provide|meet|cover|extend|enable|start|run|help|continue|develop|"
    "buy|purchase|install|employ|tackle|reduce|increase|implement|expand|enlarge|strengthen|turn"
)
_BEHIND = re.compile(
    r"\b(?:(?:for|towards|in respect of|on(?! (?:top|behalf|the same|condition|terms)\b))\s+"
    rf"|to (?=(?:{_VERBS})\b))(?P<words>[^.;:()£\n]{{3,120}})"
)
_NEXT_CLAUSE = re.compile(r"£|;\s|,? and (?:to|that|then|may|will)\b|^\s*\n\s*(?=[A-Z])")
_OF_A_NAME = re.compile(
    r"\b(?:Office|Department|Ministry|Centre|Secretary|Minister|Trees|Institute|Society|Campaign) $"
)
_TIME = re.compile(
    r"\W*(?:(?:the|each|a|financial|first|second|third|next|current|coming|same|final)\s+)*"
    r"(?:(?:19|20)\d\d\b|FY\s?\d|years?\b|months?\b|period\b"
    r"|\w+\s+(?:further\s+|more\s+)?(?:years?|months?|weeks?)\b"
    r"|(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",?\s+(?:and|or)\s*$"
    r"|,\s+(?:and|which|who|whose|with|as|by|of|in|subject|comprising|to be|from|through|paid|"
    r"added|be)\b.*"
    r"|\s+(?:out of|from|until|subject to|over (?:the|two|three|four|five)|which|who|whose|"
    r"and then|(?:in|for|during|at) (?:FY\s?)?(?:19|20)\d\d|in (?:total|all)|"
    r"be (?:split|shared|paid))\b.*",
    re.DOTALL,
)
_BESIDE = re.compile(
    r"\s+(?P<words>(?:capital|revenue|core|management|[a-z]+ costs?)\b[a-z ]{0,30}?)"
    r"(?=\s*(?:and\b|[,;.)]|$))"
)
_BEFORE = re.compile(
    r"(?:.*(?:,\s|[;:(–]\s*|\band\s|\bapproves?\s|\bthen\s))?(?:an?\s|the\s)?"
    r"(?P<words>[^,;:()£\n]{3,60}?)\s+"
    r"(?:of|at|costs?|costing|is expected to cost|will cost|accounting for)\s+(?:a\s+)?"
    r"(?:up to|no more than|not more than|a maximum of|maximum of|approximately|about|circa)?\s*",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_NOTHING = re.compile(
    r"\b(?:grants?|expenditure|receipt|sum|total|use|maximum|budget|transfer|awards?|contracts?|value|"
    r"spend|funding|contributions?|amount|uplift|payments?|instalments?|acceptance|increase|charge|"
    r"rate|made up|is|are|was|were|be|will|has|have|that|approves?|recommended|asked)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s+(?:in|for|during)\s+(?P<words>(?:FY\s?)?20\d\d\s?[/–-]\s?(?:20)?\d\d)")
_SOURCE = re.compile(
    r"\s+(?:is |was )?(?:drawn )?from (?:the )?"
    r"(?P<words>[^,.;:()£\n]{3,60}?(?:reserve|budget|fund)s?)\b"
)
_LEADING = re.compile(
    r"^(?:and|the|a|an|of|which|then|also|firstly|secondly|finally)\s+", re.IGNORECASE
)


def purpose_of(text: str, money: MoneyMention, sentence: Sentence) -> str | None:
    """A list's printed label, or what the words behind an amount or before it say it is for.

    None where they do not say.

    >>> from decimal import Decimal
    >>> def purpose(text):
    ...     start = text.index("£5k")
    ...     money = MoneyMention(start=start, end=start + 3, text="£5k", amount=Decimal(5000))
    ...     return purpose_of(text, money, Sentence(start=0, end=len(text), paragraph=0))
    >>> purpose("Accept £5k for new mobile kit."), purpose("Mobile kit: £5k")
    ('new mobile kit', 'Mobile kit')
    >>> purpose("Award £5k to Mind for 2020/21 for its helpline, which is open")
    'its helpline'
    """
    line = text[text.rfind("\n", 0, money.start) + 1 : money.start]
    return (
        _label(line)
        or _tidy(_BESIDE.match(text, money.end, sentence.end))
        or _purpose(_behind(text, money, sentence))
        or _named_before(text[sentence.start : money.start])
    )


def share_of(text: str, money: MoneyMention, sentence: Sentence) -> str | None:
    """What sets a part apart that has no purpose: the reserve it is from, the year it is for."""
    behind = _behind(text, money, sentence)
    return _tidy(_SOURCE.match(behind)) or _tidy(_YEAR.match(behind))


def _behind(text: str, money: MoneyMention, sentence: Sentence) -> str:
    return _NEXT_CLAUSE.split(text[money.end : sentence.end], maxsplit=1)[0]


def _label(line: str) -> str | None:
    """What stands before an amount on its line, if that is a label and no running text."""
    found = _LABEL.fullmatch(line)
    if found is None or _RUNNING.search(found["words"]):
        return None
    words = found["words"].split()
    in_capitals = len(words) > 1 and all(not word[0].islower() for word in words if len(word) > 3)
    return _tidy(found) if found["mark"].strip() or "\t" in found["mark"] or in_capitals else None


def _purpose(behind: str) -> str | None:
    """What follows ``for`` or such a word; a time or a part of a name is no purpose."""
    at = 0
    while found := _BEHIND.search(behind, at):
        at = found.start("words")
        in_name = _OF_A_NAME.search(behind, 0, found.start()) and found["words"][0].isupper()
        if not in_name and not _TIME.match(found["words"]):
            return _tidy(found)
    return None


def _named_before(before: str) -> str | None:
    found = _BEFORE.fullmatch(before)
    return None if found is None or _SAYS_NOTHING.search(found["words"]) else _tidy(found)


def _tidy(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    plain = re.sub(r"\s+", " ", _CUT.sub("", found["words"])).strip(" ,-–•|")
    return _LEADING.sub("", plain) or None
