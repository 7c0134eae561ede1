"""The ondermijningsbeeld in the browser."""
