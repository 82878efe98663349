"""Everything that carries something from the workspace to the app."""
