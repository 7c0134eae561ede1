"""The ondermijningsbeeld: what plays in an area, and how much of it bears on each process (S9)."""
