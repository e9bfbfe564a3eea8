import StrictJSON
import Testing

@Suite("The elements of one array of a long text can be read each by itself")
struct JSONOutlineTests {
    private func outline(_ text: String, depth: Int = 8) -> JSONOutline? {
        JSONOutline(Array(text.utf8), leaving: "parts", limits: JSONLimits(bytes: 1000, depth: depth))
    }

    @Test("What stands in strings closes nothing, and what stands around the array is there")
    func elements() throws {
        let parts = [#"{"a": "}]\\\"{", "b": [[], {"c": "é"}]}"#, "{}", #"{"long": "0123456789 [[[[ 0123456789"}"#]
        let text = #"{"before": [1], "parts" : [ \#(parts.joined(separator: "\n , ")) ] , "behind": {"parts": [7]}}"#
        let outline = try #require(self.outline(text))
        #expect(outline.elements.map { String(decoding: $0, as: UTF8.self) } == parts)
        #expect(outline.root.members.map(\.key) == ["before", "parts", "behind"])
        #expect(try outline.root.required("parts").elements().isEmpty)
        #expect(try outline.root.required("behind").required("parts").elements()[0].integer() == 7)
        for element in outline.elements { _ = try JSONDocument(element, limits: outline.elementLimits) }
    }

    @Test(
        "Where it is no array of objects, or the text around it is wrong, there is no outline",
        arguments: [
            "{}", #"{"other": [{}]}"#, #"{"other": {"parts": [{}]}}"#, #"[{"parts": [{}]}]"#, #"{"parts": []}"#,
            #"{"parts": [1]}"#, #"{"parts": ["{}"]}"#, #"{"parts": [{}, ]}"#, #"{"parts": [{}"#,
            #"{"parts": [{}]"#,
            #"{"parts": [{]}"#, #"{"parts": [{"a": "}]}"#, #"{"parts": [}]}"#, #"{"parts": {}}"#, #"{"parts": [{} {}]}"#,
            #"{"parts": [{}], "parts": [{}]}"#, #"{"parts": [{}], "x": nul}"#, #"{"parts": [{}]} 1"#, #"{"parts": [{"a\"#, "",
        ])
    func none(text: String) { #expect(outline(text) == nil) }

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
        let crossed = try #require(self.outline(#"{"parts": [{"a": [1}}]}"#))
        #expect(throws: JSONError.self) { try JSONDocument(crossed.elements[0], limits: crossed.elementLimits) }
        let deep = try #require(self.outline(#"{"parts": [{"a": [[]]}]}"#, depth: 5))
        #expect(throws: Never.self) { try JSONDocument(deep.elements[0], limits: deep.elementLimits) }
        let deeper = try #require(self.outline(#"{"parts": [{"a": [[[]]]}]}"#, depth: 5))
        #expect(throws: JSONError.self) { try JSONDocument(deeper.elements[0], limits: deeper.elementLimits) }
        #expect(outline("{\"parts\": [{}]}" + String(repeating: " ", count: 1000)) == nil)
    }
}
