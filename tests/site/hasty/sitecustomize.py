"""In PYTHONPATH of commands that live for seconds: they need not collect garbage, and take two thirds of the time."""

import gc

gc.disable()
