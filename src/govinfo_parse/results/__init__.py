"""What the pipe yields: entries, findings, tables, frames, the report."""
