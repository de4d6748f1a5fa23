"""Everything that is kept: database, recordings, settings; the only layer with SQLAlchemy."""
