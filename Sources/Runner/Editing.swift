import Files
import HarmlessText
import Interface
import NcursesTerminal
import Platform
import Readiness
import Reports
import Store
import SystemPackage

extension Program {
    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value[0] != 0 else { return nil }
        return String(cString: value)
    }

    /// The editor of the person's choice: `VISUAL`, else `EDITOR`, else `vi`.
    private static var editor: String { variable("VISUAL") ?? variable("EDITOR") ?? "vi" }

    /// What is to be run, as git does it: where the words hold anything that a shell would act upon, a shell gets them,
    /// with the file behind them.
    static func editing(_ file: String, with editor: String) -> [String] {
        let plain = editor.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_./+,:@".utf8.contains(byte)
            }
        }
        return plain ? [editor, file] : ["/bin/sh", "-c", "\(editor) \"$@\"", editor, file]
    }

    /// Lets the person go on with a text in an editor: in a file of this window alone, which is taken away again where
    /// what came of it is taken over.
    mutating func edit(_ text: String) {
        guard let store else { return }
        let editor = Self.editor
        let file: EditorFile
        do throws(FileFailure) {
            file = try EditorFile(text, by: store.author.handle, for: state.draft?.purpose ?? "", in: store.folder)
        } catch {
            return send(.refused("The text could not be given to the editor: Tickmark \(error). It is here as it was."))
        }
        // 127 is what a shell says of a program that there is none of.
        let status = terminal.run(Self.editing(file.path.string, with: editor))
        guard status == 0 else {
            file.remove()
            let what = status.flatMap { $0 == 127 ? nil : "ended with status \($0)" } ?? "could not be started"
            return send(.refused("The editor \(editor) \(what); the note is as it was. VISUAL or EDITOR says which one to use."))
        }
        do throws(EditorFile.Failure) {
            let text = try file.text()
            file.remove()
            send(.edited(text))
        } catch {
            // What was written is not thrown away because it cannot be taken over.
            let place = "The note is as it was; what the editor wrote is in \(file.path)."
            switch error {
            case .tooLong(let limit):
                send(
                    .refused("What the editor wrote is longer than \(limit / 1024) KiB, far more than a note may have. \(place)"))
            case .noText: send(.refused("What the editor wrote is not UTF-8. \(place)"))
            case .unreadable(let failure):
                send(.refused("What the editor wrote could not be read: Tickmark \(failure). \(place)"))
            }
        }
    }

    // MARK: Drafts

    private var drafts: Drafts? { store.map { Drafts(of: $0.author.handle, in: $0.folder) } }

    /// Offers what was typed for the same purpose before.
    mutating func takeUpDraft(_ purpose: String) {
        guard let kept = drafts?.kept(for: purpose) else { return }
        keptDraft = Draft(purpose: purpose, text: kept.text)
        send(.draft(Draft(purpose: purpose, text: kept.text), of: Self.words(for: kept.at)))
    }

    /// Keeps a text, or forgets it where it is empty.
    mutating func keep(_ draft: Draft, isAsked: Bool = true) {
        // Nothing was kept, and nothing is to be: most prompts are opened, answered and closed.
        guard !draft.text.isEmpty || isAsked || keptDraft?.purpose == draft.purpose else { return }
        keptDraft = draft.text.isEmpty ? nil : draft
        do throws(FileFailure) {
            try drafts?.keep(draft.text, for: draft.purpose, at: launch.clock.now)
        } catch {
            if isAsked { send(.refused("What you typed could not be kept as a draft: Tickmark \(error)")) }
        }
    }

    /// Keeps what is being typed, once a batch of keys: it outlasts whatever happens to the program.
    mutating func keepDraftOfBatch() {
        guard let draft = state.draft, draft != keptDraft else { return }
        keep(draft, isAsked: false)
    }

    /// A moment as people here say it: the time of day, with the day where that is another one.
    private static func words(for moment: Timestamp) -> String {
        var seconds = time_t(moment.seconds)
        var (then, now) = (tm(), tm())
        localtime_r(&seconds, &then)
        var current = time(nil)
        localtime_r(&current, &now)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(then.tm_hour)):\(two(then.tm_min))"
        guard then.tm_year != now.tm_year || then.tm_yday != now.tm_yday,
            let day = Day(year: Int(then.tm_year) + 1900, month: Int(then.tm_mon) + 1, day: Int(then.tm_mday))
        else { return clock }
        return "\(day.words), \(clock)"
    }
}
