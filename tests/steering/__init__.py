"""What leads set, the first steps, and the guard of the team channel."""
