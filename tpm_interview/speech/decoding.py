"""Sound files opened by PyAV (FFmpeg): what can be read, read; what cannot, said in a sentence."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tpm_interview.domain.errors import UnreadableAudio

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

log = logging.getLogger(__name__)

FORMATS = "wav,w64,flac,mp3,ogg,mov,matroska,webm,aiff,aac,amr,asf,caf,au,ac3,wv,ape"
"""Never a playlist (HLS, concat): FFmpeg would fetch what it names from the network."""


@contextlib.contextmanager
def opened_file(path: Path) -> Iterator[BinaryIO]:
    """The file for reading; UnreadableAudio for what is missing, a folder, forbidden or empty."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise UnreadableAudio(f"{path.name}: there is no such file") from None
    except IsADirectoryError:
        raise UnreadableAudio(f"{path.name}: this is a folder") from None
    except OSError as error:
        raise UnreadableAudio(f"{path.name}: {error.strerror}") from error
    with file:
        if not file.read(1):
            raise UnreadableAudio(f"{path.name}: the file is empty")
        file.seek(0)
        yield file


@contextlib.contextmanager
def opened_sound(path: Path) -> Iterator[tuple["InputContainer", "AudioStream"]]:
    """The file's first sound track. UnreadableAudio, also from what is done inside the `with`.

    FFmpeg gets an open file and no name: a name could be read as an address or a filter.
    """
    import av

    options = {"format_whitelist": FORMATS, "protocol_whitelist": "none"}
    with opened_file(path) as file:
        try:
            with av.open(file, "r", container_options=options) as container:
                if not container.streams.audio:
                    raise UnreadableAudio(f"{path.name}: there is no sound in it")
                yield container, container.streams.audio[0]
        except (av.FFmpegError, ValueError) as error:
            log.info("FFmpeg cannot read a file: %s", type(error).__name__)
            raise UnreadableAudio(f"{path.name}: not a sound file, or damaged") from error


def decoded_frames(container: "InputContainer", stream: "AudioStream") -> Iterator["AudioFrame"]:
    """Frame after frame; damaged packets are left out, a file cut short ends where it ends."""
    import av

    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            return
        if packet is None:
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            continue
