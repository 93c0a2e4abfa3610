"""Every sentence of the eligibility engine that people read, by subject. Nothing here decides."""
