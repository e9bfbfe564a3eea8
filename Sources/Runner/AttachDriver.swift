import Files
import HarmlessText
import Interface
import Platform
import Readiness
import Reports
import Store
import SystemPackage

/// What the loop remembers of attaching evidence.
struct AttachDriver {
    /// Ends the copying that is under way; nil where none is.
    var stop: StopRequest?
}

extension Program {
    /// Looks at what is at a path that somebody types, and what it could go on with.
    func sight(of typed: String) -> PathSight {
        let path = Self.typedPath(typed)
        guard !path.isEmpty else { return PathSight(typed: typed) }
        let calls = POSIXFileCalls()
        let target = place(path)
        var sight = PathSight(typed: typed)
        switch calls.sight(of: target) {
        case (.regular, let size):
            sight.name = target.lastComponent?.string
            sight.facts = ByteCount.words(size)
            if size > ArrivingFile.sizeLimit {
                sight.remark = "It is too large for a git repository; attach an address instead."
            } else if size > ArrivingFile.largeSize {
                sight.remark = "Everybody who clones the repository gets it, for ever."
            }
            if let changed = changed(target, calls) {
                sight.changed = changed
                sight.facts += ", changed \(changed.words)"
            }
        case (.folder, _) where !path.hasSuffix("/"): sight.candidates = [PathSight.Candidate(path: typed + "/", facts: "folder")]
        default: break
        }
        if sight.name == nil, sight.candidates.isEmpty { sight.candidates = candidates(path, typed, calls) }
        return sight
    }

    /// The day on which a file was changed last.
    private func changed(_ path: FilePath, _ calls: POSIXFileCalls) -> Day? {
        guard let file = try? calls.open(path, .read) else { return nil }
        defer { calls.close(file) }
        return (try? calls.status(of: file, path)).map { Day(ordinal: Int($0.modified / 1_000_000_000 / 86_400)) }
    }

    /// The files and folders whose names begin with what is typed behind the last slash: as many as somebody would look
    /// through.
    private func candidates(_ path: String, _ typed: String, _ calls: POSIXFileCalls) -> [PathSight.Candidate] {
        let head = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let tail = String(path.dropFirst(head.count))
        // Words are a text and no path: only somebody who writes like a path is shown what there is.
        guard !head.isEmpty || !tail.contains(" ") else { return [] }
        let folder = head.isEmpty ? launch.folder : place(head)
        guard let names = try? calls.names(in: folder) else { return [] }
        var found: [PathSight.Candidate] = []
        for name in names where name.hasPrefix(tail) && (tail.hasPrefix(".") || !name.hasPrefix(".")) && name == name.harmless {
            guard found.count < 200 else { break }
            switch calls.sight(of: folder.appending(name)) {
            case (.folder, _): found.append(PathSight.Candidate(path: head + name + "/", facts: "folder"))
            case (.regular, let size): found.append(PathSight.Candidate(path: head + name, facts: ByteCount.words(size)))
            default: break
            }
        }
        return found
    }

