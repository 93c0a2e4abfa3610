"""What the reader of numbers says: how to write a number, what is asked back, why it is refused."""

HOW_PEOPLE = "Hãy ghi số người, ví dụ “15”, “15 người”; một khoảng thì ghi “10–15 người”."
HOW_YEARS = "Hãy ghi số năm (không ghi năm thành lập), ví dụ “3”, “3 năm”; một khoảng thì ghi “3–5 năm”."
HOW_YEAR = "Hãy ghi năm bằng bốn chữ số, ví dụ “2026”."
HOW_PERCENT = "Hãy ghi số phần trăm, ví dụ “50” hoặc “50%”."
HOW_VND = "Hãy ghi số tiền bằng đồng, ví dụ “15.000”, “15 nghìn”, “1,5 triệu”."
HOW_MILLION_VND = (
    "Hãy ghi số tiền, ví dụ “500 triệu”, “1,25 tỷ”; một khoảng thì ghi “300–500 triệu”. "
    "Chỉ ghi “500” thì hiểu là 500 triệu đồng."
)
HOW_WHOLE = "Hãy ghi một số nguyên, ví dụ “12”, “1.500” (một nghìn năm trăm)."
HOW_QUANTITY = "Hãy ghi một số; dấu phẩy trước phần thập phân, dấu chấm giữa các hàng nghìn, ví dụ “1.500,25”."

UNREADABLE = "Chưa đọc được “{text}”. {how}"
TOO_LONG = "Nội dung ghi quá dài. {how}"
NEGATIVE = "Ở đây không có số âm. {how}"
OTHER_UNIT = "“{text}” dùng đơn vị khác. {how}"
FOREIGN_MONEY = "Ở đây tính bằng tiền Việt Nam. {how}"
NOT_WHOLE = "“{text}” không phải là số nguyên. {how}"
TOO_SMALL = "“{text}” nhỏ hơn mức có thể. {how}"
TOO_LARGE = "“{text}” lớn hơn mức có thể. {how}"

COMMA = ", "
OR = " hay "
ASK = "Bạn muốn nói {meanings}?"
ASK_WHOLE = "Ở đây tính tròn {unit}. Bạn muốn nói {meanings}?"

INSTEAD = "“{text}” có thể hiểu sai. Hãy ghi {choices}."
INSTEAD_CHOICE = "“{write}” nếu là {meaning}"
INSTEAD_OR = "; "
ONE_NUMBER = "Ở đây chỉ ghi một số, không ghi một khoảng. {how}"

STORED = "= {number}"
THAT_IS = "{number}, tức {words}"
FROM_ON = "từ {low} trở lên"
AT_MOST = "không quá {high}"
FROM_TO = "từ {low} đến {high}"
