"""What the templates of ``review`` say in their own words."""
