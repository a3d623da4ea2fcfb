"""What people and attackers type. Where markup would run, an element or an attribute named zq9 would appear."""

MARK = "zq9"

MARKUP = [
    "<zq9>", "<zq9/>", "</textarea><zq9>", "</title><zq9>", "</script><zq9>", "</style><zq9>", "</option></select><zq9>",
    '"><zq9 a="', "'><zq9 a='", '" zq9="1', "' zq9='1", "` zq9=`1", "x zq9=1 ", "--><zq9>", "]]><zq9>", "<!--<zq9>", "<![CDATA[<zq9>]]>",
    "<img src=x zq9=1>", "<svg zq9=1><script>zq9</script></svg>", "<math><mtext><zq9></mtext></math>", "<zq9\x0conx=1>",
    "<<zq9>>", "<\u0000zq9>", "&lt;zq9&gt;", "&#60;zq9&#62;", "&amp;lt;zq9&amp;gt;", "%3Czq9%3E", "＜zq9＞", "\\u003czq9\\u003e", "<scr<zq9>ipt>",
    "<a href='javascript:zq9'>x</a>", "<iframe srcdoc='<zq9>'>", "<base href='//zq9.example/'>", "<meta http-equiv=refresh content='0;url=//zq9.example'>",
]  # fmt: skip
ADDRESSES = [
    "javascript:zq9", "JaVaScRiPt:zq9", "java\tscript:zq9", "\x01javascript:zq9", " javascript:zq9", "data:text/html,<zq9>", "vbscript:zq9",
    "//zq9.example", "https://zq9.example", "/\\zq9.example", "\\\\zq9.example", "https:zq9.example", "///zq9.example", "/\t/zq9.example",
    "http://[::1", "http://[zq9]/", "https://user:pass@zq9.example:99999/", "http://zq9.example:port/", "mailto:zq9@example.org", "https://münchen.example/ß",
    "http://" + "a" * 3000, "file:///etc/passwd", "/accounts/logout/", "http://testserver@zq9.example/", "http://testserver\\@zq9.example/",
]  # fmt: skip
INJECTIONS = [
    "zq9' OR '1'='1", 'zq9" OR "1"="1', "zq9'; DROP TABLE applications_application; --", "zq9') UNION SELECT password FROM auth_user --", "zq9\\' --",
    "%", "_", "%zq9_", "*", '"zq9', "zq9 NEAR zq9", "zq9* AND NOT", "(zq9", "^zq9", "zq9:zq9", '"""', "{zq9}", "{{ zq9 }}", "{% zq9 %}", "${zq9}", "{0.__class__}", "%(zq9)s", "%s%n",
    "=zq9()", "+zq9", "@zq9", "-zq9", "\tzq9", "=cmd|' /C calc'!A0", "../../../../etc/passwd", "..\\..\\zq9", "/etc/passwd\x00.pdf", "file\x00zq9", "| zq9", "$(zq9)", "`zq9`",
    "zq9\r\nSet-Cookie: zq9=1", "zq9\nBcc: zq9@example.org", "zq9%0d%0aLocation:%20//zq9.example", "BEGIN:VEVENT\r\nzq9\r\nEND:VEVENT", "[zq9](javascript:zq9)", "__proto__", "constructor",
]  # fmt: skip
NUMBERS = [
    "0", "-1", "1", "-0", "00", "1.0", "1e3", "1e400", "-1e400", "NaN", "Infinity", "-inf", "0x10", "1_000", "1,000", "1.000,50", "٣", "１２", "²", "½", "Ⅷ", "९", " 7 ", "+7",
    "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "9" * 40, "9" * 5000, "1" + "0" * 400 + ".5", "1e-400", "0." + "0" * 400 + "1", "true", "None", "null", "undefined", "[]", "{}",
]  # fmt: skip
DAYS = [
    "0001-01-01", "9999-12-31", "10000-01-01", "0000-00-00", "2026-02-30", "2026-13-01", "-2026-01-01", "1582-10-10", "1899-12-31", "2026-11-10", "2027-03-28", "31/12/2026", "12/31/2026", "２０２６-１１-１０", "2026-W45", "20261110",
    "2026-11-10T25:00", "2026-03-29T01:30", "2026-10-25T01:30", "2026-11-10T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "2026-11-10T10:00:00+99:99", "25:61", "23:59:60", "24:00", "tomorrow",
    "Europe/London", "Europe/../../etc/passwd", "/etc/localtime", "Etc/GMT+14", "America/Argentina", "posixrules", "..", "UTC\x00",
]  # fmt: skip
SCRIPTS = [
    "مرحبا بالعالم", "שלום עולם", "你好世界", "こんにちは", "안녕하세요", "नमस्ते दुनिया", "สวัสดีชาวโลก", "Γειά σου Κόσμε", "Здравствуй, мир", "გამარჯობა", "Բարեւ", "ሰላም", "ᓄᓇᕗᑦ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "𒀀𒁀", "ꙮ",
    "İstanbul ı I i", "ß ẞ ﬀ ﬃ ǆ ŉ", "Ａｌｄｅｒ", "e\u0301 é", "a" + "\u0301" * 500, "👩‍👩‍👧‍👦🏳️‍🌈", "\u202ezq9\u202c", "\u200b\u200c\u200d\ufeff", "\u2028\u2029", "\x85", "\ufffe\uffff", "\U0010ffff", "\x00", "\x01\x02\x1b[31m", "\x7f", "\t\n\r\x0b\x0c",
    "", " ", "\n", "x" * 300, "x" * 70_000, "word " * 3000, "\n" * 5000, "(" * 2000, "a@" * 1000, "<" * 5000, "&" * 5000, ("<zq9>" + "é" * 100) * 100, "a" * 254 + "@example.org", "zq9@example.org", "zq9@[127.0.0.1]", '"zq9<zq9>"@example.org', "alice@example.org", "BOB@example.org",
]  # fmt: skip
ALL = [*MARKUP, *ADDRESSES, *INJECTIONS, *NUMBERS, *DAYS, *SCRIPTS]

FILE_NAMES = [
    "cv.pdf", "cv", "", ".pdf", "..", "../../zq9.pdf", "C:\\zq9\\cv.pdf", "cv.pdf.exe", "zq9\x00.pdf", "zq9\r\nX: y.pdf", '"><zq9>.csv', "日本語.docx", "x" * 400 + ".pdf", "\u202efdp.exe", "Job Applications.csv", "Connections.csv", "export.zip", "mail.eml", "sheet.xlsx", "sheet.ods", "rows.json", "posting.html", "CON", "a;b.csv", "%2e%2e%2fzq9.csv",
]  # fmt: skip
