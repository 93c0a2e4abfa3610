"""From what an editor fills in to the rules of `policies.eligibility`: blocks, route cards, groups of industries and places."""
