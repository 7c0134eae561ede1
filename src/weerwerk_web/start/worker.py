"""The process for long work, as ``serve`` starts it."""

import sys

from weerwerk_web.start import running

if __name__ == "__main__":
    running.stop_with(int(sys.argv[1]))
    running.work()
