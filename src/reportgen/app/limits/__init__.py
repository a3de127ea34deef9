"""Reports and their limits: how long they are, where a limit falls, what shows one that is too long."""
