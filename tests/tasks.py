"""Tasks as the site carries them out, at once; but for Wagtail's own two indices, which few tests read."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend

INDICES = {"wagtail.tasks.update_reference_index_task", "modelsearch.tasks.insert_or_update_object_task"}
"""Wagtail's index of references and that of its own searches, after each change of anything: a fifth of all the time.

A test that they fail in does not notice it: this backend keeps an exception to itself, as on the site.
"""


class AtOnceButForIndices(ImmediateBackend):
    """Leaves out what only feeds those two, unless `feeds_indices` is set: see the fixture `wagtail_indices`."""

    feeds_indices = False

    def _execute_task(self, task_result: Any) -> None:
        if self.feeds_indices or task_result.task.module_path not in INDICES:
            super()._execute_task(task_result)
