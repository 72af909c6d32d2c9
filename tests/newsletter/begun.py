"""Django, begun: what processes of the tests are forked from."""

import django

django.setup()
