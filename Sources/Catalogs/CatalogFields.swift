import Readiness
import StrictJSON

extension JSONNode {
    /// Refuses keys that mean nothing here: a mistyped key would otherwise be lost in silence.
    func refuseKeys(notAmong known: [StaticString]) throws(JSONError) {
        guard kind == .object else { throw error("an object is expected here, not \(kind.name)") }
        if let (key, value) = member(notAmong: known) {
            let names = known.map(\.description).sorted().joined(separator: ", ")
            throw value.error("\"\(key.shortened)\" means nothing here; known are \(names)")
        }
    }

    /// The elements of an array under a key, of which there must be at least one.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - noun: What the array holds, for the message: "item".
    func someElements(_ key: String, of noun: String) throws(JSONError) -> [JSONNode] {
        let node = try required(key)
        let elements = try node.elements()
        guard !elements.isEmpty else { throw node.error("\"\(key)\" is empty; at least one \(noun) is expected") }
        return elements
    }

    /// A text of one line that must be there and say something.
    func text(_ key: String, upTo limit: Int) throws(JSONError) -> String {
        try required(key).line(called: "\"\(key)\"", upTo: limit)
    }

    /// This string, where it is one line that says something.
    ///
    /// - Parameters:
    ///   - name: What it is called in messages.
    ///   - limit: The most characters that it may have.
    func line(called name: @autoclosure () -> String, upTo limit: Int) throws(JSONError) -> String {
        try checkLine(called: name(), upTo: limit)
        return try string()
    }

    /// Refuses everything that is not one line that says something.
    func checkLine(called name: @autoclosure () -> String, upTo limit: Int) throws(JSONError) {
        // Nearly all texts are plain ASCII, and a start reads thousands of them: these are judged by their bytes, where
        // they lie.
        if let bytes = plainBytes {
            guard bytes.contains(where: { $0 != 0x20 }) else { throw error("\(name()) is empty") }
            guard bytes.count <= limit else { throw error("\(name()) is longer than \(limit) characters") }
            return
        }
        let text = try string()
        guard !text.allSatisfy(\.isWhitespace) else { throw error("\(name()) is empty") }
        // A character can hold any number of combining marks, so that the bytes are counted too.
        guard text.utf8.count <= limit * 4, text.count <= limit else {
            throw error("\(name()) is longer than \(limit) characters")
        }
        guard !text.contains(where: \.isNewline) else { throw error("\(name()) must be one line") }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw error("\(name()) holds a control character")
        }
    }

    /// An id of letters, digits, dots and dashes.
    func identifier(_ key: String, limit: Int) throws(JSONError) -> String {
        let node = try required(key)
        let text = try node.string()
        let isPlain = text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        guard isPlain, (1...limit).contains(text.utf8.count), text.utf8.first?.isLetterOrDigit == true else {
            throw node.error("an id has 1 to \(limit) letters, digits, dots and dashes, and begins with a letter or digit")
        }
        return text
    }

    /// The long texts of an item.
    func itemDetail() throws(JSONError) -> ItemDetail {
        try checkItemDetail()
        return ItemDetail(
            guidance: try required("guidance").string(), evidence: try required("evidence").strings(),
            type1: try self["type1"]?.strings() ?? [], nothingOccurred: try self["nothingOccurred"]?.string() ?? "",
            iso27001: try self["crosswalk"]?["iso27001"]?.strings() ?? [], csf: try self["crosswalk"]?["csf"]?.strings() ?? [])
    }

    /// Refuses an item whose long texts are not what they should be, without making any of them.
    func checkItemDetail() throws(JSONError) {
        try required("evidence").checkEvidence(called: "evidence")
        try self["type1"]?.checkEvidence(called: "type1")
        try self["nothingOccurred"]?.checkLine(called: "\"nothingOccurred\"", upTo: 500)
        try required("guidance").checkLine(called: "\"guidance\"", upTo: 2000)
        guard let crosswalk = self["crosswalk"] else { return }
        try crosswalk.refuseKeys(notAmong: ["iso27001", "csf"])
        try crosswalk["iso27001"]?.checkCrosswalk()
        try crosswalk["csf"]?.checkCrosswalk()
    }

    private func checkEvidence(called name: String) throws(JSONError) {
        let lines = try elements()
        guard (1...8).contains(lines.count) else { throw error("\(name) is a list of 1 to 8 texts") }
        for line in lines { try line.checkLine(called: "a line of \(name)", upTo: 500) }
    }

    /// The words that an item is found by, parted by commas; empty where there are none.
    func searchWords() throws(JSONError) -> String {
        guard let node = self["also"] else { return "" }
        let elements = try node.elements()
        guard elements.count <= 32 else { throw node.error("\"also\" is a list of up to 32 words") }
        var words: [String] = []
        for element in elements {
            let word = try element.line(called: "a word of \"also\"", upTo: 40)
            guard !word.contains(",") else { throw element.error("a word of \"also\" holds no comma") }
            guard !words.contains(word) else { throw element.error("duplicate word \(word)") }
            words.append(word)
        }
        return words.joined(separator: ",")
    }

    private func checkCrosswalk() throws(JSONError) {
        let ids = try elements()
        guard ids.count <= 32 else { throw error("at most 32 ids of another framework stand beside an item") }
        for id in ids { try id.checkLine(called: "an id of another framework", upTo: 32) }
    }
}

extension String {
    /// The beginning of a text that goes into a message, so that a hostile one does not fill the screen.
    var shortened: String { utf8.count <= 64 ? self : "\(prefix(16))…" }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
