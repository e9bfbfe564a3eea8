import Files
import Journal
import Digests
import Platform
import Readiness
import Store
import SystemPackage

extension Examination {
    /// Looks at everything in `journal/`: as many journals at once as there are processors, so that no more are held in
    /// memory.
    mutating func lookAtJournals(_ files: some FileCalls) throws(WorkspaceError) {
        let journalFolder = WorkspaceLayout(folder).journals
        switch files.kind(of: journalFolder) {
        case .nothing: return lookAtKept(files, beside: [])
        case .folder: break
        case .refused(let failure): throw .unreadable(failure)
        default:
            return findings.append(
                Finding(.notRegular, WorkspaceLayout.journalsName, .mustBeFolder))
        }
        let names: [String]
        do throws(FileFailure) {
            names = try files.names(in: journalFolder)
        } catch {
            throw .unreadable(error)
        }
        var writers: [WriterID] = []
        var strangers: [String] = []
        // Honest clocks count entries, and an entry is far longer than a byte, wherever it stands.
        var highestClock = JournalReader.clockSlack
        for name in names where !name.hasPrefix(".") {
            let file = WorkspaceLayout.journalLabel(name)
            let (kind, length) = files.sight(of: journalFolder.joining(name))
            switch kind {
            case .nothing:
                guard name.isRepaired else { continue }
                let looksLikeOne = WorkspaceLayout.looksLikeJournal(name)
                findings.append(Finding(looksLikeOne ? .name : .stray, file, .nameNotText))
            case .link: setAside(.notRegular, file, .link)
            case .folder: setAside(.notRegular, file, .folder)
            case .special: setAside(.notRegular, file, .notRegular)
            case .refused(let failure):
                unread.insert(file)
                findings.append(Finding(.unopenable, file, .failed(failure)))
            case .regular:
                if let writer = WriterID(ofJournal: name) {
                    writers.append(writer)
                    highestClock += length
                } else {
                    strangers.append(name)
                }
            }
        }
        let looks = Parallel.map(writers) { [folder, id, highestClock] writer in
            JournalLook(at: writer, in: folder, workspace: id, highestClock: highestClock, files)
        }
        for look in looks { take(look, highestClock: highestClock) }
        // Digests are gathered only where something is to be held against them.
        let isAlone = strangers.isEmpty && !hasKept(files)
        let known = isAlone ? [] : Set(journals.lazy.flatMap(\.digests).map(\.text))
        examineUnexpectedFiles(strangers, beside: known, highestClock: highestClock, files)
        lookAtKept(files, beside: known)
    }

    private mutating func take(_ look: JournalLook, highestClock: Int) {
        switch look {
        case .whole(let standing): journals.append(standing)
        case .damaged(let bytes, let writer): self.look(at: bytes, of: writer, highestClock: highestClock)
        case .refused(let finding):
            unread.insert(finding.file)
            findings.append(finding)
        }
    }

    /// The bytes of a file in `journal/`; nil where it cannot be read, which is said.
    private mutating func contents(of file: String, _ files: some FileCalls) -> [UInt8]? {
        switch files.contentsForLook(at: file, in: folder) {
        case .success(let bytes): return bytes
        case .failure(let obstacle):
            unread.insert(file)
            findings.append(obstacle.finding)
            return nil
        }
    }

    /// Looks at a journal line by line: something is wrong with it.
    private mutating func look(at bytes: [UInt8], of writer: WriterID, highestClock: Int) {
        let file = writer.journalLabel
        let chain = JournalChain(bytes, of: writer, file: file, workspace: id, highestClock: highestClock)
        var found = chain.findings
        let beginning =
            id.map { JournalPosition(beginningOf: writer, in: $0) }
            ?? JournalPosition(length: 0, sequence: 0, clock: 0, head: chain.beginning)
        let result = JournalReader(writer: writer, file: file).read(bytes, after: beginning, highestClock: highestClock)
        if found.isEmpty, let damage = result.damage {
            found.append(Finding(.unreadable, file, line: damage.line, .damage(damage.reason)))
        }
        journals.append(
            JournalStanding(
                writer: writer, file: file, entries: result.position.sequence, digest: result.position.head,
                digests: chain.lines.compactMap { DigestValue(hexadecimal: $0.digest.utf8) },
                isWhole: !found.contains { $0.kind.isSerious },
                clocks: result.entries.map(\.stamp.clock), times: result.entries.map(\.at),
                wordless: result.entries.count(where: \.signsWithoutWords),
                evidence: result.entries.filter(\.isAboutEvidence)))
        findings += found
        guard found.contains(where: { $0.kind.isSerious }), !found.contains(where: { $0.kind == .unknown }), let id else {
            return
        }
        let mending = JournalMending(chain, of: writer, file: file, workspace: id, readable: result, highestClock: highestClock)
        if let remedy = mending.remedy { remedies.append(remedy) }
        if let cut = mending.cut { remedies.append(cut) }
    }

    // MARK: Files that are called like no journal

    /// A stranger that holds entries which stand in no journal.
    private struct Holder {
        var file: String
        var writer: WriterID?
        var lost: Set<String>
        /// How many entries its chain has, where it begins as that writer's journal of this workspace and is whole; 0
        /// where it is not.
        var chain = 0
    }

