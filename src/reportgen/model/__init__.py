"""The values that stages pass to each other: frozen, plain, standard library only."""
