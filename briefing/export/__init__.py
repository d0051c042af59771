"""What is in the library, as text for other programs and for people without the reader."""
