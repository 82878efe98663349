"""What decides about certificates; nothing here knows Slack or a database."""
