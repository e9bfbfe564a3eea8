import HarmlessText
import Readiness

/// Writes text so that Markdown (CommonMark with GitHub's tables) shows it as it is.
enum Markdown {
    /// One line of text: no sign of Markdown or HTML in it means anything, in a paragraph, a table's cell or a heading.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.harmless {
            switch character {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", ">", "-", ".", ":", "@", "^", "=",
                "$":
                // A sign that Markdown needs only where it could begin something stays readable elsewhere.
                result += "-.:()!+=@".contains(character) ? guarded(character, after: result) : "\\\(character)"
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            default: result.append(character)
            }
        }
        return result
    }

    /// Signs that mean something only at the beginning of a line, or in an address that would be made a link.
    private static func guarded(_ character: Character, after text: String) -> String {
        let beginsLine = text.allSatisfy { $0 == " " }
        let isList = text.allSatisfy { $0.isNumber || $0 == " " }
        switch character {
        case "-", "+", "=": return beginsLine ? "\\\(character)" : String(character)
        case ".", ")": return isList || text.hasSuffix("www") ? "\\\(character)" : String(character)
        case ":": return ["http", "https", "ftp", "mailto", "xmpp"].contains { text.lowercased().hasSuffix($0) } ? "&#58;" : ":"
        case "@": return "&#64;"
        case "!", "(": return character == "(" && text.hasSuffix("]") ? "\\(" : String(character)
        default: return "\\\(character)"
        }
    }

    /// A row of a table.
    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// A bar of ten cells. It is full only for all of it, and empty only for nothing.
    static func bar(_ share: Share) -> String {
        var filled = Int(share.fraction * 10)
        if share.part > 0 { filled = max(1, filled) }
        if share.part < share.whole { filled = min(9, filled) }
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    }
}
