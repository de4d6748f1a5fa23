"""Everything that is known of the takes, for programs: JSON in UTF-8, times in seconds."""

import json

from tpm_interview.domain.mentor import MentorRating
from tpm_interview.domain.take_export import ExportedPrompt, ExportedTake, Fact, TakesExport
from tpm_interview.domain.take_json import Json, beside_json, word_json
from tpm_interview.domain.transcript import Transcript, Word

FORMAT = "tpm-interview-takes"
VERSION = 1


def write(export: TakesExport) -> bytes:
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "title": export.title,
        "made_at": export.made_at.isoformat(),
        "prompts": [_prompt(each) for each in export.prompts],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")


def _prompt(prompt: ExportedPrompt) -> Json:
    return {
        "session": prompt.session_id,
        "session_started_at": prompt.session_started_at.isoformat(),
        "mode": prompt.mode.value,
        "question": prompt.question_id,
        "kind": prompt.kind.value,
        "prompt": prompt.text,
        "takes": [_take(each) for each in prompt.takes],
    }


def _take(exported: ExportedTake) -> Json:
    take, beside = exported.take, exported.annotations
    return {
        "id": take.id,
        "number": take.number,
        "state": take.state.value,
        "recorded_at": take.started_at.isoformat(),
        "duration_s": round(take.duration_s, 3),
        "text": take.text,
        "rating": take.rating,
        **beside_json(beside),
        "mentors": [_mentor(each) for each in beside.mentors],
        "facts": [_fact(each) for each in exported.facts],
        "long_pauses": [[round(p.start_s, 3), round(p.end_s, 3)] for p in exported.long_pauses],
        "transcripts": [_transcript(each, take.transcript) for each in exported.versions],
    }


def _fact(fact: Fact) -> Json:
    return {
        "name": fact.name.value,
        "value": None if fact.value is None else round(fact.value, 3),
        "unit": fact.unit,
        "text": fact.text,
        "moments": [{"at_s": round(m.at_s, 3), "text": m.text} for m in fact.moments],
        "norm": fact.norm,
        "formula": fact.formula,
        "source": fact.source,
    }


def _mentor(rating: MentorRating) -> Json:
    return {
        "mentor": rating.mentor,
        "rated_at": rating.rated_at.isoformat(),
        "rating": rating.rating,
        "comment": rating.comment,
        "criteria": [
            {"name": each.name, "mark": each.mark, "comment": each.comment}
            for each in rating.criteria
        ],
    }


def _transcript(transcript: Transcript, counting: Transcript | None) -> Json:
    return {
        "version": transcript.version.value,
        "counts": transcript == counting,
        "made_at": transcript.made_at.isoformat(),
        "recognizer": transcript.recognizer,
        "model": transcript.model,
        "speech": [[round(s.start_s, 3), round(s.end_s, 3)] for s in transcript.speech],
        "words": [_word(each) for each in transcript.words],
    }


def _word(word: Word) -> Json:
    return {**word_json(word), "source": word.source.value}
