"""What decides about lessons, dates, seats and check-in; nothing here knows Slack or a database."""
