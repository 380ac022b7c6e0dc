"""Imports of the domain: pure modules of the standard library, dates and structs, and nothing that does I/O."""

import grimp

PURE = {
    "bisect", "collections", "dataclasses", "datetime", "difflib", "email", "enum", "functools", "hashlib", "heapq",
    "hmac", "itertools", "json", "math", "operator", "re", "shlex", "typing", "unicodedata",
}  # fmt: skip
"""Modules of the standard library that neither read nor write anything."""
LIBRARIES = {"dateutil", "msgspec"}


def test_the_domain_imports_only_pure_modules() -> None:
    graph = grimp.build_graph("feedback_loop", include_external_packages=True, cache_dir=None)
    domain = {"feedback_loop.domain", *graph.find_descendants("feedback_loop.domain")}
    imported = {name for module in domain for name in graph.find_modules_directly_imported_by(module)}
    external = {name.partition(".")[0] for name in imported - domain}
    assert external <= PURE | LIBRARIES
    assert external >= LIBRARIES
