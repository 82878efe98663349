"""The settings' window and forms, the first steps, and what is wrong with the team channel."""
