"""The app of the pages where the others meet."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The pages where the apps meet."""

    name = "weerwerk_web.workbench"
