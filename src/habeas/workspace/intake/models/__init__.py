"""The table of intake: the jobs."""

from habeas.workspace.intake.models.job import Job

__all__ = ["Job"]
