"""Sizes, rates and times that both sides keep, read from shared/limits.json."""

import json
from dataclasses import dataclass, fields

from empathyboard.paths import shared_dir


@dataclass(frozen=True)
class Limits:
    """Every limit by name; bytes, counts, seconds or days as the name says."""

    frame_bytes: int
    update_bytes: int
    document_bytes: int
    presence_frame_bytes: int
    presence_state_bytes: int
    nesting_depth: int
    outbox_bytes: int
    title_length: int
    account_length: int
    job_title_length: int
    person_length: int
    committee_roles_per_map: int
    committee_role_length: int
    maps_per_board: int
    name_length: int
    note_text_length: int
    import_bytes: int
    import_inflated_bytes: int
    import_entries: int
    import_ratio: int
    import_rows: int
    bin_days: int
    session_days: int
    links_per_board: int
    waiting_per_board: int
    tokens_per_board: int
    embeds_per_board: int
    embed_picture_seconds: int
    embed_cache_bytes: int
    label_length: int
    passphrase_length: int
    failed_joins_per_minute: int
    passphrase_tries: int
    passphrase_minutes: int
    keep_alive_seconds: int
    slow_reader_seconds: int
    room_idle_seconds: int
    updates_per_second: int
    bytes_per_second: int
    presence_frames_per_second: int
    presence_per_second: int
    compact_after_updates: int
    compact_after_bytes: int
    export_notes: int
    export_picture_maps: int
    export_pixels: int
    export_seconds: int
    export_bytes: int
    exports_at_once: int


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _read() -> Limits:
    values = json.loads((shared_dir() / "limits.json").read_text(encoding="utf-8"))
    return Limits(**{limit.name: values[_camel(limit.name)] for limit in fields(Limits)})


LIMITS = _read()
