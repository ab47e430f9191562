"""E-mails, and pages that were saved as MHTML."""
