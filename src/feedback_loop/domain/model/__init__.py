"""Events, and the loops, people and themes folded from them."""
