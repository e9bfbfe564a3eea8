import HarmlessText
import Testing

@Suite("A noun is joined with its other number by a few rules")
struct NounNumberTests {
    @Test(
        "Singular and plural of what people search for",
        arguments: [
            ("company", "companies"), ("policy", "policies"), ("backup", "backups"), ("process", "processes"),
            ("breach", "breaches"), ("box", "boxes"), ("key", "keys"), ("database", "databases"),
            ("penetration test", "penetration tests"),
            ("api", "apis"), ("tie", "ties"), ("bypass", "bypasses"),
        ])
    func pairs(one: String, many: String) {
        #expect(many.singular == one && one.plural == many)
        #expect(one.singular == one, "what names one stays as it is")
    }

    @Test(
        "What only ends like a plural stays as it is",
        arguments: ["aws", "ids", "dns", "access", "status", "analysis", "business", "virus", "", "s", "ss", "cc6.1", "größes2"])
    func others(word: String) { #expect(word.singular == word) }

    @Test("Amounts are counted without a fraction where there is none")
    func amounts() {
        #expect(counted(1.0, "day") == "1 day" && counted(0.5, "day") == "0.5 days" && counted(3.0, "hour") == "3 hours")
        #expect(counted(1, "entry", "entries") == "1 entry" && counted(0, "entry", "entries") == "0 entries")
    }

    @Test("Texts are trimmed of all white space, and of blanks behind them")
    func trimming() {
        #expect("  a b\t\r\n".trimmed == "a b" && "\u{A0}x\u{2003}".trimmed == "x" && " \n ".trimmed == "" && "".trimmed == "")
        #expect("  a  ".trimmedEnd == "  a" && "a\t ".trimmedEnd == "a\t" && "   ".trimmedEnd == "")
    }
}
