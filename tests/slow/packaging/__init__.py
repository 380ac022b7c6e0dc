"""The built distributions: their bytes, their content, and the program that they install."""
