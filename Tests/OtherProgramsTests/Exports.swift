import Foundation
import RealTerminals

/// Workspaces that are written out once, for all who read them.
struct Exports: Sendable {
    /// The day of everything here: 23 November 2026.
    static let day = ["SOURCE_DATE_EPOCH": "1795392000"]

    let folder: ScratchFolder
    /// The demo: two reports half way, evidence, requests, people.
    var demo: URL { folder.url.appending(path: "demo") }
    /// Where the files are.
    var output: URL { folder.url.appending(path: "out") }

    static let made = Result { try Exports() }

    private init() throws {
        folder = try ScratchFolder()
        for name in ["out", "empty", "finished"] {
            try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
        }
        try Self.succeed("demo", demo.path, in: folder.url)
        try Self.succeed(
            "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization", "Acme",
            in: folder.url.appending(path: "empty"))
        try finish(folder.url.appending(path: "finished"))
        for workspace in ["demo", "empty", "finished"] {
            try Self.succeed(
                "export", "--format", "oscal", "--output", output.appending(path: "oscal-\(workspace)").path,
                in: folder.url.appending(path: workspace))
        }
        for audience in ["team", "management", "customer", "auditor"] {
            for format in ["html", "xlsx"] {
                try Self.succeed(
                    "export", "--format", format, "--audience", audience, "--output",
                    output.appending(path: "\(audience).\(format)").path, in: demo)
            }
        }
        try Self.succeed("export", "--format", "csv", "--output", output.appending(path: "items.csv").path, in: demo)
        try Self.succeed("export", "--format", "package", "--output", output.appending(path: "audit.zip").path, in: demo)
    }

    /// A report in which all is ticked by one, reviewed by another, and shown by evidence.
    private func finish(_ folder: URL) throws {
        try Self.succeed(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2026-11-23", "--organization", "Acme", in: folder)
        try Self.succeed("tick", "--open", in: folder)
        try Self.succeed("person", "add", "ben", "Ben Okoye", in: folder)
        let review = try tickmark("review", "--status", "ready", in: folder, environment: ["TICKMARK_USER": "Ben Okoye"])
        guard review.status == 0 else { throw OtherPrograms.Missing(description: "\(review)") }
        let list = try tickmark("control", "list", "--json", in: folder)
        struct Control: Decodable { var key: String }
        let keys = try JSONDecoder().decode([Control].self, from: Data(list.output.utf8)).map(\.key)
        let answer = try run(
            tickmarkPath,
            ["evidence", "add"] + keys + ["--text", "All held.", "--title", "A look at all", "--covers", "2026-11-23"],
            in: folder,
            environment: Self.day)
        guard answer.status == 0 else { throw OtherPrograms.Missing(description: "\(answer)") }
    }

    static func succeed(_ arguments: String..., in folder: URL) throws {
        let answer = try run(tickmarkPath, arguments, in: folder, environment: day)
        guard answer.status == 0 else { throw OtherPrograms.Missing(description: "\(arguments): \(answer)") }
    }
}
