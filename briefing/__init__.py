"""Briefing: read what happened, who said what, and what to watch, in the terminal."""

__version__ = "0.1.0"
