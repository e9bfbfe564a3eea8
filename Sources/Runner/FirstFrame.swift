import Files
import HarmlessText
import Interface
import Platform
import Store
import StrictJSON
import SystemPackage
import TerminalUI

/// The frame that the next start begins with, kept in `.tickmark/frame.json`.
///
/// A large workspace takes a while to read. A program that ends knows what the next start will show first, as long as
/// nothing changes that it follows from: that start shows it at once, reads the workspace behind it, and draws what it
/// has read, which is the same. So it is only ever a picture: no key acts on it, and where anything has changed it is
/// passed over. It is derived and safe to delete.
struct FirstFrame: Sendable {
    /// What it follows from.
    var conditions: StartConditions
    /// The frame.
    var canvas: Canvas

    /// The version of the file. A file of another version is passed over.
    private static let format = 1
    /// The largest that is read or written, in bytes.
    private static let sizeLimit = 4 << 20

    /// Reads the frame that was kept in a folder; nil where there is none for what is there now.
    ///
    /// Like all that is derived, it counts only in the folder and the very file that it was written in: git or a
    /// colleague may bring any frame.
    ///
    /// - Parameter conditions: Looks at what is there now; not asked where there is no frame.
    static func read(in folder: FilePath, size: Size, glyphs: GlyphSet, _ conditions: () -> StartConditions?) -> FirstFrame? {
        let files = POSIXFileCalls()
        guard let file = MachineFile(at: WorkspaceLayout(folder).firstFrame, upTo: sizeLimit, files),
            let place = try? files.place(of: folder), let now = conditions(),
            let canvas = try? canvas(of: file, place: place, conditions: now, size: size, glyphs: glyphs)
        else { return nil }
        return FirstFrame(conditions: now, canvas: canvas)
    }

    private static func canvas(
        of file: MachineFile, place: String, conditions: StartConditions, size: Size, glyphs: GlyphSet
    ) throws(JSONError) -> Canvas {
        let root = try JSONDocument(file.bytes, limits: JSONLimits(bytes: sizeLimit, depth: 8)).root
        guard try root.required("format").integer() == format, try root.required("place").string() == place,
            try root.required("file").string() == file.identity, try root.required("conditions").string() == conditions.text
        else { throw root.error("it is of another start") }
        return try Canvas(root.required("frame"), size: size, glyphs: glyphs)
    }

    /// Keeps the frame in a folder. It is not flushed, and where it cannot be written nothing is lost but some time.
    func keep(in folder: FilePath) {
        let (files, layout) = (POSIXFileCalls(), WorkspaceLayout(folder))
        guard (try? files.refuseLink(layout.machine)) != nil, let place = try? files.place(of: folder) else { return }
        let frame = canvas.json
        // Signs that join across cells would be others when they are read.
        guard let node = try? JSONDocument(frame.encoded(.line)).root,
            let same = try? Canvas(node, size: canvas.size, glyphs: canvas.glyphs),
            same == canvas, same.focus == canvas.focus
        else { return Self.forget(in: folder) }
        try? files.replace(layout.firstFrame, isFlushed: false) { file in
            let root: JSONValue = [
                "format": .integer(Self.format), "place": .string(place), "file": .string(file),
                "conditions": .string(conditions.text), "frame": frame,
            ]
            return root.encoded(.line) + [UInt8(ascii: "\n")]
        }
    }

    /// Takes the frame of a folder away.
    static func forget(in folder: FilePath) {
        let (files, layout) = (POSIXFileCalls(), WorkspaceLayout(folder))
        guard (try? files.refuseLink(layout.machine)) != nil else { return }
        try? files.remove(layout.firstFrame)
    }
}

extension Program {
    /// Shows the frame that the last program kept for this start, if it is still the right one.
    static func showKeptFrame(of launch: Launch, person: Author, at terminal: any Terminal, theme: String) {
        guard let folder = launch.workspace else { return }
        let frame = FirstFrame.read(in: folder, size: terminal.size, glyphs: launch.glyphs) {
            StartConditions(launch, person: person, size: terminal.size, glyphs: launch.glyphs, theme: theme)
        }
        if let frame { terminal.show(frame.canvas) }
    }

    /// Keeps the frame that the next start begins with, if nothing changes until then. A start that would have
    /// something to say begins with that, and is not foreseen.
    func keepFirstFrame() {
        // Who is ended by a signal has no time to draw. What was kept before is right, or is passed over.
        guard let folder = launch.workspace, exitStatus == 0 else { return }
        let person = launch.inquiry.known ?? launch.inquiry.remembered ?? .nobody
        guard !hasToldNotice, let store, store.folder == folder, !store.hasStaged, store.isWhole,
            let conditions = StartConditions(
                launch, person: person, size: terminal.size, glyphs: launch.glyphs, theme: launch.startTheme.id)
        else { return FirstFrame.forget(in: folder) }
        // Nothing has changed since it was kept.
        guard FirstFrame.read(in: folder, size: terminal.size, glyphs: launch.glyphs, { conditions }) == nil else { return }
        guard let canvas = frame(ofStartIn: store, as: person) else { return FirstFrame.forget(in: folder) }
        FirstFrame(conditions: conditions, canvas: canvas).keep(in: folder)
    }

    /// What a start draws first when it has read the workspace; nil where it is not certain to read what is read here.
    private func frame(ofStartIn store: WorkspaceStore, as person: Author) -> Canvas? {
        var next = store
        // The files were looked at just now: all that was in them then must be in the frame.
        guard (try? next.refresh()) != nil, next.isWhole, !next.hasNotices, next.areCatalogsAsRead else { return nil }
        next.setAuthor(person)
        next.update(today: launch.clock.today)
        next.forgetBrokenEvidence()
        var state = Self.beginning(
            of: launch, with: next, author: next.author, size: terminal.size, theme: launch.startTheme.id, catalogs)
        if let place = ProfileFile.place(of: next.author.handle, in: next.folder)?.text { state.comeBack(to: place) }
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        return canvas
    }
}
