import Interface
import NcursesTerminal
import SystemPackage
import Workspace

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// How much of a file that comes back from an editor is read; more would be no note.
    private static let limit = 256 * 1024

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value[0] != 0 else { return nil }
        return String(cString: value)
    }

    /// Lets the person write a text in the editor of their choice: `VISUAL`, else `EDITOR`, else `vi`.
    mutating func edit(_ text: String) {
        guard let store else { return }
        let files = POSIXFileCalls()
        let path = store.folder.appending(".tickmark").appending("note.md")
        let command = Self.variable("VISUAL") ?? Self.variable("EDITOR") ?? "vi"
        do throws(FileFailure) {
            try files.replace(path, with: Array(text.utf8), isFlushed: false)
            let status = terminal.run(command.split(separator: " ").map(String.init) + [path.string])
            if status == 0 {
                let file = try files.open(path, .read)
                defer { files.close(file) }
                let written = String(decoding: try files.read(file, path, from: 0, count: Self.limit), as: UTF8.self)
                send(.edited(written))
            } else {
                let what = status.map { "ended with status \($0)" } ?? "could not be started"
                send(.refused("The editor \(command) \(what); the note is as it was. VISUAL or EDITOR says which one to use."))
            }
            try files.remove(path)
        } catch {
            send(.refused("The note could not be given to the editor: \(error)"))
        }
    }
}
