"""Tests of Herald: rules, views, acts, listeners, seams, chaos, browser."""
