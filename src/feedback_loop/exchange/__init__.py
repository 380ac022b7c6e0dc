"""Files in and out, in formats that other programs know."""
