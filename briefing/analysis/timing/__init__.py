"""When: from time expressions to ranges of days; the parts of `dates`."""
