"""The little that Herald adds to Slack's own libraries."""
