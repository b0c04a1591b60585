"""The three statutory tables as typed attributes.

A field's key is its attribute path: ``requests/denied.state_secret/total`` is
``report.requests.denied.state_secret.total``. One set of classes serves every edition
of the form; an entry of a concept that a report's edition does not print has the
status ``missing``. Names and order are those of the notices 国办公开办函〔2019〕60号 and
国办公开办函〔2021〕30号 (Regulations on Open Government Information, art. 50).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, cast, get_type_hints

from govinfo_parse.forms import load_forms
from govinfo_parse.results.entry import Entry, Status

if TYPE_CHECKING:
    from govinfo_parse.results.frames import DataFrame

Labels = Literal["en", "zh"]


class _View:
    """What all views share: they show themselves briefly."""

    __slots__ = ()

    def __repr__(self) -> str:
        parts = []
        for name, kind in _shape(cast("Any", type(self))):
            value = getattr(self, name)
            parts.append(f"{name}={value}" if kind is Entry else f"{name}=…")
        return f"{type(self).__name__}({', '.join(parts)})"


# Rows: their attributes are entries, one for each column.


@dataclass(frozen=True, slots=True, repr=False)
class Applicants(_View):
    """A row of part three: requests (件) by kind of applicant."""

    natural_person: Entry
    commercial_enterprise: Entry
    research_institution: Entry
    social_welfare_organization: Entry
    legal_service_organization: Entry
    other_organization: Entry
    total: Entry


@dataclass(frozen=True, slots=True, repr=False)
class Outcomes(_View):
    """A block of part four: cases (件) by outcome."""

    upheld: Entry
    corrected: Entry
    other: Entry
    pending: Entry
    total: Entry


@dataclass(frozen=True, slots=True, repr=False)
class RuleCounts(_View):
    """A row of art. 20 (1): rules or normative documents (件).

    The editions count different things: never chain ``total_disclosed`` to ``in_force``.
    """

    produced: Entry
    """本年新制作数量 (2019)"""
    newly_disclosed: Entry
    """本年新公开数量 (2019)"""
    total_disclosed: Entry
    """对外公开总数量 (2019)"""
    issued: Entry
    """本年制发件数 (2021)"""
    repealed: Entry
    """本年废止件数 (2021)"""
    in_force: Entry
    """现行有效件数 (2021)"""


@dataclass(frozen=True, slots=True, repr=False)
class Decisions(_View):
    """A row of art. 20 (5) or (6): items of power (项) and decisions taken (件)."""

    previous_year_items: Entry
    """上一年项目数量 (2019)"""
    change: Entry
    """本年增/减, signed (2019)"""
    decisions: Entry
    """处理决定数量 (2019), 本年处理决定数量 (2021)"""


@dataclass(frozen=True, slots=True, repr=False)
class Fees(_View):
    """The row of art. 20 (8): administrative fees."""

    previous_year_items: Entry
    """上一年项目数量 (2019), in 项"""
    change: Entry
    """本年增/减, signed (2019), in 项"""
    amount: Entry
    """本年收费金额 (2021), in 万元"""


@dataclass(frozen=True, slots=True, repr=False)
class Procurement(_View):
    """The row of art. 20 (9): centralized procurement (2019 only)."""

    items: Entry
    """采购项目数量, in 项"""
    amount: Entry
    """采购总金额; the form prints no unit, the report may"""


# Groups of rows of part three.


@dataclass(frozen=True, slots=True, repr=False)
class Denied(_View):
    """（三）不予公开."""

    state_secret: Applicants
    prohibited_by_law: Applicants
    security_and_stability: Applicants
    third_party_rights: Applicants
    internal_affairs: Applicants
    deliberative_process: Applicants
    enforcement_files: Applicants
    registry_query: Applicants


@dataclass(frozen=True, slots=True, repr=False)
class Unavailable(_View):
    """（四）无法提供."""

    not_held: Applicants
    must_be_created: Applicants
    still_unclear: Applicants


@dataclass(frozen=True, slots=True, repr=False)
class NotProcessed(_View):
    """（五）不予处理."""

    petition_or_complaint: Applicants
    duplicate: Applicants
    public_publication: Applicants
    excessive_requests: Applicants
    confirm_or_reissue: Applicants


@dataclass(frozen=True, slots=True, repr=False)
class OtherHandling(Applicants):
    """（六）其他处理: one row with its own figures in 2019, three rows in 2021."""

    overdue_correction: Applicants
    overdue_fee: Applicants
    other: Applicants


# Tables.


@dataclass(frozen=True, slots=True, repr=False)
class TableView(_View):
    """A statutory table; ``entries`` are the report's own, in printed order."""

    key: ClassVar[str]
    entries: tuple[Entry, ...]

    def to_frame(self, labels: Labels = "en") -> DataFrame:
        """The table as printed, wide: one line per row of the form.

        See :func:`govinfo_parse.results.frames.wide_frame` for shapes and types.
        """
        from govinfo_parse.results.frames import wide_frame

        return wide_frame(self.entries, labels=labels)

    def _repr_html_(self) -> str:
        from govinfo_parse.results.html import table_html

        return table_html(self.entries)