    /// A path as it was typed or dropped into the terminal: without the quotes or backslashes that terminals put into
    /// it.
    static func typedPath(_ typed: String) -> String {
        let text = typed.trimmed
        if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
            return String(text.dropFirst().dropLast())
        }
        var path = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                path.append(character)
                isEscaped = false
            }
        }
        return path
    }

    /// The path that somebody means who sits in the folder that the program was started in.
    func place(_ path: String) -> FilePath {
        let path = FilePath(HomePath.expanded(path, home: getenv("HOME").map { String(cString: $0) }))
        return path.isAbsolute ? path : launch.folder.appending(path.components)
    }

    // MARK: Attaching

    /// Attaches evidence: a file is copied in the background first, and what comes of it comes as a letter.
    mutating func attach(_ draft: AttachDraft) {
        guard let store, attaching.stop == nil else { return }
        switch draft.source {
        case .file(let typed):
            let path = place(Self.typedPath(typed))
            let stop = StopRequest()
            attaching.stop = stop
            let title = draft.title.isEmpty ? nil : draft.title
            Worker.start { [inbox, store] in
                let letter: Inbox.Letter
                var told = 0
                do throws(EvidenceFileError) {
                    letter = .arrived(
                        try store.takeIn(path, title: title) { done, size in
                            // Told in steps that can be seen, and not for each piece that is read.
                            if done - told >= 1 << 20 || done == size {
                                told = done
                                inbox.post(.arriving(done: done, size: size))
                            }
                            return !stop.isAsked
                        }, draft)
                } catch {
                    letter = .notArrived(error)
                }
                inbox.post(letter)
            }
        case .link(let address): attach(draft, .link(address, digest: nil), bringing: [])
        case .text(let text): attach(draft, .text(text), bringing: [])
        }
    }

    /// Attaches a file that was copied.
    mutating func attach(_ file: ArrivingFile, _ draft: AttachDraft) {
        attaching.stop = nil
        attach(draft, .file(digest: file.digest, size: file.size, name: file.name), bringing: [file])
    }

    private mutating func attach(_ draft: AttachDraft, _ content: EvidenceContent, bringing files: [ArrivingFile]) {
        guard let current = store else { return }
        let record = current.state.record
        var title = draft.title
        if title.isEmpty, case .file(_, _, let name) = content { title = Evidence.title(ofFile: name) }
        var setup = EvidenceSetup(
            title: title, kind: draft.kind, content: content, covers: draft.covers, performed: draft.performed,
            collected: current.state.today, targets: draft.targets)
        setup.count = draft.count
        setup.method = draft.method
        do throws(Refusal) {
            setup = try setup.checked(in: record)
        } catch {
            for file in files { current.forget(file) }
            return send(.attachRefused(error.description.harmless))
        }
        var remarks = setup.warnings(in: record, today: current.state.today).map(\.description)
        if files.contains(where: { $0.secret != nil }) { remarks.append("It looks as if it holds a key or a password.") }
        store?.stage(.attaching([setup], answering: draft.answers), bringing: files)
        send(.staged)
        show(isLaidOutAnew: true)
        send(.attached((["Attached “\(setup.title)”."] + remarks).joined(separator: " ").harmless))
    }

    /// Says why a file was not attached.
    mutating func tell(_ error: EvidenceFileError) {
        attaching.stop = nil
        send(.attachRefused(error == .cancelled ? "Nothing was attached." : "\(error)".harmless))
    }

    /// Gives up the copying that is under way.
    func cancelAttaching() { attaching.stop?.ask() }

    // MARK: Looking

    /// Glances at the files of evidence in the background: many take their time, and nearly always are as they were.
    func glanceAtEvidence() {
        guard let store, !store.state.record.evidence.isEmpty else { return }
        Worker.start { [inbox] in inbox.post(.glanced(store.brokenEvidence(store.glanceAtEvidence()))) }
    }

    /// Takes what a glance found. Where that is something else than is known, it is looked at again: a file may have
    /// come, or gone, behind the glance, and been seen already.
    mutating func take(_ broken: Set<EntryID>) {
        if broken != store?.state.brokenEvidence { seeBrokenEvidence() }
    }

    /// Sees which pieces of evidence are broken, and shows it where these are other ones than before.
    mutating func seeBrokenEvidence() {
        let before = store?.state.brokenEvidence
        store?.seeBrokenEvidence()
        if store?.state.brokenEvidence != before { show(isLaidOutAnew: true) }
    }

    /// Looks in the background at what somebody wants to see: a file is read first, so that what is opened is what was
    /// attached.
    func open(_ id: EntryID) {
        guard let store, let piece = store.state.record.evidence[id]?.piece else { return }
        let folder = store.folder
        Worker.start { [inbox] in
            let found: Result<OpenableEvidence, OpenableEvidence.Refusal>
            do throws(OpenableEvidence.Refusal) {
                found = .success(try OpenableEvidence(piece, in: folder))
            } catch {
                found = .failure(error)
            }
            inbox.post(.openable(found, title: piece.title))
        }
    }

    /// Gives what was looked at to the program that opens it, without a shell and in the background; words are shown.
    mutating func show(_ found: Result<OpenableEvidence, OpenableEvidence.Refusal>, title: String) {
        guard let store else { return }
        let what: OpenableEvidence
        switch found {
        case .success(let openable): what = openable
        case .failure(let refusal): return send(.refused("\(refusal)".harmless))
        }
        if case .text(let text) = what { return send(.notice(text.harmless)) }
        let opener = EvidenceOpener()
        guard let program = opener.program, let argument = what.argument else {
            return send(.refused("There is no program \(opener.name) to open it with; TICKMARK_OPENER names another.".harmless))
        }
        let child = Child(program: program, arguments: [argument], folder: store.folder, patience: .seconds(3600))
        Worker.start { _ = child.run() }
        send(.notice("Opening “\(title)”.".harmless))
    }
}
