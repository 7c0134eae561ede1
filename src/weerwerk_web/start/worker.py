"""The process for long work, as ``serve`` starts it."""

from weerwerk_web.start import running

if __name__ == "__main__":
    running.stop_with_parent()
    running.work()
