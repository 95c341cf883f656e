"""The words and codes of map vendors and hosts as categories of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._table import Table

Scheme = Literal["osm", "amap", "tencent", "baidu", "own"]


class Crosswalk:
    """The way from one vendor's categories to those of the catalogue, with words of your own over it.

    Nothing is guessed: what no rule, label or word speaks of stays unmapped, and :meth:`coverage` lists it with the
    nearest names. Pass one to :meth:`lifecircle.Facilities.read` as ``crosswalk=``.

    Examples
    --------
    >>> import lifecircle as lc
    >>> tencent = lc.Crosswalk("tencent")
    >>> tencent.map(["购物:便利店", "银行金融:典当行"])["categories"]
    ['convenience-store', None]
    >>> tencent.add("银行金融:典当行", "bank")
    >>> tencent.map(["银行金融:典当行"]).rows()[0]["by"]
    'own-table'
    """

    def __init__(self, scheme: Scheme | str) -> None:
        """Open the crosswalk of a vendor.

        Parameters
        ----------
        scheme
            ``"osm"`` (``shop=convenience``, several joined by ``&``), ``"amap"`` (codes joined by ``|``, or names of
            levels joined by ``;``), ``"tencent"`` (a code, or levels joined by ``:``), ``"baidu"`` (levels joined by
            ``;``), or ``"own"`` for words of your own and the ids and labels of the catalogue.
        """
        self._native = _native.Crosswalk.new(scheme)
        self._scheme = scheme
        self._words: list[tuple[str, str, bool]] = []

    @classmethod
    def named(cls, crosswalk: str | Crosswalk) -> Crosswalk:
        """Return the crosswalk of that vendor; a crosswalk is returned as it is."""
        return crosswalk if isinstance(crosswalk, Crosswalk) else cls(crosswalk)

    @property
    def scheme(self) -> str:
        """Whose words it reads."""
        return self._scheme

    def add(self, word: str, categories: str | Sequence[str]) -> None:
        """Say what a word is: a category or several, or none for what does not belong to a life circle.

        Raises
        ------
        CategoryError
            For a name the catalogue does not have; it names the nearest.
        """
        names = categories if isinstance(categories, str) else "|".join(categories)
        self._native.add(word, names)
        self._words.append((word, names, False))

    def read_csv(self, text: str, *, file: str = "words.csv") -> int:
        """Add the words of a CSV text with the columns ``word`` and ``category``, and return how many."""
        rows = self._native.read_csv(text, file)
        self._words.append((text, file, True))
        return rows

    def map(self, values: Sequence[str | None], names: Sequence[str | None] | None = None) -> Table:
        """Return what each row is, given its value and, where known, the name of its place.

        Returns
        -------
        Table
            ``value``, ``name``, ``categories`` (joined by ``;``), ``by`` (what decided), ``confidence``.
        """
        return Table(self._native.map(_rows(values, names)))

    def coverage(self, values: Sequence[str | None], names: Sequence[str | None] | None = None) -> Table:
        """Return how much of a table is mapped: one row for each distinct value, the least known first.

        Returns
        -------
        Table
            ``value``, ``rows``, ``mapped``, ``unmapped``, ``categories``, ``by``, ``confidence``, ``nearest``. Rows
            neither mapped nor unmapped are known to be nothing of a life circle.
        """
        return Table(self._native.coverage(_rows(values, names)))

    @staticmethod
    def classes(scheme: Scheme | str) -> Table:
        """Return what is known of a vendor's list.

        Returns
        -------
        Table
            ``name``, ``code``, ``gives``, ``outside``, ``confidence``, ``source``.

        Examples
        --------
        >>> import lifecircle as lc
        >>> len(lc.Crosswalk.classes("amap"))
        23
        """
        return Table(_native.crosswalk_classes(scheme))

    def __repr__(self) -> str:
        """Return whose words it reads."""
        return f"<lifecircle.Crosswalk: {self._scheme}>"

    def __reduce__(self) -> tuple[object, tuple[str, tuple[tuple[str, str, bool], ...]]]:
        """Pickle the vendor and the words of one's own."""
        return _again, (self._scheme, tuple(self._words))


def _again(scheme: str, words: Sequence[tuple[str, str, bool]]) -> Crosswalk:
    crosswalk = Crosswalk(scheme)
    for one, other, is_csv in words:
        if is_csv:
            crosswalk.read_csv(one, file=other)
        else:
            crosswalk.add(one, other)
    return crosswalk


def _rows(values: Sequence[str | None], names: Sequence[str | None] | None) -> list[tuple[str | None, str | None]]:
    if names is None:
        return [(value, None) for value in values]
    if len(names) != len(values):
        raise ArgumentError("each row has a value and a name", f"{len(values)} and {len(names)} of them")
    return list(zip(values, names, strict=True))
