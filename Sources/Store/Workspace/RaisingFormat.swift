import Files
import SystemPackage

extension WorkspaceStore {
    /// Whether the next entry raises the workspace to this version's format, which earlier versions of Tickmark refuse: whoever writes is told, or asked,
    /// before.
    public var isOfEarlierFormat: Bool { manifest.format < Manifest.format }

    /// What raising means, for whoever is asked.
    public static var raisingSentences: [String] {
        [
            "This workspace is of format 1. What is written now is of format \(Manifest.format), with the words that each person signs.",
            "Colleagues need this version of Tickmark, or a later one: earlier ones will not open the workspace any more. Nothing else changes.",
        ]
    }

    /// Raises the workspace to this version's format, before the first line of it. The lock is held, so nobody else does it meanwhile.
    mutating func raiseFormat() throws(WorkspaceError) {
        guard isOfEarlierFormat else { return }
        let path = WorkspaceLayout(folder).manifest
        let bytes = try files.contents(of: path, upTo: Manifest.sizeLimit)
        // Somebody may have raised it since it was read.
        var current = try Manifest(bytes, of: path)
        guard current.id == manifest.id else { throw .refused(file: path, reason: "it is another workspace's by now") }
        if current.format < Manifest.format {
            let raised = try Manifest.raised(bytes, of: path)
            do throws(FileFailure) {
                try files.replace(path, with: raised)
            } catch {
                throw .unwritable(error)
            }
            current.format = Manifest.format
            tellOfRaising(
                "This workspace was of format 1 and is of format \(Manifest.format) now: colleagues need this version of Tickmark, or a later one, to open it."
            )
        }
        manifest = current
    }

    private mutating func tellOfRaising(_ sentence: String) {
        if let saysRaised { saysRaised(sentence) } else { notices.append(sentence) }
    }
}
