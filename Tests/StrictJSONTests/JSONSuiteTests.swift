import StrictJSON
import Testing

/// The cases that parsers of JSON are known to disagree about (N. Seriot, *Parsing JSON is a Minefield*, 2016), written
/// anew.
@Suite("JSON is what RFC 8259 says it is, and nothing more")
struct JSONSuiteTests {
    static let accepted = [
        "[]", " [ ] ", "[\n]\r\n", "{}", "\t{\t}\t", "[[]]", "[{}]", "{\"\":{}}", "null", "true", "false", "\"\"", "\"a\"", "0",
        "-0", "-1", "1e5", "1E5",
        "1e+5", "1e-5", "1.5e05", "0e1", "0.1", "-0.0", "123456789012345678901234567890", "1e400", "1e-400", "\"\\u0000\"",
        "\"\\uD834\\udd1e\"",
        "\"\\\\\\/\\b\\f\\n\\r\\t\\\"\"", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{10FFFF}\"", "\"\u{FFFE}\"", "\"\\u2028\"",
        "\"é\"", "[1,2,3]",
        "{\"a\":1,\"b\":2}", "{\"a\":1,\"A\":2}", "{\"é\":1,\"e\u{301}\":2}", "[null,true,false,0,\"\",[],{}]", "\"\\uFFFF\"",
        "\"'\"", "\"//\"",
    ]

    static let refused = [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[,]", "[,1]", "[1,,2]", "[1,]", "[1 2]", "[1:2]", "{,}", "{\"a\"}", "{\"a\":}",
        "{\"a\" 1}", "{\"a\":1,}",
        "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1,\"a\":1}", "{\"a\"::1}", "[]]", "{}}", "[][]",
        "1 2", "nul", "nulll", "True", "NULL",
        "truefalse", "undefined", "NaN", "Infinity", "-Infinity", "-", "+1", "--1", "01", "-01", "00", "1.", ".5", "-.5", "1.e5",
        "1e", "1e+", "1E-", "1e5.5",
        "0x10", "0b1", "1_000", "1,000", "１", "\"", "\"a", "a\"", "'a'", "`a`", "\"\\", "\"\\\"", "\"\\x41\"", "\"\\'\"",
        "\"\\0\"", "\"\\u\"", "\"\\u1\"",
        "\"\\u123\"", "\"\\u123G\"", "\"\\U1234\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800a\"", "\"\\ud800\\n\"",
        "\"\\ud800\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\udc00\"", "\"\t\"", "\"\n\"", "\"\u{0}\"", "\"\u{1F}\"", "// comment\n1", "/* c */1", "1//", "#1", "\u{FEFF}1",
        "\u{A0}1", "1\u{2028}", "1\u{0}", "\u{C}1",
        "[1]\u{B}", "{\"\\u0061\":1}", "<a>", "*", "@",
    ]

    @Test("Texts that are JSON are accepted, written and read back as the same", arguments: accepted)
    func accepts(text: String) throws {
        let root = try JSONDocument(Array(text.utf8)).root
        if root.kind == .string {
            let string = try root.string()
            let again = try JSONDocument(JSONValue.string(string).encoded(.line)).root.string()
            #expect(Array(again.unicodeScalars) == Array(string.unicodeScalars))
        }
    }

    @Test("Texts that are no JSON, or JSON that readers disagree about, are refused", arguments: refused)
    func refuses(text: String) {
        let bytes = Array(text.utf8)
        #expect {
            _ = try JSONDocument(bytes)
        } throws: { error in
            guard let error = error as? JSONError else { return false }
            let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            return (1...lines.count).contains(error.line) && (1...lines[error.line - 1].count + 1).contains(error.column)
        }
    }

    @Test(
        "Bytes that are no UTF-8 are refused, whichever way they are wrong",
        arguments: [
            [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE],
            [0xFF],
        ] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONDocument([0x22] + bytes + [0x22]) }
        #expect(throws: JSONError.self) { try JSONDocument([0x7B, 0x22] + bytes + [0x22, 0x3A, 0x31, 0x7D]) }
        #expect(throws: JSONError.self) { try JSONDocument(bytes) }
    }

    @Test("Numbers are what was written, or are refused where they are asked for")
    func numbers() throws {
        func number(_ text: String) throws -> JSONNode { try JSONDocument(Array(text.utf8)).root }
        #expect(try number("9223372036854775807").integer() == .max)
        #expect(try number("-9223372036854775808").integer() == .min)
        for text in ["9223372036854775808", "-9223372036854775809", "1.0", "1e2", String(repeating: "9", count: 10_000)] {
            #expect(throws: JSONError.self) { try number(text).integer() }
        }
        #expect(try number("-0").integer() == 0)
        #expect(try number("-0").number().sign == .minus)
        #expect(try number("1e-400").number() == 0)
        #expect(throws: JSONError.self) { try number("1e400").number() }
        #expect(throws: JSONError.self) { try number("-1e400").number() }
        #expect(throws: JSONError.self) { try number(String(repeating: "9", count: 400)).number() }
    }

    @Test("The limit on depth is exact, for arrays, objects and both")
    func depth() {
        for (open, inner, close) in [("[", "", "]"), ("{\"a\":", "1", "}"), ("[{\"a\":", "1", "}]")] {
            let levels = open.hasPrefix("[{") ? 2 : 1
            func nested(_ count: Int) -> [UInt8] {
                Array((String(repeating: open, count: count) + inner + String(repeating: close, count: count)).utf8)
            }
            #expect(throws: Never.self) { try JSONDocument(nested(32 / levels)) }
            #expect(throws: JSONError.self) { try JSONDocument(nested(32 / levels + 1)) }
            #expect(throws: JSONError.self) { try JSONDocument(Array(String(repeating: open, count: 200_000).utf8)) }
        }
    }

    @Test("Keys are told apart by their bytes")
    func keys() throws {
        let root = try JSONDocument(Array("{\"é\":1,\"e\u{301}\":2}".utf8)).root
        #expect(try root["é"]?.integer() == 1)
        #expect(try root["e\u{301}"]?.integer() == 2)
    }

    @Test("A reason that quotes the file is of bounded length")
    func reasons() {
        let error = JSONError(reason: String(repeating: "日", count: 100_000), offset: 0, in: [])
        #expect(error.description.utf8.count < 700)
        #expect(JSONError(reason: "short", offset: 0, in: []).reason == "short")
    }
}
