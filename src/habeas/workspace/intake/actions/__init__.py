"""What changes a job, one module each."""
