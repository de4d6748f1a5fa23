"""Rehearse technical project manager interviews on your own desk."""
