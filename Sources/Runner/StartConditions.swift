import Files
import Store
import SystemPackage
import TerminalUI

/// All that the first frame of a start follows from. Where it is the same as before, so is the frame.
struct StartConditions: Hashable, Sendable {
    /// A line for each condition, sorted as they are looked at.
    let text: String

    /// Looks at what is there now.
    ///
    /// - Parameters:
    ///   - person: Who is taken to sit here when the program begins.
    ///   - size: The terminal's.
    ///   - glyphs: The signs that it is drawn with.
    ///   - theme: The theme's id.
    /// - Returns: nil where the workspace cannot be looked at, where there is so little to read that nobody waits for
    ///   it, or where a start is not to begin where somebody was.
    init?(_ launch: Launch, person: Author, size: Size, glyphs: GlyphSet, theme: String) {
        guard let folder = launch.workspace, launch.view == nil, launch.day == nil, person.isKnown else { return nil }
        let (files, layout) = (POSIXFileCalls(), WorkspaceLayout(folder))
        var lines = [
            "version \(launch.version)", "day \(launch.clock.today)", "size \(size.width) \(size.height)",
            "ascii \(glyphs.isASCII)", "theme \(theme)", "person \(person.handle) \(person.name)",
        ]
        // Which of them this person's is, is known only when the workspace is read.
        lines += ProfileFile.places(in: folder).map { "\($0.name) \($0.text ?? "")" }
        var weight = (try? files.length(of: layout.state)) ?? 0
        // What is to be missed is not among them: nothing was when the frame was kept, and nothing can be gone while
        // the journals are the same.
        var paths = [layout.manifest]
        for folder in [layout.journals, layout.catalogs] {
            paths += ((try? files.names(in: folder)) ?? []).map(folder.joining)
        }
        for path in paths {
            guard let file = try? files.open(path, .read) else {
                // A name that leads to nothing is a condition, too.
                lines.append("none \(path)")
                continue
            }
            defer { files.close(file) }
            guard let status = try? files.status(of: file, path) else { return nil }
            lines.append("file \(FileVersion(status).text) \(path)")
            if path.parent == layout.catalogs { weight += status.length }
        }
        guard weight >= Self.leastWeight else { return nil }
        text = lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    }

    /// From how many bytes of catalogs and of kept state on somebody would wait for the first frame: reading a megabyte
    /// takes some ten milliseconds.
    static let leastWeight = 1 << 20
}

extension FileCalls {
    /// How many bytes a file has.
    fileprivate func length(of path: FilePath) throws(FileFailure) -> Int {
        let file = try open(path, .read)
        defer { close(file) }
        return try status(of: file, path).length
    }
}
