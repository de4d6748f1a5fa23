"""The trash of takes: putting there, bringing back, erasing."""
