"""What the app can do, for a window or a command line; knows neither Qt nor SQLAlchemy."""
