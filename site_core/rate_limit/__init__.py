"""How often something may be sent from one network in a day, without keeping who sent it."""
