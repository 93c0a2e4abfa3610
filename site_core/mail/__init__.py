"""Letters of the site: written into an outbox with the change that they tell of, sent by the worker, forgotten after a while."""
