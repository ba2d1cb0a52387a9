"""Tokens in time that grows with the text's length, whatever it repeats."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

Tokenizer = Callable[[str], Doc]
_LONGEST_RUN = 200
_ENDLESS = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


def bounded_tokenizer(tokenizer: Tokenizer, vocab: Vocab) -> Tokenizer:
    """A tokenizer that gives what the given one gives, but cuts runs no real text is printed in.

    Signs at either end of an unbroken run are taken off one by one, each time through a rest that
    is hardly shorter: 80,000 pound signs in a row take half a minute. Runs of up to 200 characters
    stay whole.
    """

    def tokens_of(text: str) -> Doc:
        if _ENDLESS.search(text) is None:
            return tokenizer(text)
        tokens = [token for piece in _pieces(text) for token in tokenizer(piece)]
        return Doc(
            vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )

    return tokens_of


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces cut only within runs that are longer than the longest.

    >>> [len(piece) for piece in _pieces("It costs " + 1_000 * "(" + " pounds")]
    [209, 200, 200, 200, 207]
    """
    begin = 0
    for run in _ENDLESS.finditer(text):
        for cut in range(run.start() + _LONGEST_RUN, run.end(), _LONGEST_RUN):
            yield text[begin:cut]
            begin = cut
    yield text[begin:]
