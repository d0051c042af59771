"""Who said what: from quotation marks and cues to speakers; the parts of `statements`."""
