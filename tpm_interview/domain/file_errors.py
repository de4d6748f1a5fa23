"""Errors with files that come from elsewhere or go there: lists, exports, notes, backups."""

from tpm_interview.domain.errors import UserError

# Import and export


class EmptyFile(UserError):
    message = "This file is empty."
    remedy = "Choose a file with questions in it."


class UnknownFormat(UserError):
    message = "This file is in no format that can be read."
    remedy = "Use text, Markdown, CSV, JSON, YAML, Anki, Word (DOCX) or Excel (XLSX)."


class BrokenFile(UserError):
    message = "This file cannot be read to its end; nothing was imported."
    remedy = "Mend the place named, or save the file again in the program it comes from."


class FileTooLarge(UserError):
    message = "This file is too large to be read; nothing was imported."
    remedy = "Split it, or save the list as CSV or text: those may be of any size."


class UnsafeFile(UserError):
    message = "This package is built to do harm; nothing was imported."
    remedy = "Ask for the list as a plain file, such as text or CSV."


class UnreadableFile(UserError):
    message = "This file cannot be opened."
    remedy = "Check that it is there and that you may read it."


# Taken along and sent back


class UnknownTake(UserError):
    message = "There is no take with this number."
    remedy = "See the numbers with: tpm-interview sessions show ID"


class NeverAsked(UserError):
    message = "This question was never answered."
    remedy = "Rehearse it first: tpm-interview rehearse --question ID"


class OneTakeOnly(UserError):
    message = "This format holds one take with a recording."
    remedy = "Choose one with --take."


class NoMentorNotes(UserError):
    message = "This file holds no mentor's notes."
    remedy = "Choose the file that 'Save my notes' made on the page you sent."


class BrokenMentorNotes(UserError):
    message = "These notes are damaged; nothing was taken in."
    remedy = "Ask your mentor to save them again from the page, and not to edit the file."


class MentorNotesTooNew(UserError):
    message = "These notes were made for a newer version of TPM Interview."
    remedy = "Update the app, then take them in."


class ForeignMentorNotes(UserError):
    message = "These notes are about takes that are not in this library."
    remedy = "Choose the library that the page was exported from, with --library."


# Backups


class NoBackup(UserError):
    message = "This file is no backup."
    remedy = "Choose a file that 'tpm-interview backup' made, or one of the backups folder."


class BrokenBackup(UserError):
    message = "This backup is damaged or cut short; nothing was changed."
    remedy = "Copy it again from where it is kept, or use another one."


class UnsafeBackup(UserError):
    message = "This file is built to do harm; nothing was changed."
    remedy = "Use a backup that you made yourself with 'tpm-interview backup'."


class BackupTooNew(UserError):
    message = "This backup was made by a newer version of TPM Interview; nothing was changed."
    remedy = "Update the app, then restore it."


class BackupInside(UserError):
    message = "A backup inside the library would be lost with it."
    remedy = "Choose a folder outside the library, best on another disk."
