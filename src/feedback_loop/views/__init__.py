"""What is shown: values first, then a table, plain text or JSON made from them."""
