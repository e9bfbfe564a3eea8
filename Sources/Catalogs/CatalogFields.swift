import Readiness
import StrictJSON

extension JSONNode {
    /// Refuses keys that mean nothing here: a mistyped key would otherwise be lost in silence.
    func refuseKeys(notAmong known: Set<String>) throws(JSONError) {
        guard kind == .object else { throw error("an object is expected here, not \(kind.name)") }
        for member in members where !known.contains(member.key) {
            throw member.value.error("\"\(member.key)\" means nothing here; known are \(known.sorted().joined(separator: ", "))")
        }
    }

    /// A text of one line that must be there and say something.
    func text(_ key: String, upTo limit: Int) throws(JSONError) -> String {
        let node = try required(key)
        let text = try node.string()
        guard !text.allSatisfy(\.isWhitespace) else { throw node.error("\"\(key)\" is empty") }
        guard text.utf8.count <= limit * 4, text.count <= limit else {
            throw node.error("\"\(key)\" is longer than \(limit) characters")
        }
        guard !text.contains(where: \.isNewline) else { throw node.error("\"\(key)\" must be one line") }
        return text
    }

    /// An id of letters, digits, dots and dashes.
    func identifier(_ key: String, limit: Int) throws(JSONError) -> String {
        let node = try required(key)
        let text = try node.string()
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, (1...limit).contains(text.utf8.count) else {
            throw node.error("an id has 1 to \(limit) letters, digits, dots and dashes")
        }
        return text
    }

    /// The long texts of an item.
    func itemDetail() throws(JSONError) -> ItemDetail {
        let evidence = try required("evidence")
        let lines = try evidence.strings()
        guard (1...8).contains(lines.count), lines.allSatisfy({ !$0.isEmpty && $0.count <= 500 }) else {
            throw evidence.error("evidence is a list of 1 to 8 texts")
        }
        var detail = ItemDetail(guidance: try text("guidance", upTo: 2000), evidence: lines)
        if let crosswalk = self["crosswalk"] {
            try crosswalk.refuseKeys(notAmong: ["iso27001", "csf"])
            detail.iso27001 = try crosswalk["iso27001"]?.strings() ?? []
            detail.csf = try crosswalk["csf"]?.strings() ?? []
        }
        return detail
    }
}
