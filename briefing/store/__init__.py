"""The library: all SQL lives here."""
