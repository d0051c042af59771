"""From a file, whatever its format, to cleaned articles."""
