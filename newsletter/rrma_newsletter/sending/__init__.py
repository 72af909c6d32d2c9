"""Sending a letter: a job that may be stopped at any point and goes on where it was."""
