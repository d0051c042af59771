"""What may follow: lists, occasions and cues; the parts of `watching`."""
