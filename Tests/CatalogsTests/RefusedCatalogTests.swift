import Readiness
import Testing

@testable import Catalogs

/// A change to the team's catalog, and what is said of it.
struct Flaw: CustomTestStringConvertible, Sendable {
    let name: String
    let part: String
    let other: String
    let line: Int
    let reason: String

    init(_ name: String, _ part: String, _ other: String, line: Int, _ reason: String) {
        (self.name, self.part, self.other, self.line, self.reason) = (name, part, other, line, reason)
    }

    var testDescription: String { name }
}

@Suite("A bad catalog is refused with the file, the line and the reason")
struct RefusedCatalogTests {
    private static let second =
        #"{"id": "X1-02", "title": "Second", "guidance": "G", "evidence": ["E"], "cadence": "weekly", "effort": 0, "role": "R", "types": [2]}"#

    private static let flawsInText: [Flaw] = [
        Flaw("A comma is missing", "\"title\": \"Ours\",", "\"title\": \"Ours\"", line: 6, "a comma or } is missing"),
        Flaw("A comma too many", "\"types\": [1, 2],", "\"types\": [1, 2,],", line: 18, "no JSON value begins with ']'"),
        Flaw("A comment", "\"format\": 1,", "\"format\": 1, // ours", line: 2, "a key in quotes is missing"),
        Flaw(
            "A key twice", "\"effort\": 1,", "\"effort\": 1, \"effort\": 2,", line: 16, "duplicate key; take one out"),
        Flaw("A string that does not end", "\"Because. Do it.\"", "\"Because. Do it.", line: 13, "stands in a string"),
        Flaw("Too deep", "[\"A list\"]", String(repeating: "[", count: 40), line: 14, "nested deeper than 16 levels"),
        Flaw("No object", TeamCatalog.text, "[1, 2]", line: 1, "an object is expected here, not an array"),
        Flaw("No file to speak of", TeamCatalog.text, "", line: 1, "the text ends where a value should begin"),
        Flaw(
            "Something after the end", "\"presets\": [", "\"presets\": []}\n{", line: 31,
            "something follows the end of the value; take it out"
        ),
        Flaw("A byte order mark", "{\n\"format\"", "\u{FEFF}{\n\"format\"", line: 1, "no JSON value begins with byte 0xef"),
    ]

    private static let flawsInHeader: [Flaw] = [
        Flaw("No format", "\"format\": 1,\n", "", line: 1, "\"format\" is missing"),
        Flaw(
            "A later format, whatever else it holds", "\"format\": 1,", "\"format\": 2, \"novelty\": {},", line: 2,
            "the catalog's format is 2, and this version of Tickmark reads format 1"),
        Flaw("A format in quotes", "\"format\": 1,", "\"format\": \"1\",", line: 2, "a number is expected here, not a string"),
        Flaw("A format with a fraction", "\"format\": 1,", "\"format\": 1.5,", line: 2, "a whole number between"),
        Flaw("An unknown report", "\"report\": \"soc2\"", "\"report\": \"soc3\"", line: 4, "\"report\" is \"soc1\" or \"soc2\""),
        Flaw("No report", "\"report\": \"soc2\",\n", "", line: 1, "\"report\" is missing"),
        Flaw("No id", "\"id\": \"iso-soc2\",\n", "", line: 1, "\"id\" is missing"),
        Flaw("An id with a slash", "\"iso-soc2\"", "\"../soc2\"", line: 3, "an id has 1 to 32 letters, digits, dots and dashes"),
        Flaw("A hidden id", "\"iso-soc2\"", "\".soc2\"", line: 3, "begins with a letter or digit"),
        Flaw("An empty id", "\"iso-soc2\"", "\"\"", line: 3, "an id has 1 to 32 letters"),
        Flaw("An id in another script", "\"iso-soc2\"", "\"isö\"", line: 3, "an id has 1 to 32 letters"),
        Flaw(
            "An id that is too long", "\"iso-soc2\"", "\"\(String(repeating: "a", count: 33))\"", line: 3,
            "an id has 1 to 32 letters"),
        Flaw("No title", "\"title\": \"Ours\",\n", "", line: 1, "\"title\" is missing"),
        Flaw("A blank title", "\"Ours\"", "\"   \"", line: 5, "\"title\" is empty"),
        Flaw("A title of blanks in another script", "\"Ours\"", "\"\u{3000}\u{2003}\"", line: 5, "\"title\" is empty"),
        Flaw("A title of two lines", "\"Ours\"", "\"Ours\\nand theirs\"", line: 5, "\"title\" must be one line"),
        Flaw("A title with an escape sequence", "\"Ours\"", "\"\\u001b[2JOurs\"", line: 5, "\"title\" holds a control character"),
        Flaw(
            "A title of one character with endless accents", "\"Ours\"", "\"O\(String(repeating: "\u{301}", count: 500))\"",
            line: 5,
            "\"title\" is longer than 200 characters"),
        Flaw("A number for a title", "\"Ours\"", "7", line: 5, "a string is expected here, not a number"),
        Flaw("No version", "\"version\": \"1\",\n", "", line: 1, "\"version\" is missing"),
        Flaw(
            "An unknown key", "\"version\": \"1\",", "\"version\": \"1\",\n\"author\": \"Ana\",", line: 7,
            "\"author\" means nothing here; known are areas, controls, format, id, presets, report, title, version"),
        Flaw(
            "An unknown key that would fill the screen", "\"version\": \"1\",",
            "\"version\": \"1\", \"\(String(repeating: "y", count: 9000))\": 1,", line: 6,
            "\"yyyyyyyyyyyyyyyy…\" means nothing here"),
    ]

