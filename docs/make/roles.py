"""The page of roles: the one table of who may do what, from the code that keeps to it."""

from weerwerk_web.accounts.roles import BY_LINK, CLOSED, FROM_OUTSIDE, TABLE, Reach, Role

HEAD = """\
# Roles

<!-- Made by ./run docs from weerwerk_web/accounts/roles.py. -->

Who may do what. `alles`: for the whole organisation; `eigen deel`: for the own processes or questions; empty: not at
all. An action marked with * is of the closed layer: it needs the second step of signing in, and looking is noted too.
The same table, written down apart from the code, is `tests/web/roles.csv`; a test holds the two together, and visits
every page in every role.
"""


def page() -> str:
    """The whole page."""
    roles = list(Role)
    head = f"| action | {' | '.join(role.value for role in roles)} |\n|---|{'---|' * len(roles)}\n"
    rows = []
    for action, reaching in TABLE.items():
        cells = ["" if reaching[role] is Reach.NONE else reaching[role].value for role in roles]
        rows.append(f"| `{action.value}`{'*' if action in CLOSED else ''} | {' | '.join(cells)} |\n")
    return f"{HEAD}\n{head}{''.join(rows)}\n{_foot()}"


def _foot() -> str:
    by_link, outside = (", ".join(sorted(one.value for one in group)) for group in (BY_LINK, FROM_OUTSIDE))
    return (
        f"A link alone, without an account, carries only: {by_link}. These come from outside, and get access with a\n"
        f"purpose and an end within ninety days: {outside}.\n"
    )
