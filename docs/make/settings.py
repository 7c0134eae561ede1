"""The page of settings: those of the shells by hand, those of the workbench from its configuration."""

from weerwerk_web.config import PREFIX, settable

HEAD = """\
# Settings

<!-- Made by ./run docs: the first table from docs/make/settings.py, the second from weerwerk_web/config.py. -->

Weerwerk's core reads no environment at all; what it needs are arguments. These few settings are for the shells around it.

| setting | read by | meaning |
|---|---|---|
| `WEERWERK_WORK` | `run` | The folder for `.venv` and results. Default: the checkout, or a folder in the user's cache when the checkout cannot be written to. |
| `WEERWERK_PYTHON` | `run` | The Python to make `.venv` with; tried before `python3`. |
| `WEERWERK_SHARED_DATA` | tests | The folder with real data for tests marked `shared_data`; default `../shared/data`. Those tests skip where it is absent. |
| `WEERWERK_HYPOTHESIS` | tests | The hypothesis profile: `ci` (default; the same cases every run) or `search` (many new ones). |
| `XDG_STATE_HOME` | `weerwerk` | Where the technical explanation of a failure is kept: `weerwerk/storing-….txt` below it. Default `~/.local/state`. |
| `WEERWERK_TEST_DATABASE` | tests | The PostgreSQL on which the tests of the web run; without it SQLite. The suite sets it itself. |
| `WEERWERK_TEST_DATA` | tests | The data folder of those tests; default a new one. |

## The workbench

Read by `weerwerk serve` and its companions: from `settings.toml` in the data folder, or from the environment, which goes
first. A secret can also stand in a file named by the same variable with `_FILE` behind it (`WEERWERK_DATABASE_FILE`), as container
platforms do.

| setting | environment | default | uitleg |
|---|---|---|---|
| | `WEERWERK_DATA` | `~/.local/share/weerwerk` | De map met gegevens, sleutels en instellingen. Kan niet in `settings.toml` staan. |
"""


def page() -> str:
    """The whole page."""
    rows = []
    for one in settable():
        secret = " **Geheim.**" if one.metadata["secret"] else ""
        explained = one.metadata["explained"]
        rows.append(f"| `{one.name}` | `{PREFIX}{one.name.upper()}` | {_shown(one.default)} | {explained}{secret} |\n")
    return HEAD + "".join(rows)


def _shown(default: object) -> str:
    match default:
        case "" | ():
            return "leeg"
        case bool():
            return "`ja`" if default else "`nee`"
    return f"`{default}`"
