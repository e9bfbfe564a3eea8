import StrictJSON
import TerminalUI

/// Why a theme cannot be used: what is wrong, and where.
public struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong there.
    public let reason: String

    /// "dusk.json, line 7: …".
    public var description: String { "\(file), line \(line): \(reason). The theme is not used." }
}

/// Reads themes from JSON, in the format of Documentation/Use/Theming.md.
public enum ThemeReader {
    /// Reads a theme.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - file: Its name, for messages.
    /// - Throws: ``ThemeError`` that names the file, the line and the reason.
    public static func read(_ bytes: [UInt8], file: String) throws(ThemeError) -> Theme {
        do throws(JSONError) {
            let root = try JSONDocument(bytes, limits: JSONLimits(bytes: 64 * 1024, depth: 8)).root
            let format = try root.required("format")
            guard try format.integer() == 1 else { throw format.error("this version of Tickmark reads format 1") }
            for member in root.members where !["format", "id", "title", "inks", "surfaces"].contains(member.key) {
                throw member.value.error("\"\(member.key)\" means nothing in a theme")
            }
            var inks = Array(repeating: Color.terminal, count: Ink.allCases.count)
            let knownInks = Ink.allCases
            for member in try root.required("inks").members {
                guard let ink = knownInks.first(where: { $0.name == member.key }) else {
                    throw member.value.error("there is no ink \"\(member.key)\"")
                }
                inks[Int(ink.rawValue)] = try color(member.value)
            }
            var surfaces = Array(repeating: Color.terminal, count: Surface.allCases.count)
            let knownSurfaces = Surface.allCases
            for member in try root.required("surfaces").members {
                guard let surface = knownSurfaces.first(where: { $0.name == member.key }) else {
                    throw member.value.error("there is no surface \"\(member.key)\"")
                }
                surfaces[Int(surface.rawValue)] = try color(member.value)
            }
            return Theme(
                id: try root.required("id").string(), title: try root.required("title").string(), inks: inks, surfaces: surfaces)
        } catch {
            throw ThemeError(file: file, line: error.line, reason: error.reason)
        }
    }

    /// Reads id and title of a theme that comes with Tickmark, and leaves the colors for when it is chosen.
    static func heading(_ bytes: [UInt8]) -> (id: String, title: String)? {
        guard let root = try? JSONDocument(bytes).root, let id = try? root.required("id").string(),
            let title = try? root.required("title").string()
        else { return nil }
        return (id, title)
    }

    private static func color(_ node: JSONNode) throws(JSONError) -> Color {
        if node.kind == .null { return .terminal }
        let rgb = try node.required("rgb")
        let digits = try rgb.string()
        guard digits.utf8.count == 7, digits.hasPrefix("#"), digits.dropFirst().allSatisfy(\.isHexDigit),
            let value = UInt32(digits.dropFirst(), radix: 16)
        else {
            throw rgb.error("a color is written like #87afd7")
        }
        let ansi = try node.required("ansi")
        guard let number = UInt8(exactly: try ansi.integer()), number < 16 else {
            throw ansi.error("an ANSI color is a number from 0 to 15")
        }
        let channel = { (shift: UInt32) in UInt8(truncatingIfNeeded: value >> shift) }
        return Color(Color.RGB(channel(16), channel(8), channel(0)), ansi: number)
    }
}
