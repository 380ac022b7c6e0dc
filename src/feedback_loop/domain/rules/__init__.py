"""The rules: what is due in each loop on a given day."""
