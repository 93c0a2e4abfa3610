"""Whole public pages kept in memory, under a version that every change of what is public changes; never for staff."""
