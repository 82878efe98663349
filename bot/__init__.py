"""Herald runs an employee social-media ambassador programme in Slack."""
