"""Screens own the state, wire panes to the library, and do nothing else."""
