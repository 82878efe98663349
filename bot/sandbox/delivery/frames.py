"""What is written on a socket (docs.slack.dev/apis/events-api/using-socket-mode)."""

from bot.sandbox.types import Envelope, Json

HOST = "applink-sandbox"


def hello(app_id: str, connections: int, life: float) -> Json:
    """The first words on a new connection, which lives for so many seconds."""
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": app_id},
        "debug_info": {"host": HOST, "build_number": 1, "approximate_connection_time": int(life)},
    }


def farewell(reason: str) -> Json:
    """The last words on a connection."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}}


def framed(envelope: Envelope, envelope_id: str) -> Json:
    """An envelope as it goes over the wire."""
    frame: Json = {
        "envelope_id": envelope_id,
        "type": envelope.kind,
        "accepts_response_payload": envelope.kind != "events_api",
        "payload": envelope.payload,
    }
    if envelope.kind == "events_api":
        reason = "timeout" if envelope.retry else ""
        frame |= {"retry_attempt": envelope.retry, "retry_reason": reason}
    return frame
