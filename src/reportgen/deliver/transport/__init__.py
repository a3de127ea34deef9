"""Messages → their way to a server or the outbox."""
