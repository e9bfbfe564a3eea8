import Files
import Store
import SystemPackage

/// Runs a repository's hooks as `git commit` and `git merge` would.
struct GitHooks: Sendable {
    let git: GitProgram
    let files: any FileCalls

    /// Runs a hook that can refuse what is about to be done.
    ///
    /// - Throws: ``SyncError/hook(doing:words:)`` where it refuses.
    func run(_ name: String, _ words: [String] = [], file: FilePath? = nil, doing what: String) throws(SyncError) {
        let answer = try answer(of: name, words, file: file)
        if answer.isSuccess { return }
        // git itself fails with 128 and more, also where it cannot start the hook.
        guard let status = answer.status, status < 128 else { throw .failed(doing: "hook run \(name)", words: answer.errors) }
        throw .hook(doing: what, words: answer.errors)
    }

    /// Runs a hook that is told what was done. What it says of it changes nothing any more.
    func tell(_ name: String, _ words: [String] = []) { _ = try? answer(of: name, words, file: nil) }

    private func answer(of name: String, _ words: [String], file: FilePath?) throws(SyncError) -> GitAnswer {
        // The file comes first among a hook's words, wherever there is one.
        if try isKnown {
            let arguments = ["hook", "run", "--ignore-missing", name]
            guard let file else { return try git.run(arguments + (words.isEmpty ? [] : ["--"] + words), .hook) }
            return try git.run(arguments + ["--"], .hook, paths: [file] + words.map { FilePath($0) })
        }
        return try answerWithoutGit(of: name, words, file: file)
    }

    /// Whether git can run hooks by itself: 2.36 and later.
    private var isKnown: Bool {
        get throws(SyncError) {
            let version = try git.look(["version"]).line.split(separator: " ").dropFirst(2).first ?? ""
            let numbers = version.split(separator: ".").map { Int($0) ?? 0 }
            return numbers.count < 2 || (numbers[0], numbers[1]) >= (2, 36)
        }
    }

    /// Runs the file that is the hook, where there is one that may be run.
    private func answerWithoutGit(of name: String, _ words: [String], file: FilePath?) throws(SyncError) -> GitAnswer {
        let nothing = GitAnswer(status: 0, output: [], errors: [])
        var path = try git.look(["rev-parse", "--git-path", "hooks/\(name)"]).path
        if !path.isAbsolute { path = git.folder.joining(path) }
        guard Child.isProgram(path) else { return nothing }
        let top = try git.look(["rev-parse", "--show-toplevel"]).path
        return try git.run(program: path, in: top, (file.map { [$0.bytes] } ?? []) + words.map { Array($0.utf8) })
    }
}