@dataclass(frozen=True, slots=True, repr=False)
class ProactiveDisclosure(TableView):
    """Part two, 主动公开政府信息情况: what art. 20 obliges to disclose unasked."""

    key = "proactive_disclosure"
    rules: RuleCounts
    normative_documents: RuleCounts
    administrative_licensing: Decisions
    other_services: Decisions
    administrative_penalties: Decisions
    administrative_compulsion: Decisions
    administrative_fees: Fees
    centralized_procurement: Procurement


@dataclass(frozen=True, slots=True, repr=False)
class Requests(TableView):
    """Part three, 收到和处理政府信息公开申请情况: requests and what became of them."""

    key = "requests"
    received: Applicants
    carried_over: Applicants
    granted: Applicants
    partially_granted: Applicants
    denied: Denied
    unavailable: Unavailable
    not_processed: NotProcessed
    other_handling: OtherHandling
    results_total: Applicants
    carried_forward: Applicants


@dataclass(frozen=True, slots=True, repr=False)
class ReconsiderationLitigation(TableView):
    """Part four, 政府信息公开行政复议、行政诉讼情况."""

    key = "reconsideration_litigation"
    reconsideration: Outcomes
    litigation_direct: Outcomes
    litigation_after_reconsideration: Outcomes


TABLE_VIEWS: tuple[type[TableView], ...] = (
    ProactiveDisclosure,
    Requests,
    ReconsiderationLitigation,
)
"""The three tables in printed order."""

_V = TypeVar("_V", bound=_View)
_T = TypeVar("_T", bound=TableView)


def build_view(view: type[_T], entries: Iterable[Entry]) -> _T:
    """Fill a table view from a report's entries; those of other tables are passed over."""
    own = tuple(entry for entry in entries if entry.field.table == view.key)
    found = _absent(view.key) | {(e.field.row, e.field.column): e for e in own}
    return _fill(view, "", found, entries=own)


def _fill(view: type[_V], row: str, found: dict[tuple[str, str], Entry], **more: Any) -> _V:
    for name, kind in _shape(cast("Any", view)):
        if kind is Entry:
            more[name] = found[row, name]
        else:
            more[name] = _fill(kind, f"{row}.{name}" if row else name, found)
    return view(**more)


@cache
def _shape(view: type[_View]) -> tuple[tuple[str, type[Any]], ...]:
    """Names and classes of what a view holds; ``entries`` of a table is none of them."""
    kinds = get_type_hints(view)
    names = (f.name for f in fields(cast("Any", view)) if f.name != "entries")
    return tuple((name, kinds[name]) for name in names)


@cache
def _absent(table: str) -> dict[tuple[str, str], Entry]:
    """An entry without a cell for every field that any edition has in this table."""
    return {
        (field.row, field.column): Entry(field, Status.MISSING)
        for form in load_forms()
        for field in form.fields
        if field.table == table
    }
