"""The doors through which text enters: requests, the saving of any model, addresses that are redirected. At each it is cleaned."""
