import HarmlessText
import Journal
import Readiness

/// Puts codes in the place of people and of the names of files: everywhere where one stands by itself, and in what
/// people wrote as far as it is spelled as the workspace knows it. A code is the number in the order in which they
/// came, so that it stays what it is from export to export and tells nobody who is meant.
public struct Redaction: Sendable {
    private var people: [Handle: Int] = [:]
    private var words: [String: Int] = [:]
    private var files: [String: String] = [:]
    private var count = 0
    private var longNames: [(name: String, code: String)] = []

    /// Learns who and what there is.
    ///
    /// - Parameter entries: The whole history, oldest first.
    public init(of entries: [Entry]) {
        for entry in entries {
            learn(entry.stamp.handle, entry.by)
            switch entry.action {
            case .person(let handle, let name, _): learn(handle, name)
            case .same(let handle, let main, let to, _):
                learn(handle, "")
                learn(main, "")
                // One person has one code.
                if to, let number = people[main] { people[handle] = number }
            case .attach(let setup):
                if case .file(_, _, let name) = setup.content { learn(file: name) }
            default: break
            }
        }
        longNames = files.filter { $0.key.count >= 5 }.map { ($0.key, $0.value) }.sorted {
            ($0.0.count, $0.0) > ($1.0.count, $1.0)
        }
    }

    private mutating func learn(_ handle: Handle, _ name: String) {
        let number = people[handle] ?? (people.values.max() ?? 0) + 1
        people[handle] = number
        for word in Self.parts(of: handle.text + " " + name) where word.count >= 3 {
            if words[word] == nil { words[word] = number }
        }
    }

    private mutating func learn(file name: String) {
        guard files[name] == nil else { return }
        count += 1
        let code = "file-\(count)"
        guard let point = name.lastIndex(of: "."), point != name.startIndex else {
            files[name] = code
            return
        }
        let ending = name[point...].lowercased()
        let isPlain =
            ending.utf8.count <= 9
            && ending.utf8.dropFirst().allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        files[name] = isPlain ? code + ending : code
        // Its title is often its name without the ending.
        let stem = String(name[..<point])
        if files[stem] == nil { files[stem] = code }
    }

    private static func parts(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    // MARK: Codes

    func handle(_ handle: Handle) -> Handle { Handle(people[handle].map { "person-\($0)" } ?? "person") }

    func name(of handle: Handle) -> String { people[handle].map { "Person \($0)" } ?? "Somebody" }

    func writer(_ writer: WriterID) -> WriterID { WriterID(handle(writer.handle), tag: writer.tag) }

    func entry(_ id: EntryID) -> EntryID { EntryID(writer(id.writer), id.sequence) }

    func file(_ name: String) -> String { files[name] ?? "file" }

    /// What somebody wrote, with codes for the names of files and people in it.
    func text(_ text: String) -> String {
        if let code = files[text] { return code }
        var text = text
        for (name, code) in longNames where text.utf8.count >= name.utf8.count && text.contains(name) {
            text = text.replacing(name, with: code)
        }
        var result = ""
        var (word, last): (String, Int?) = ("", nil)
        // Spaces behind a name wait: a name of several words has one code.
        var waiting = ""
        func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
        func end() {
            guard !word.isEmpty else { return }
            if let number = words[word.lowercased()] {
                if last != number {
                    result += waiting + "Person \(number)"
                } else if !waiting.allSatisfy({ $0 == " " || $0 == "." }) {
                    result += waiting + "Person \(number)"
                }
                last = number
            } else {
                result += waiting + word
                last = nil
            }
            (word, waiting) = ("", "")
        }
        for character in text {
            if isPart(character) {
                word.append(character)
            } else {
                end()
                waiting.append(character)
            }
        }
        end()
        return result + waiting
    }
}
