"""Finished files + what their readers may not read → a proof that nothing of it is in them."""
