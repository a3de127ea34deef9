"""Delivery reports as mail servers write them (RFC 3464)."""

from __future__ import annotations

PERMANENT = "smtp; 550 5.1.1 <{address}>: no such user"


def report(
    message_id: str,
    address: str,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    reason: str = PERMANENT,
    original: str = "message/rfc822",
) -> bytes:
    """What comes back when the server of `address` gives a message up; CRLF line ends."""
    return (
        (
            "Return-Path: <>\n"
            "From: MAILER-DAEMON@example.org\n"
            "To: notes@example.org\n"
            "Subject: Undelivered Mail Returned to Sender\n"
            'Content-Type: multipart/report; report-type=delivery-status;\n boundary="=_b/1"\n'
            "MIME-Version: 1.0\n\n"
            "This is a MIME message.\n--=_b/1\n"
            "Content-Type: text/plain\n\nYour message could not be delivered.\n"
            "--=_b/1\nContent-Type: message/delivery-status\n\n"
            "Reporting-MTA: dns; mx.example.org\n\n"
            f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\n"
            f"Diagnostic-Code: {reason.format(address=address)}\n\n"
            f"--=_b/1\nContent-Type: {original}\n\n"
            f"From: notes@example.org\nMessage-ID: {message_id}\nSubject: A note\n\nThe letter.\n"
            "--=_b/1--\n"
        )
        .replace("\n", "\r\n")
        .encode()
    )
