"""Errors of recognizers that are not part of the app's own; light, because they cross the pipe."""

from tpm_interview.domain.errors import UserError


class ServerFailed(UserError):
    message = "The Whisper server gave no transcript."
    remedy = "Check that it runs and its address in Settings; the recording is safe."
