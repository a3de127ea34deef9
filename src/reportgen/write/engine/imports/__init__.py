"""The engine, imported without what no report needs."""
