"""Migrations of Herald's database, numbered by hand."""
