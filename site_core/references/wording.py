"""What editors are told when something cannot be deleted."""

STILL_USED = "Chưa xóa {kind} “{name}” vì đang được dùng ở:"
MORE = "và {count} nơi khác"
IN_DRAFT = " (bản nháp hoặc bản hẹn giờ)"
MEND_FIRST = "Hãy bỏ chọn ở các nơi đó trước rồi xóa."
