"""Which recordings are kept, what the rule would delete, and what fills the disk."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.keeping import DiskUse, Going, Part, Share
from tpm_interview.domain.settings import KeepingSettings, Rule
from tpm_interview.ui.settings.library_words import size
from tpm_interview.ui.settings.named_row import named, settings_card
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Choice,
    Item,
    Notice,
    Painted,
    Segments,
    Tick,
    column,
    line,
    paint_bar,
    row,
    shared_out,
    text,
)

MOST = 8
"""Questions and recordings that are written out."""
DAYS = (30, 90, 180, 365)
SIZE_PX, BAR_PX = 96, 160


class KeepingCard(QWidget):
    """Signals:
    rule_chosen: The `KeepingSettings` that the candidate wants.
    apply_requested: What would go is to go now.
    """

    rule_chosen = Signal(object)
    apply_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rule = KeepingSettings()
        self._segments = Segments(
            (
                (Rule.ALL.value, self.tr("All")),
                (Rule.STARRED_AND_LATEST.value, self.tr("Starred and latest")),
                (Rule.DAYS.value, self.tr("For some days")),
            )
        )
        self._days = Choice(self.tr("Days"), "plain")
        self._daily = Tick(self.tr("Do this by itself at each start"))
        self._told = text()
        self._list = text("", "small", Role.PlaceholderText)
        self._show = Button(self.tr("Show them"), "bare")
        self._apply = Button(self.tr("Delete them now\u2026"))
        self._banner, self._notice = Banner(), Notice("check")
        self._use = QWidget()
        self._hold = column(self._use)
        self._lay_out()
        self._connect()

    def set_rule(self, rule: KeepingSettings) -> None:
        self._rule = rule
        self._segments.set_value(rule.rule.value)
        days = sorted({*DAYS, rule.days})
        self._days.set_choices([(n, self.tr("{0} days").format(n)) for n in days], rule.days)
        self._days.setVisible(rule.rule is Rule.DAYS)
        self._daily.setChecked(rule.daily)
        self._daily.setVisible(rule.rule is not Rule.ALL)

    def set_looking(self) -> None:
        """What was told holds no longer, and nothing goes before the candidate has read the new."""
        self._told.setText(self.tr("Looking at the recordings\u2026"))
        for each in (self._list, self._show, self._apply):
            each.hide()

    def set_deleting(self, is_deleting: bool) -> None:
        """Nothing else is asked for meanwhile."""
        for each in (self._segments, self._days, self._daily, self._apply):
            each.setEnabled(not is_deleting)

    def set_going(self, found: Going) -> None:
        """What the rule would delete now."""
        is_some = bool(found.sounds)
        self._told.setText(self._going(found))
        self._list.setText("\n".join(_lines(found)))
        self._list.hide()
        self._show.setVisible(is_some)
        self._apply.setVisible(is_some)

    def set_use(self, use: DiskUse) -> None:
        made = _use_view(use)
        self._hold.replaceWidget(self._use, made)
        self._use.deleteLater()
        self._use = made
        made.show()

    def tell(self, words: str, detail: str = "") -> None:
        self._banner.set_error(None)
        self._notice.tell(words, detail)

    def set_unseen(self, error: UserError) -> None:
        """What would go cannot be told."""
        self._told.setText("")
        self.set_error(error)

    def set_error(self, error: UserError) -> None:
        self._banner.set_error(error)

    def _going(self, found: Going) -> str:
        if self._rule.rule is Rule.ALL:
            return self.tr("Every recording is kept. What was written down always stays.")
        if not found.sounds:
            return self.tr("Nothing would be deleted now. What was written down always stays.")
        first, last = (f"{found.sounds[at].started_at.astimezone():%Y-%m-%d}" for at in (0, -1))
        told = self.tr("{0} recordings, {1}, would go: from {2} to {3}. Their words stay.")
        return told.format(len(found.sounds), size(found.bytes), first, last)

    def _lay_out(self) -> None:
        rules = row(self._segments, self._days, None, gap=2)
        ways = row(self._show, self._apply, None)
        card = settings_card(
            self.tr("What is kept"),
            named(self.tr("Recordings"), rules),
            self._daily,
            self._told,
            self._list,
            ways,
            self._banner,
            self._notice,
            self._hold,
        )
        self.setLayout(column(card))

    def _connect(self) -> None:
        self._segments.chosen.connect(lambda value: self._choose(Rule(value)))
        self._days.chosen.connect(lambda days: self._choose(Rule.DAYS, int(days)))
        self._daily.clicked.connect(lambda: self._choose(self._rule.rule))
        self._show.clicked.connect(lambda: self._list.setVisible(self._list.isHidden()))
        self._apply.clicked.connect(self.apply_requested)

    def _choose(self, rule: Rule, days: int = 0) -> None:
        daily = self._daily.isChecked() and rule is self._rule.rule  # a new rule is looked at first
        self.rule_chosen.emit(KeepingSettings(rule, days or self._rule.days, daily))


class _Bar(Painted):
    """A share of the largest, in a neutral tone."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setFixedSize(BAR_PX, 8)

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        width = max(2.0, self._share * self.width())
        paint_bar(painter, QRectF(0, 0, width, self.height()), colors.color(Role.Dark))


def _lines(found: Going) -> list[str]:
    told = [
        f"{each.started_at.astimezone():%Y-%m-%d}  {size(each.bytes)}  {each.prompt}"
        for each in found.sounds[:MOST]
    ]
    more = len(found.sounds) - MOST
    return [*told, f"\u2026 {more:,}"] if more > 0 else told


def _use_view(use: DiskUse) -> QWidget:
    made = QWidget()
    names = {
        Part.RECORDINGS: made.tr("recordings"),
        Part.DATABASE: made.tr("database"),
        Part.BACKUPS: made.tr("backups"),
        Part.BEFORE_RESTORE: made.tr("put aside by a restore"),
        Part.CACHE: made.tr("cache"),
        Part.OTHER: made.tr("other"),
    }
    parts = ", ".join(f"{names[part]} {size(count)}" for part, count in use.parts if count)
    told = text(made.tr("On the disk: {0} ({1})").format(size(use.bytes), parts))
    rows: list[Item] = [told]
    for heading, shares in (
        (made.tr("Recordings by year"), use.years[:MOST]),
        (made.tr("Recordings by question"), use.questions[:MOST]),
    ):
        if shares:
            rows += [line(heading, "small", bold=True), *_share_rows(shares)]
    made.setLayout(column(*rows))
    return made


def _share_rows(shares: Sequence[Share]) -> list[Item]:
    most = max(share.bytes for share in shares) or 1
    rows: list[Item] = []
    for share in shares:
        amount = line(size(share.bytes), "body", Role.WindowText)
        amount.setFixedWidth(SIZE_PX)
        rows.append(shared_out(row(_Bar(share.bytes / most), amount, text(share.name)), 0, 0, 1))
    return rows
