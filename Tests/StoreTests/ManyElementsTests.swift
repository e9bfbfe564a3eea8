import StrictJSON
import Testing

@testable import Store

@Suite("Long lists of what was folded")
struct ManyElementsTests {
    private func list(_ numbers: [String]) throws -> [JSONNode] {
        try JSONDocument(Array("[\(numbers.joined(separator: ","))]".utf8)).root.elements()
    }

    @Test("They are read in order, whatever their length", arguments: [0, 1, 255, 256, 257, 9_000])
    func order(_ count: Int) throws {
        var read: [Int] = []
        try list((0..<count).map(String.init)).decode { (node) throws(JSONError) in
            try node.integer()
        } each: {
            read.append($0)
        }
        #expect(read == Array(0..<count))
    }

    @Test("The first that cannot be read is the one that is said, with its place")
    func firstError() throws {
        var numbers = (0..<9_000).map(String.init)
        (numbers[700], numbers[5_000]) = ("true", "null")
        let error = #expect(throws: JSONError.self) {
            try list(numbers).decode { (node) throws(JSONError) in
                try node.integer()
            } each: { _ in
            }
        }
        let before = "[" + numbers[..<700].joined(separator: ",") + ","
        #expect(error?.column == before.utf8.count + 1)
    }

    @Test(
        "They are written by several at once as one by one, but for what is left out",
        arguments: [0, 1, 255, 256, 257, 4_097, 9_000])
    func written(_ count: Int) {
        @Sendable func value(_ number: Int) -> JSONValue? {
            number % 7 == 3 || (512..<768).contains(number)
                ? nil : ["number": .integer(number), "text": .string("\(number)\u{1B}")]
        }
        func list(_ write: (inout JSONPieces) -> Void) -> [UInt8] {
            var pieces = JSONPieces()
            pieces.beginObject()
            pieces.member("before", .integer(1))
            pieces.key("list")
            pieces.beginArray()
            write(&pieces)
            pieces.endArray()
            pieces.member("behind", .integer(2))
            pieces.endObject()
            return pieces.take()
        }
        let oneByOne = list { pieces in
            for number in 0..<count { if let value = value(number) { pieces.element(value) } }
        }
        var taken: [UInt8] = []
        let atOnce = list { pieces in
            pieces.elements(of: Array(0..<count), as: { value($0) }, pass: { if $0.bytes.count > 9_999 { taken += $0.take() } })
        }
        #expect(taken + atOnce == oneByOne)
        #expect(taken.isEmpty == (count < 4_000))
    }
}