    /// Files in `journal/` that are called like no journal: often copies of one, and sometimes the only one.
    private mutating func examineUnexpectedFiles(
        _ names: [String], beside known: Set<String>, highestClock: Int, _ files: some FileCalls
    ) {
        var holders: [Holder] = []
        for name in names {
            let file = WorkspaceLayout.journalLabel(name)
            guard let bytes = contents(of: file, files) else { continue }
            let copy = JournalCopy(bytes, named: name)
            let lost = copy.lost(beside: known)
            guard lost.isEmpty else {
                var holder = Holder(file: file, writer: copy.writer, lost: lost)
                if let writer = copy.writer, let id, isMissing(writer) {
                    let result = JournalReader(writer: writer, file: file).read(
                        bytes, after: JournalPosition(beginningOf: writer, in: id), highestClock: highestClock + bytes.count)
                    if result.damage == nil, result.torn.isEmpty { holder.chain = result.position.sequence }
                }
                holders.append(holder)
                continue
            }
            if !WorkspaceLayout.looksLikeJournal(name) {
                setAside(.stray, file, .noJournal)
            } else if copy.holdsNothingNew(beside: known) {
                setAside(.copy, file, .copy)
            } else {
                setAside(.name, file, .damage(.noJournal))
            }
        }
        tell(of: holders)
    }

    /// Whether nothing of a journal's name can be read or might be, if somebody gave the right to. What is no file goes
    /// out of the way first.
    private func isMissing(_ writer: WriterID) -> Bool {
        !journals.contains { $0.writer == writer } && !unread.contains(writer.journalLabel)
    }

    /// Of several files that prove to be the same missing journal, the one with the most entries gets its name. The
    /// others are set aside where they hold nothing more, and stay where they do.
    private mutating func tell(of holders: [Holder]) {
        var heirs: [WriterID: Holder] = [:]
        for holder in holders where holder.chain > 0 {
            guard let writer = holder.writer else { continue }
            if let other = heirs[writer], other.chain >= holder.chain { continue }
            heirs[writer] = holder
        }
        let restored = heirs.values.reduce(into: Set<String>()) { $0.formUnion($1.lost) }
        for holder in holders {
            let entries = holder.lost.count
            findings.append(Finding(.name, holder.file, .holder(entries: entries, isAllRead: unread.isEmpty)))
            if let writer = holder.writer, heirs[writer]?.file == holder.file {
                remedies.append(
                    Remedy(
                        file: holder.file, action: .rename(writer.journalLabel),
                        purpose: .journalAgain(writer.journalLabel)))
            } else if holder.lost.isSubset(of: restored) {
                remedies.append(
                    Remedy(
                        file: holder.file, action: .setAside,
                        purpose: .heldByJournal))
            }
            remedies.append(
                Remedy(
                    file: holder.file, action: .setAside, purpose: .holdsAlone(entries: entries),
                    isAutomatic: false))
        }
    }

    private mutating func setAside(_ kind: DamageKind, _ file: String, _ reason: FindingReason) {
        findings.append(Finding(kind, file, reason))
        remedies.append(
            Remedy(file: file, action: .setAside, purpose: .readByNothing, kind: kind))
    }

    // MARK: What mending set aside

    /// Whether anything is kept that mending, or a cut, took out of the journals.
    private func hasKept(_ files: some FileCalls) -> Bool {
        let machineFolder = WorkspaceLayout(folder).machine
        guard files.kind(of: machineFolder) == .folder else { return false }
        return ((try? files.names(in: machineFolder)) ?? []).contains { $0.hasPrefix(WorkspaceLayout.asidePrefix) }
    }

    /// Entries that mending, or a cut, took out of the journals are missing from the history until they are in a
    /// journal again, or until somebody says that they know, whatever else is whole. So is a journal that something
    /// else stood in the place of.
    private mutating func lookAtKept(_ files: some FileCalls, beside known: Set<String>) {
        let machineFolder = WorkspaceLayout(folder).machine
        guard files.kind(of: machineFolder) == .folder else { return }
        for name in (try? files.names(in: machineFolder)) ?? [] where name.hasPrefix(WorkspaceLayout.asidePrefix) {
            let place = WorkspaceLayout.machineLabel("\(name)/\(WorkspaceLayout.journalsName)")
            guard !files.isKnown(aside: name, in: folder), files.kind(of: folder.joining(place)) == .folder else { continue }
            for name in (try? files.names(in: folder.joining(place))) ?? [] {
                lookAtKept("\(place)/\(name)", named: name, beside: known, files)
            }
        }
    }

    private mutating func lookAtKept(_ file: String, named name: String, beside known: Set<String>, _ files: some FileCalls) {
        let path = folder.joining(file)
        switch files.kind(of: path) {
        case .regular:
            guard let bytes = try? files.contents(of: path, upTo: JournalReader.sizeLimit) else {
                return findings.append(Finding(.aside, file, .asideUnreadable))
            }
            let lost = JournalCopy(bytes, named: name).lost(beside: known).count
            guard lost > 0 else { return }
            findings.append(
                Finding(
                    .aside, file, .asideHolds(entries: lost)))
        case .refused(let failure): findings.append(Finding(.aside, file, .asideFailed(failure)))
        case .nothing: break
        case .link, .folder, .special:
            guard let writer = WriterID(ofJournal: name), isMissing(writer) else { return }
            findings.append(
                Finding(
                    .aside, file,
                    .asideStoodFor(journal: WorkspaceLayout.journalLabel(name))))
        }
    }
}
