"""Short texts in an order, edited where they stand."""

from collections.abc import Sequence

from tpm_interview.ui.widgets.growing_text import GrowingText
from tpm_interview.ui.widgets.layout import column
from tpm_interview.ui.widgets.ordered_rows import OrderedRows, RowEditor


class _TextRow(RowEditor):
    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.field = GrowingText(name, hint)
        self.field.textChanged.connect(self.changed)
        self.field.entered.connect(self.entered)
        self.setLayout(column(self.field))
        self.setFocusProxy(self.field)

    def told(self) -> str:
        return self.field.text().strip()


class TextList(OrderedRows):
    """Rows of text; Enter in the last one adds another."""

    def __init__(self, name: str, add_words: str, hint: str = "", key: str = "") -> None:
        """`name` is what one text is called, such as "Follow-up"; `key` adds one."""
        super().__init__(lambda: _TextRow(name, hint), name, add_words, key)

    def texts(self) -> tuple[str, ...]:
        """As they stand, empty ones left out."""
        return tuple(told for each in self.editors() if (told := each.told()))

    def set_texts(self, texts: Sequence[str]) -> None:
        self.clear()
        for text in texts:
            editor = self.add()
            if isinstance(editor, _TextRow):
                editor.field.set_text(text)
