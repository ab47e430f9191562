"""What is computed for the record as a whole, whoever asks for it: no page shows it as it is."""
