"""A Whisper server of the candidate's choice (OpenAI-compatible), only with their consent.

The request goes out by http.client: no proxy, no redirect, so that the sound reaches the address
agreed to and no other. SpeechRecognition shapes it; its own client would be the openai package.
"""

import http.client
import json
import uuid
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from tpm_interview.domain.errors import ConsentMissing, ServerFailed
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.speech.recognizers.audio_data import audio_data
from tpm_interview.speech.recognizers.engine_words import PieceRecognizer, spread

TIMEOUT_S = 60.0
PATH = "/audio/transcriptions"


class ServerRecognizer(PieceRecognizer):
    """Sends each piece to `settings.server_url`; raises ConsentMissing unless that was agreed."""

    def __init__(self, settings: RecognizerSettings, threads: int, cache: Path) -> None:
        if not settings.server_url or settings.server_consent != settings.server_url:
            raise ConsentMissing(settings.server_url)
        super().__init__(settings.name, settings.server_model or "whisper-1")
        self._url = settings.server_url

    def read_piece(self, pcm: bytes, at_s: float, speech: Sequence[Span]) -> Iterable[Word]:
        audio = audio_data(pcm)
        from speech_recognition.recognizers.whisper_api.base import OpenAICompatibleRecognizer

        client = SimpleNamespace(
            audio=SimpleNamespace(transcriptions=SimpleNamespace(create=self._create))
        )
        text = OpenAICompatibleRecognizer(client).recognize(
            audio, self.model, language="en", response_format="json"
        )
        return spread(text, at_s, speech)

    def _create(self, file: BytesIO, **fields: str) -> SimpleNamespace:
        boundary = uuid.uuid4().hex
        try:
            answer = _posted(self._url, boundary, _form(boundary, file, fields))
            return SimpleNamespace(text=str(json.loads(answer)["text"]))
        except (OSError, http.client.HTTPException) as error:
            raise ServerFailed(f"{self._url}: {error}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise ServerFailed(f"{self._url}: not a transcript") from error


def _posted(url: str, boundary: str, body: bytes) -> bytes:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    try:
        connection.request(
            "POST",
            parts.path.rstrip("/") + PATH,
            body,
            {"Content-Type": f"multipart/form-data; boundary={boundary}"},
        )
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise http.client.HTTPException(f"{response.status} {response.reason}")
        return response.read()
    finally:
        connection.close()


def _form(boundary: str, file: BytesIO, fields: dict[str, str]) -> bytes:
    head = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    head += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n'
        "Content-Type: audio/wav\r\n\r\n"
    )
    return head.encode() + file.getvalue() + f"\r\n--{boundary}--\r\n".encode()
