"""«Gửi nhu cầu cho Trung tâm»: the form, the receipt that is the person's own page, the desk of the staff, the clock, and forgetting."""
