import Runner
import ArgumentParser
import Catalogs
import HarmlessText
import Platform
import Readiness
import Runner
import Store

/// What a shell offers behind an option or a command: ids, people and areas of the workspace that the line is about. Where there is none, or it cannot be
/// read, nothing is offered; nobody is asked, and nothing is written.
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

    static let controls = CompletionKind.custom { words, _, prefix in
        let own = state(of: words)?.record.controls.filter { $0.value.definition != nil }.keys.sorted() ?? []
        return offered(((try? ControlLibrary.builtIn().controls.map(\.key)) ?? []) + own, behind: prefix)
    }

    /// Those that begin as the word does, each once. A shell acts upon what it is given: text that holds more than the letters, digits and marks of
    /// ids is left out.
    private static func offered(_ words: [String], behind prefix: String) -> [String] {
        let beginning = prefix.lowercased()
        var seen: Set<String> = []
        return words.filter { word in
            word.lowercased().hasPrefix(beginning) && seen.insert(word).inserted
                && word.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._/".unicodeScalars.contains($0))
                }
        }
    }

    private static func state(of words: [String]) -> WorkspaceState? {
        var path: String?
        for (index, word) in words.enumerated() {
            if word == "--workspace", words.indices.contains(index + 1) { path = words[index + 1] }
            if word.hasPrefix("--workspace=") { path = String(word.dropFirst("--workspace=".count)) }
        }
        let start = path.map { Environment.resolved($0) } ?? Environment.currentFolder
        guard let folder = WorkspaceFolder.find(from: start), let calendar = try? Environment.calendar() else { return nil }
        let store = try? WorkspaceStore(
            opening: folder, author: .nobody, catalogs: BuiltInCatalogs.all, today: calendar.today, now: { calendar.now })
        return store?.state
    }
}
