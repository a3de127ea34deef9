"""Letters → mail: composition, outbox, ledger, SMTP. Nothing here sends unless told to."""
