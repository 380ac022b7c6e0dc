"""Where events live: one TinyDB file that cannot lose a record."""
