"""The programme's own settings: its name, zone, hours, channels and numbers."""
