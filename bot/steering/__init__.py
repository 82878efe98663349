"""What leads see to: the programme's settings, the first steps, the guard of the team channel."""
