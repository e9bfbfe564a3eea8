import Foundation

/// The binary that was built with the tests.
public let tickmarkPath = builtProgram("tickmark")

/// A program of the package that was built with the tests.
///
/// The test bundle lies beside the programs; the folder's name depends on configuration and scratch path.
public func builtProgram(_ name: String) -> String {
    for argument in CommandLine.arguments {
        var url = URL(fileURLWithPath: argument).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = url.appendingPathComponent(name).path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue,
                FileManager.default.isExecutableFile(atPath: candidate)
            {
                return candidate
            }
            url.deleteLastPathComponent()
        }
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.appendingPathComponent(".build/debug/\(name)").path
}

/// Runs a command of Tickmark.
public func tickmark(_ arguments: String..., in folder: URL, environment: [String: String] = [:]) throws -> Answer {
    try run(tickmarkPath, arguments, in: folder, environment: environment)
}
