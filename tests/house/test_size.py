"""Modules and functions stay small enough to read at one sitting."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, modules, plant

MODULE_LINES = 400
FUNCTION_LINES = 60
FUNCTION_P90 = 25
PYTHON = ("src", "tests", "bench", "docs")


def long_modules(root: Path = ROOT) -> list[str]:
    """Modules over the limit."""
    counted = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path, _ in modules(*PYTHON, root=root))
    return [f"{path.relative_to(root)}: {lines} lines" for path, lines in counted if lines > MODULE_LINES]


def functions(*folders: str, root: Path = ROOT) -> Iterator[tuple[str, int]]:
    """Every function and its number of lines, decorators included."""
    for path, module in modules(*folders, root=root):
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                yield f"{path.relative_to(root)}:{first} {node.name}", (node.end_lineno or first) - first + 1


def long_functions(root: Path = ROOT) -> list[str]:
    """Functions over the limit."""
    return [f"{name}: {lines} lines" for name, lines in functions(*PYTHON, root=root) if lines > FUNCTION_LINES]


def test_no_module_is_over_400_lines():
    assert long_modules() == []


def test_no_function_is_over_60_lines():
    assert long_functions() == []


def test_nine_in_ten_functions_of_the_product_have_at_most_25_lines(record_property):
    lengths = [lines for _, lines in functions("src")]
    p90 = statistics.quantiles(lengths, n=10)[-1]
    record_property("function_lines_p90", p90)
    assert p90 <= FUNCTION_P90


def test_a_planted_long_module_and_function_are_found(tmp_path):
    plant(tmp_path, {"src/long.py": "x = 1\n" * (MODULE_LINES + 1)})
    plant(tmp_path, {"src/deep.py": "def f():\n" + "    x = 1\n" * FUNCTION_LINES})
    assert long_modules(tmp_path) == ["src/long.py: 401 lines"]
    assert long_functions(tmp_path) == ["src/deep.py:1 f: 61 lines"]