    private static let flawsInAreas: [Flaw] = [
        Flaw(
            "An area of a wrong kind", "{\"id\": \"Y\", ", "7, {\"id\": \"Y\", ", line: 24,
            "an object is expected here, not a number"),
        Flaw("Two areas of one id", "{\"id\": \"Y\"", "{\"id\": \"X\"", line: 24, "there are two areas X"),
        Flaw("An area without a title", "\"title\": \"First\", ", "", line: 8, "\"title\" is missing"),
        Flaw(
            "An area without a category", "\"category\": \"Own\", \"required\": true", "\"required\": true", line: 8,
            "\"category\" is missing"),
        Flaw(
            "An area that may be required", "\"required\": true", "\"required\": \"yes\"", line: 8,
            "true or false is expected here, not a string"),
        Flaw("An area without a summary", ", \"summary\": \"What comes first.\"", "", line: 8, "\"summary\" is missing"),
        Flaw(
            "An area of an id that is too long", "{\"id\": \"X\"", "{\"id\": \"ABCDEFGHI\"", line: 8, "an id has 1 to 8 letters"),
        Flaw(
            "A key that an area has not", "\"required\": true", "\"required\": true, \"items\": []", line: 8,
            "\"items\" means nothing here"),
        Flaw(
            "A criterion named like another", "{\"id\": \"Y1\"", "{\"id\": \"X1\"", line: 25,
            "there are two criteria or objectives X1"),
        Flaw(
            "A criterion named like another area", "{\"id\": \"Y1\"", "{\"id\": \"X\"", line: 25,
            "X is the id of another area and of a criterion or objective"),
        Flaw(
            "An area named like a criterion before it", "{\"id\": \"Y\"", "{\"id\": \"X1\"", line: 24,
            "X1 is the id of another area and of a criterion or objective"),
        Flaw("An empty objective", "\"It is so.\"", "\"\"", line: 25, "\"objective\" is empty"),
        Flaw(
            "A key that a criterion has not", "\"title\": \"One\"", "\"title\": \"One\", \"summary\": \"S\"", line: 9,
            "\"summary\" means nothing here"),
        Flaw(
            "A criterion without items", "\"title\": \"One\", \"items\"", "\"title\": \"One\", \"objective\"", line: 9,
            "\"items\" is missing"),
    ]

