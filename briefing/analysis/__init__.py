"""From an article to what it holds: pure functions of text, without a library and without a screen."""
