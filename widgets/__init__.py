"""What a reader sees: panes that take model values and post messages."""
