"""The format of a journal file: text, records, schema, merging."""
