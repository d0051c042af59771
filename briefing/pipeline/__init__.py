"""The whole way from a file to the library and from the library to the panes: the one room that sees every other."""
