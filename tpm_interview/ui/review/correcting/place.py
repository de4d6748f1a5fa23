"""Where editor and versions stand: in the place of the words."""

from tpm_interview.ui.review.take_pane import TRANSCRIPT, TakePane


def bring_words_forward(pane: TakePane) -> None:
    """What is opened there is to be seen, whatever hides it now."""
    pane.choose_view(TRANSCRIPT)
    pane.mentors.close_details()