    private static let flawsInItems: [Flaw] = [
        Flaw("Two items of one id", "\"X1-02\"", "\"X1-01\"", line: 21, "there are two items X1-01"),
        Flaw(
            "An item of another criterion", "\"X1-02\"", "\"Y1-02\"", line: 21,
            "the id of an item of X1 is X1- and a number of up to 6 digits"),
        Flaw("An item without a number", "\"X1-02\"", "\"X1-\"", line: 21, "the id of an item of X1 is X1- and a number"),
        Flaw(
            "An item with a word for a number", "\"X1-02\"", "\"X1-x02\"", line: 21, "the id of an item of X1 is X1- and a number"
        ),
        Flaw(
            "An item with a number of two parts", "\"X1-02\"", "\"X1-0-2\"", line: 21,
            "the id of an item of X1 is X1- and a number"),
        Flaw(
            "An item with too great a number", "\"X1-02\"", "\"X1-1234567\"", line: 21,
            "the id of an item of X1 is X1- and a number"),
        Flaw("An item without an id", "\"id\": \"X1-02\", ", "", line: 21, "\"id\" is missing"),
        Flaw("An item without a title", "\"title\": \"The first thing is so\",\n", "", line: 10, "\"title\" is missing"),
        Flaw("An item without guidance", "\"guidance\": \"Because. Do it.\",\n", "", line: 10, "\"guidance\" is missing"),
        Flaw("Guidance of two paragraphs", "Because. Do", "Because.\\n\\nDo", line: 13, "\"guidance\" must be one line"),
        Flaw("An item without evidence", "\"evidence\": [\"A list\"],\n", "", line: 10, "\"evidence\" is missing"),
        Flaw("Evidence that is no list", "[\"A list\"]", "\"A list\"", line: 14, "an array is expected here, not a string"),
        Flaw("Evidence that asks for nothing", "[\"A list\"]", "[]", line: 14, "evidence is a list of 1 to 8 texts"),
        Flaw("A blank line of evidence", "[\"A list\"]", "[\"A list\",\n\" \"]", line: 15, "a line of evidence is empty"),
        Flaw(
            "Evidence of two lines in one", "[\"A list\"]", "[\"A list\\r\\nand more\"]", line: 14,
            "a line of evidence must be one line"),
        Flaw(
            "Evidence of another kind", "[\"A list\"]", "[\"A list\",\ntrue]", line: 15,
            "a string is expected here, not true or false"),
        Flaw(
            "Evidence of one character with endless accents", "[\"A list\"]",
            "[\"a\(String(repeating: "\u{301}", count: 1500))\"]", line: 14,
            "a line of evidence is longer than 500 characters"),
        Flaw(
            "A cadence of no calendar", "\"once\"", "\"yearly\"", line: 15,
            "a cadence is one of once, continuous, daily, weekly, monthly, quarterly, semiannually, annually, perEvent"),
        Flaw("An item without a cadence", "\"cadence\": \"once\",\n", "", line: 10, "\"cadence\" is missing"),
        Flaw(
            "An effort below nothing", "\"effort\": 1,", "\"effort\": -1,", line: 16,
            "the effort is a number of days from 0 to 365"),
        Flaw(
            "An effort of years", "\"effort\": 1,", "\"effort\": 365.5,", line: 16, "the effort is a number of days from 0 to 365"
        ),
        Flaw("An effort beyond numbers", "\"effort\": 1,", "\"effort\": 1e999,", line: 16, "the number is too large"),
        Flaw("An effort in words", "\"effort\": 1,", "\"effort\": \"1d\",", line: 16, "a number is expected here, not a string"),
        Flaw("An item without a role", "\"role\": \"IT lead\",\n", "", line: 10, "\"role\" is missing"),
        Flaw("A third type", "[1, 2],\n\"crosswalk\"", "[1,\n3],\n\"crosswalk\"", line: 19, "a type is 1 or 2"),
        Flaw("A type twice", "[1, 2],\n\"crosswalk\"", "[2, 2],\n\"crosswalk\"", line: 18, "duplicate type"),
        Flaw("No type", "[1, 2],\n\"crosswalk\"", "[],\n\"crosswalk\"", line: 18, "an item belongs to at least one type, 1 or 2"),
        Flaw(
            "A type in quotes", "[1, 2],\n\"crosswalk\"", "[\"1\"],\n\"crosswalk\"", line: 18,
            "a number is expected here, not a string"),
        Flaw(
            "A framework that is not known", "\"csf\": []", "\"nist\": []", line: 19,
            "\"nist\" means nothing here; known are csf, iso27001"),
        Flaw(
            "A crosswalk that is a list", "{\"iso27001\": [\"A.5.1\"], \"csf\": []}", "[]", line: 19,
            "an object is expected here, not an array"),
        Flaw("A crosswalk id that is empty", "[\"A.5.1\"]", "[\"\"]", line: 19, "an id of another framework is empty"),
        Flaw(
            "A mistyped key", "\"effort\": 1,", "\"efort\": 1,", line: 16,
            "\"efort\" means nothing here; known are also, cadence, control, crosswalk, effort"),
        Flaw(
            "A line for one day that is none", "\"cadence\": \"once\",", "\"type1\": [], \"cadence\": \"once\",", line: 15,
            "type1 is a list of 1 to 8 texts"),
        Flaw(
            "Nothing that says nothing", "\"cadence\": \"once\",", "\"nothingOccurred\": \" \", \"cadence\": \"once\",", line: 15,
            "\"nothingOccurred\" is empty"),
        Flaw(
            "A control that is no key", "\"role\": \"IT lead\",", "\"role\": \"IT lead\", \"control\": \"Access review\",",
            line: 17,
            "\"control\" has 1 to 40 of a-z, 0-9 and dashes"),
        Flaw(
            "A priority that is none", "\"role\": \"IT lead\",", "\"role\": \"IT lead\", \"priority\": \"must\",", line: 17,
            "\"priority\" is one of core, usual, stretch"),
        Flaw(
            "A search word with a comma", "\"role\": \"IT lead\",", "\"role\": \"IT lead\", \"also\": [\"MFA, 2FA\"],", line: 17,
            "a word of \"also\" holds no comma"),
        Flaw(
            "A search word twice", "\"role\": \"IT lead\",", "\"role\": \"IT lead\", \"also\": [\"MFA\", \"MFA\"],", line: 17,
            "duplicate word MFA"),
        Flaw("An item that is a text", Self.second, "\"X1-02\"", line: 21, "an object is expected here, not a string"),
    ]

