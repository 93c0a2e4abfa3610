"""Files that are uploaded: where they lie, moving what lies where everybody could read it, giving documents out."""
