import Foundation
import RealTerminals
import Testing

extension ScratchFolder {
    /// A folder in which a workspace with SOC 2 for the first half of 2027 was begun on the command line.
    static func begun(for organization: String = "Acme") throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization",
            organization, in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    /// Writes a file.
    func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }
}