    private static let flawsInPresets: [Flaw] = [
        Flaw("A preset of an area that is not there", "[\"Y\", \"X\"]", "[\"Y\", \"Z\"]", line: 31, "there is no area Z"),
        Flaw("A preset with an area twice", "[\"Y\", \"X\"]", "[\"Y\", \"Y\"]", line: 31, "duplicate area Y"),
        Flaw("A preset of nothing", "[\"Y\", \"X\"]", "[]", line: 31, "\"areas\" is empty; at least one area is expected"),
        Flaw(
            "Two presets of one id", "\"areas\": [\"Y\", \"X\"]}",
            "\"areas\": [\"Y\"]},\n{\"id\": \"p\", \"title\": \"Q\", \"summary\": \"S\", \"areas\": [\"X\"]}", line: 32,
            "there are two presets p"),
        Flaw("A preset without a summary", ", \"summary\": \"S\"", "", line: 31, "\"summary\" is missing"),
        Flaw("Presets that are no list", "\"presets\": [\n{", "\"presets\":\n{", line: 32, "a comma or } is missing"),
    ]

    @Test("In the text as JSON", arguments: flawsInText)
    func json(_ flaw: Flaw) throws { try refused(flaw) }

    @Test("In what the catalog says of itself", arguments: flawsInHeader)
    func header(_ flaw: Flaw) throws { try refused(flaw) }

    @Test("In areas and criteria", arguments: flawsInAreas)
    func areas(_ flaw: Flaw) throws { try refused(flaw) }

    @Test("In items", arguments: flawsInItems)
    func items(_ flaw: Flaw) throws { try refused(flaw) }

    @Test("In presets", arguments: flawsInPresets)
    func presets(_ flaw: Flaw) throws { try refused(flaw) }

    @Test("Where it is empty: no areas, no criteria in an area, no items in a criterion")
    func empty() {
        let header = #"{"format": 1, "id": "c", "report": "soc1", "title": "T", "version": "1", "areas": "#
        let area = #"[{"id": "X", "title": "T", "category": "C", "required": true, "summary": "S", "criteria": "#
        for (text, reason) in [
            (header + "[]}", "\"areas\" is empty; at least one area is expected"),
            (header + area + "[]}]}", "\"criteria\" is empty; at least one criterion or objective is expected"),
            (
                header + area + #"[{"id": "X1", "title": "T", "items": []}]}]}"#,
                "\"items\" is empty; at least one item is expected"
            ),
            (header + "{}}", "an array is expected here, not an object"),
            (#"{"format": 1, "id": "c", "report": "soc1", "title": "T", "version": "1"}"#, "\"areas\" is missing"),
        ] {
            let error = #expect(throws: CatalogError.self) { try CatalogReader.read(Array(text.utf8), file: "c.json") }
            #expect(error == CatalogError(file: "c.json", line: 1, reason: reason))
        }
    }

    @Test("Where it is larger than a catalog may be, before a byte of it is read")
    func huge() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 1001)
        let error = #expect(throws: CatalogError.self) { try CatalogReader.read(bytes, file: "c.json", limit: 1000) }
        #expect(error?.reason == "the text has 1001 bytes; at most 1000 are read")
    }

    @Test("Where its bytes are not UTF-8")
    func bytes() throws {
        var bytes = Array(TeamCatalog.text.utf8)
        bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "O")))] = 0xC3
        let error = #expect(throws: CatalogError.self) { try CatalogReader.read(bytes, file: "c.json") }
        #expect(error?.line == 5)
    }

    @Test("Wherever it is cut off, it is refused and nothing else happens")
    func torn() {
        let bytes = Array(TeamCatalog.text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: CatalogError.self, "the first \(length) bytes") {
                try CatalogReader.read(Array(bytes[..<length]), file: "c.json")
            }
        }
    }

    @Test("The message is whole: the file, the line, the reason, and that nothing else is touched")
    func message() {
        let error = CatalogError(file: "catalogs/ours.json", line: 12, reason: "\"role\" is missing")
        #expect("\(error)" == "catalogs/ours.json, line 12: \"role\" is missing. The catalog is not used.")
    }

    private func refused(_ flaw: Flaw) throws {
        try #require(TeamCatalog.text.contains(flaw.part), "the flaw's part is not in the catalog")
        let error = #expect(throws: CatalogError.self) { try TeamCatalog.read(replacing: flaw.part, by: flaw.other) }
        #expect(error?.file == "catalogs/iso-soc2.json")
        #expect(error?.line == flaw.line)
        #expect(error?.reason.contains(flaw.reason) == true, "\(error?.reason ?? "")")
    }
}
