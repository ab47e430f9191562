"""What ``python -m django`` can do here."""
