/// What the environment says of the characters that people see and type.
public enum Locale {
    /// Whether the locale's characters are UTF-8; else only ASCII is certain to be shown. The C library takes up the
    /// locale of the environment with this.
    public static var isUTF8: Bool {
        setlocale(LC_CTYPE, "")
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        return ["UTF-8", "UTF8"].contains(String(cString: codeset).uppercased())
    }
}
