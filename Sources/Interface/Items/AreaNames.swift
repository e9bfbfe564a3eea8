import HarmlessText
import TerminalUI

/// The names of the rows of the areas pane, and how they lie in it: on one line each or, where they do not fit and
/// there are lines to spare, folded.
struct AreaNames: Hashable, Sendable {
    private let names: [String]
    /// How many columns the pane needs so that every name stands whole on one line, with its figure and the frame.
    let columns: Int
    /// How many it needs at the least so that no word of a folded name is cut.
    let foldedColumns: Int

    /// Frame, space before the name, space behind it, figure and sign.
    private static let beside = 9

    init(_ names: [String]) {
        self.names = names
        columns = (names.map(\.columns).max() ?? 0) + Self.beside
        foldedColumns = (names.map { name in Self.words(of: name).map(\.columns).max() ?? 0 }.max() ?? 0) + Self.beside
    }

    /// The lines of each name in a pane.
    ///
    /// - Parameters:
    ///   - width: The columns inside of the frame.
    ///   - height: The lines inside of the frame. Names are folded only where all of them can be seen then.
    func lines(width: Int, height: Int) -> [[String]] {
        let room = width + 2 - Self.beside
        guard names.contains(where: { $0.columns > room }) else { return names.map { [$0] } }
        let folded = names.map { Self.folded($0, to: room, then: width - 2) }
        return folded.reduce(0) { $0 + $1.count } <= height ? folded : names.map { [$0] }
    }

    /// A name on several lines; all but the first stand under its words, behind the id, and have no figure beside them.
    private static func folded(_ name: String, to room: Int, then wide: Int) -> [String] {
        guard name.columns > room else { return [name] }
        var lines: [String] = []
        for word in words(of: name) {
            let bare = word.drop(while: { $0 == " " })
            if let last = lines.last, last.columns + 1 + bare.columns <= (lines.count == 1 ? room : wide) {
                lines[lines.count - 1] = "\(last) \(bare)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// The words of a name, each as it would begin a line: the first with the id before it, others indented as far as
    /// that reaches.
    private static func words(of name: String) -> [String] {
        let parts = name.split(separator: " ")
        guard name.hasPrefix(" "), parts.count > 1 else {
            return parts.enumerated().map { $0.offset == 0 ? String($0.element) : "  " + $0.element }
        }
        let indent = String(repeating: " ", count: min(5, parts[0].columns + 2))
        return [" \(parts[0]) \(parts[1])"] + parts.dropFirst(2).map { indent + $0 }
    }
}
