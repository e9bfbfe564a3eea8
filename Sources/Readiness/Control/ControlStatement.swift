/// The sentence of a control: who does what, to what, how often, leaving which record. What differs from company to
/// company stands in it as a parameter in braces: `within {days} business days`.
public struct ControlStatement: Hashable, Sendable {
    /// The sentence with its parameters in braces.
    public let template: String
    /// The parameters, in the order in which the library explains them.
    public let parameters: [ControlParameter]

    /// Makes a statement.
    public init(template: String, parameters: [ControlParameter] = []) {
        self.template = template
        self.parameters = parameters
    }

    /// The sentence with its parameters filled in.
    ///
    /// - Parameter values: What a team has decided, by the parameters' names; the library's own value stands for the
    ///   others.
    public func filled(_ values: [String: String] = [:]) -> String {
        var text = ""
        for piece in Self.pieces(of: template) {
            switch piece {
            case .text(let part): text += part
            case .parameter(let name):
                text += values[name] ?? parameters.first { $0.name == name }?.standard ?? "{\(name)}"
            }
        }
        return text
    }

    /// The names of the parameters that a template uses, each once, in the order of their first use.
    public static func names(in template: String) -> [String] {
        var names: [String] = []
        for case .parameter(let name) in pieces(of: template) where !names.contains(name) { names.append(name) }
        return names
    }

    /// Whether a text can name a parameter: 1 to 24 of `a`–`z` and dashes, a letter first.
    public static func isName(_ text: some StringProtocol) -> Bool {
        guard (1...24).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private enum Piece {
        case text(String)
        case parameter(String)
    }

    /// A template taken apart. Braces around what is no name are text like any other.
    ///
    /// Braces are looked for among the bytes: every start takes the sentences of the whole library apart.
    private static func pieces(of template: String) -> [Piece] {
        var pieces: [Piece] = []
        let bytes = template.utf8
        var (told, next) = (bytes.startIndex, bytes.startIndex)
        while let open = bytes[next...].firstIndex(of: UInt8(ascii: "{")) {
            next = bytes.index(after: open)
            guard let close = bytes[next...].firstIndex(of: UInt8(ascii: "}")) else { break }
            let name = template[next..<close]
            guard isName(name) else { continue }
            if told < open { pieces.append(.text(String(template[told..<open]))) }
            pieces.append(.parameter(String(name)))
            (told, next) = (bytes.index(after: close), bytes.index(after: close))
        }
        if told < bytes.endIndex { pieces.append(.text(String(template[told...]))) }
        return pieces
    }
}

/// A value in a control's sentence that a team decides for itself.
public struct ControlParameter: Hashable, Sendable {
    /// Its name, as it stands in braces.
    public let name: String
    /// The value that stands until the team decides.
    public let standard: String
    /// What it means: one sentence.
    public let meaning: String

    /// Makes a parameter.
    public init(name: String, standard: String, meaning: String) {
        self.name = name
        self.standard = standard
        self.meaning = meaning
    }
}
