"""Many files become one data set: read by several processes, kept as Parquet, asked with DuckDB."""
