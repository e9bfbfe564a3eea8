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
}
