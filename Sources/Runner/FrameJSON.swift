import HarmlessText
import StrictJSON
import TerminalUI

// A frame as JSON, for `.tickmark/frame.json`: its rows, each a list of stretches, each of these a text, its ink, its
// surface and its attributes by number, and where it leads.
extension Canvas {
    var json: JSONValue {
        let rows = (0..<size.height).map { y in JSONValue.array(texts(ofRow: y).map(\.json)) }
        var members: [JSONValue.Member] = [.init("rows", .array(rows))]
        if let caret { members.append(.init("caret", caret.json)) }
        if let focus { members.append(.init("focus", focus.json)) }
        return .object(members)
    }

    /// Reads a frame of a size.
    ///
    /// - Throws: `JSONError` where it is none. Text is made harmless as everything is that is written on a canvas.
    init(_ node: JSONNode, size: Size, glyphs: GlyphSet) throws(JSONError) {
        let rows = try node.required("rows").elements()
        guard rows.count == size.height else { throw node.error("there are \(rows.count) rows, not \(size.height)") }
        self.init(size, glyphs: glyphs)
        for (y, row) in rows.enumerated() {
            var texts: [StyledText] = []
            for element in try row.elements() { texts.append(try StyledText(element)) }
            write(texts, row: y)
        }
        caret = try node["caret"].map { (node) throws(JSONError) in try Point(node, on: size) }
        focus = try node["focus"].map { (node) throws(JSONError) in try Point(node, on: size) }
    }
}

extension Canvas.StyledText {
    fileprivate var json: JSONValue {
        var parts: [JSONValue] = [
            .string(text), .integer(Int(style.ink.rawValue)), .integer(Int(style.surface.rawValue)),
            .integer(Int(style.attributes.rawValue)),
        ]
        if let link { parts.append(.string(link.address)) }
        return .array(parts)
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        let parts = try node.elements()
        guard (4...5).contains(parts.count), let ink = Ink(rawValue: try parts[1].byte()),
            let surface = Surface(rawValue: try parts[2].byte())
        else { throw node.error("that is no stretch of a row") }
        var link: TerminalLink?
        if parts.count == 5 { link = TerminalLink(try parts[4].string()) }
        self.init(
            try parts[0].string(), Style(ink, on: surface, Attributes(rawValue: try parts[3].byte())), link: link)
    }
}

extension Point {
    fileprivate var json: JSONValue { .array([.integer(x), .integer(y)]) }

    fileprivate init(_ node: JSONNode, on size: Size) throws(JSONError) {
        let parts = try node.elements()
        guard parts.count == 2 else { throw node.error("a column and a row are expected") }
        self.init(x: try parts[0].integer(), y: try parts[1].integer())
        guard Rect(size).contains(self) else { throw node.error("it is not on the frame") }
    }
}

extension JSONNode {
    fileprivate func byte() throws(JSONError) -> UInt8 {
        guard let byte = UInt8(exactly: try integer()) else { throw error("a number up to 255 is expected") }
        return byte
    }
}
