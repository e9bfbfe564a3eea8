import Testing

@testable import StrictJSON

@Suite("The elements of one array of a long text can be read each by itself")
struct JSONOutlineTests {
    private func outline(_ text: String, depth: Int = 8) -> JSONOutline? {
        JSONOutline(Array(text.utf8), leaving: "parts", limits: JSONLimits(bytes: 1000, depth: depth))
    }

    /// The bytes of the elements.
    private func elements(_ outline: JSONOutline?, of text: String) -> [[UInt8]] {
        outline?.elements.map { Array(Array(text.utf8)[$0]) } ?? []
    }

    @Test("What stands in strings closes nothing, and what stands around the array is there")
    func elements() throws {
        let parts = [#"{"a": "}]\\\"{", "b": [[], {"c": "é"}]}"#, "{}", #"{"long": "0123456789 [[[[ 0123456789"}"#]
        let text = #"{"before": [1], "parts" : [ \#(parts.joined(separator: "\n , ")) ] , "behind": {"parts": [7]}}"#
        let outline = try #require(self.outline(text))
        #expect(elements(outline, of: text).map { String(decoding: $0, as: UTF8.self) } == parts)
        #expect(outline.root.members.map(\.key) == ["before", "parts", "behind"])
        #expect(try outline.root.required("parts").elements().isEmpty)
        #expect(try outline.root.required("behind").required("parts").elements()[0].integer() == 7)
        for element in elements(outline, of: text) { _ = try JSONDocument(element, limits: outline.elementLimits) }
    }

    private static let without = [
        "{}", #"{"other": [{}]}"#, #"{"other": {"parts": [{}]}}"#, #"[{"parts": [{}]}]"#, #"{"parts": []}"#,
        #"{"parts": [1]}"#, #"{"parts": ["{}"]}"#, #"{"parts": [{}, ]}"#, #"{"parts": [{}"#,
        #"{"parts": [{}]"#,
        #"{"parts": [{]}"#, #"{"parts": [{"a": "}]}"#, #"{"parts": [}]}"#, #"{"parts": {}}"#, #"{"parts": [{} {}]}"#,
        #"{"parts": [{}], "parts": [{}]}"#, #"{"parts": [{}], "x": nul}"#, #"{"parts": [{}]} 1"#, #"{"parts": [{"a\"#, "",
        #"{"a\"parts": [{}]}"#, #"{"a": "\"parts\" :", "b": [{}]}"#, #"{"parts": [[]]}"#, #"{"parts": [{}]]"#,
        #"{"parts": [{}],}"#,
        #"{"parts": [{}], "x": [}"#, "}{", "[", #"{"parts" [{}]}"#, #"{"parts": 1, "a": [{}]}"#,
    ]

    @Test(
        "Where it is no array of objects, or the text around it is wrong, there is no outline",
        arguments: without)
    func none(text: String) { #expect(outline(text) == nil) }

    @Test("A text that is read a piece at a time has the same outline, wherever a piece ends", arguments: without + texts)
    func pieces(text: String) {
        let (bytes, limits) = (Array(text.utf8), JSONLimits(bytes: 1000, depth: 8))
        let whole = outline(text)
        for window in 1...max(1, bytes.count) {
            let pieces = JSONOutline(of: bytes.count, leaving: "parts", limits: limits, window: window) { Array(bytes[$0]) }
            #expect((pieces == nil) == (whole == nil) && pieces?.elements == whole?.elements, "pieces of \(window) bytes")
            #expect(pieces?.root.bytes == whole?.root.bytes)
        }
    }

    private static let texts = [
        #"{"before": [[1], {"parts": [{}]}], "parts" : [ {"a": "}]\\\"{", "b": [[], {"c": "é\\"}]} , {} ] , "behind": {"parts": [7]}}"#,
        "{\n  \"x\": \"a long text with \\\"parts\\\" : [ in it, 0123456789\",\n\"parts\"\t:\r\n[\n      {\n\n  \"y\": [ ]\n}\n]\n}\n",
        #"{"parts":[{"a":"\\"},{"b":"\\\\\""}]}"#,
    ]

    @Test("Where a piece cannot be read, or is shorter than it should be, there is no outline")
    func unread() {
        let (bytes, limits) = (Array(#"{"parts": [{}, {}]}"#.utf8), JSONLimits.standard)
        #expect(JSONOutline(of: bytes.count, leaving: "parts", limits: limits) { Array(bytes[$0]) } != nil)
        #expect(JSONOutline(of: bytes.count, leaving: "parts", limits: limits) { _ in nil } == nil)
        #expect(JSONOutline(of: bytes.count, leaving: "parts", limits: limits) { Array(bytes[$0].dropLast()) } == nil)
        let few = JSONLimits(bytes: bytes.count - 1, depth: 8)
        #expect(JSONOutline(of: bytes.count, leaving: "parts", limits: few) { Array(bytes[$0]) } == nil)
    }

    @Test("A hostile number of tiny elements is not told apart: each would cost more than its bytes")
    func many() {
        func outline(of count: Int) -> JSONOutline? {
            let text = "{\"parts\": [" + Array(repeating: "{}", count: count).joined(separator: ",") + "]}"
            return JSONOutline(Array(text.utf8), leaving: "parts", limits: .standard)
        }
        #expect(outline(of: 4096)?.elements.count == 4096)
        #expect(outline(of: 4097) == nil)
    }

    @Test("What is wrong within an element is found where that is read, its depth counted from the outermost value")
    func wrong() throws {
        func readFirst(of text: String, depth: Int = 8) throws {
            let outline = try #require(self.outline(text, depth: depth))
            _ = try JSONDocument(elements(outline, of: text)[0], limits: outline.elementLimits)
        }
        #expect(throws: JSONError.self) { try readFirst(of: #"{"parts": [{"a": [1}}]}"#) }
        #expect(throws: Never.self) { try readFirst(of: #"{"parts": [{"a": [[]]}]}"#, depth: 5) }
        #expect(throws: JSONError.self) { try readFirst(of: #"{"parts": [{"a": [[[]]]}]}"#, depth: 5) }
        #expect(outline("{\"parts\": [{}]}" + String(repeating: " ", count: 1000)) == nil)
    }
}
