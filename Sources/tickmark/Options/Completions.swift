import Runner
import ArgumentParser
import Catalogs
import Files
import HarmlessText
import Platform
import Readiness
import Runner
import Store
import SystemPackage

/// What a shell offers behind an option or a command: ids, people and areas of the workspace that the line is about.
/// Where there is none, or it cannot be read, nothing is offered; nobody is asked, and nothing is written.
enum Completions {
    static let items = CompletionKind.custom { words, _, prefix in
        guard let state = state(of: words) else { return [] }
        let all = state.engagements.flatMap { engagement in
            engagement.items.lazy.filter { engagement.isInScope($0) }.map {
                prefix.contains("/") ? "\(engagement.id)/\($0.id)" : $0.id.text
            }
        }
        return offered(all, behind: prefix)
    }

    static let people = CompletionKind.custom { words, _, prefix in
        offered(["me", "nobody"] + (state(of: words)?.record.individuals.map(\.handle.text) ?? []), behind: prefix)
    }

    static let areas = CompletionKind.custom { words, _, prefix in
        offered(state(of: words)?.engagements.flatMap { $0.areas.map(\.id) } ?? [], behind: prefix)
    }

    static let criteria = CompletionKind.custom { words, _, prefix in
        offered(state(of: words)?.engagements.flatMap { $0.criteria.map(\.id) } ?? [], behind: prefix)
    }

    static let reports = CompletionKind.custom { words, _, prefix in
        offered(state(of: words)?.engagements.map(\.id.text) ?? [], behind: prefix)
    }

    /// Pieces of evidence, by the names that lists show; those that were retired are left out.
    static let evidence = CompletionKind.custom { words, _, prefix in
        let pieces = state(of: words)?.record.evidence.records.filter { !$0.piece.isRetired } ?? []
        return offered(pieces.map(\.id.evidenceName), behind: prefix)
    }

    /// Checks of tools of which it was settled what they show.
    static let checks = CompletionKind.custom { words, _, prefix in
        let settled = state(of: words)?.record.checks.filter { $0.value.value != nil }.keys.sorted() ?? []
        return offered(settled.map(\.description), behind: prefix)
    }

    /// Requests of the auditor, by their numbers.
    static let requests = CompletionKind.custom { words, _, prefix in
        offered(state(of: words)?.engagements.flatMap { $0.listedRequests.map(\.number.text) } ?? [], behind: prefix)
    }

    /// Areas of the built-in catalogs, for reports that begin.
    static let everyArea = CompletionKind.custom { _, _, prefix in
        offered(BuiltInCatalogs.all.values.flatMap(\.areas).map(\.id).sorted(), behind: prefix)
    }

    /// Kinds of service organizations.
    static let presets = CompletionKind.custom { _, _, prefix in
        offered(BuiltInCatalogs.all.values.flatMap(\.presets).map(\.id).sorted(), behind: prefix)
    }

    /// Whatever evidence and requests can be about: controls, items and criteria.
    static let targets = CompletionKind.custom { words, _, prefix in
        guard let state = state(of: words) else { return [] }
        let items = state.engagements.flatMap { engagement in
            engagement.items.lazy.filter { engagement.isInScope($0) }.map(\.id.text)
        }
        return offered(keys(in: state) + items + state.engagements.flatMap { $0.criteria.map(\.id) }, behind: prefix)
    }

    /// Whatever evidence can be about, requests, and behind those the files of the folder that is typed.
    static let targetsAndFiles = CompletionKind.custom { words, _, prefix in
        let state = state(of: words)
        let items = (state?.engagements ?? []).flatMap { engagement in
            engagement.items.lazy.filter { engagement.isInScope($0) }.map(\.id.text)
        }
        let numbers = (state?.engagements ?? []).flatMap { $0.listedRequests.map(\.number.text) }
        return offered(prefix.contains("/") ? [] : keys(in: state) + items + numbers, behind: prefix) + files(behind: prefix)
    }

    /// The files and folders whose paths begin as the word does, in the folder that it names.
    private static func files(behind prefix: String) -> [String] {
        let head = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        let tail = prefix.dropFirst(head.count)
        let calls = POSIXFileCalls()
        let folder = head.isEmpty ? Environment.currentFolder : Environment.absolute(head)
        guard let names = try? calls.names(in: folder) else { return [] }
        let found = names.lazy.filter { $0.hasPrefix(tail) && (tail.hasPrefix(".") || !$0.hasPrefix(".")) }.prefix(1000)
        return found.filter(isPlain).map { head + $0 + (calls.kind(of: folder.appending($0)) == .folder ? "/" : "") }
    }

    static let themes = CompletionKind.list(["night", "day", "contrast", "amber"])
    static let views = CompletionKind.list(Launch.views)

    /// The keys of the library's controls and of the team's own.
    private static func keys(in state: WorkspaceState?) -> [String] {
        let own = state?.record.controls.filter { $0.value.definition != nil }.keys.sorted() ?? []
        return ((try? ControlLibrary.builtIn().controls.map(\.key)) ?? []) + own
    }

    static let controls = CompletionKind.custom { words, _, prefix in
        offered(keys(in: state(of: words)), behind: prefix)
    }

    /// Those that begin as the word does, each once. A shell acts upon what it is given: text that holds more than the
    /// letters, digits and marks of ids is left out.
    private static func offered(_ words: [String], behind prefix: String) -> [String] {
        let beginning = prefix.lowercased()
        var seen: Set<String> = []
        return words.filter { word in
            word.lowercased().hasPrefix(beginning) && seen.insert(word).inserted && isPlain(word)
        }
    }

    private static func isPlain(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._/:".unicodeScalars.contains($0))
        }
    }

    private static func state(of words: [String]) -> WorkspaceState? {
        var path: String?
        for (index, word) in words.enumerated() {
            if word == "--workspace", words.indices.contains(index + 1) { path = words[index + 1] }
            if word.hasPrefix("--workspace=") { path = String(word.dropFirst("--workspace=".count)) }
        }
        let start = path.map { Environment.resolved($0) } ?? Environment.currentFolder
        guard let folder = WorkspaceFolder.find(from: start), let clock = try? Environment.clock() else { return nil }
        let store = try? WorkspaceStore(
            opening: folder, author: .nobody, catalogs: BuiltInCatalogs.all, today: clock.today, now: { clock.now })
        return store?.state
    }
}
