"""What `docs/measure.py` is made of."""
