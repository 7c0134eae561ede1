"""The core has no clock, no environment and no dice; it is told such things as arguments."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, modules, plant

# The ends of dotted names that reach into the world.
WORLDLY = (
    "os.environ",
    "os.getenv",
    "os.getlogin",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "random.random",
    "random.choice",
    "random.shuffle",
    "uuid.uuid4",
    "uuid.uuid1",
)


def worldly(root: Path = ROOT) -> list[str]:
    """Places in the core that look at the clock, the environment or chance."""
    found = []
    for path, module in modules("src/weerwerk", root=root):
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute):
                name = ast.unparse(node)
                if any(name == end or name.endswith(f".{end}") for end in WORLDLY):
                    found.append(f"{path.relative_to(root)}:{node.lineno} {name}")
    return found


def test_the_core_looks_at_no_clock_and_no_environment():
    assert worldly() == []


def test_a_planted_look_at_the_clock_is_found(tmp_path):
    looking = "from datetime import date\nimport os\nx = date.today()\ny = os.environ['A']\n"
    plant(tmp_path, {"src/weerwerk/a.py": looking})
    assert worldly(tmp_path) == ["src/weerwerk/a.py:3 date.today", "src/weerwerk/a.py:4 os.environ"]
