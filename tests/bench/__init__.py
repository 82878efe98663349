"""The bench: Herald against a bare Bolt app and a textbook one, in turn, in one run."""
