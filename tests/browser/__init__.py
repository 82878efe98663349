"""The whole thing in a real Chromium: page, sandbox, Socket Mode and bot."""
