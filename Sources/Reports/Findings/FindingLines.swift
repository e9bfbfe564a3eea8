import Checking
import Files
import HarmlessText
import Journal

extension Verification {
    /// What `verify` prints for people.
    public var lines: [String] {
        var lines = journals.map { journal in
            let entries = counted(journal.entries, "entry", "entries")
            guard journal.isWhole else { return "\(journal.file): \(entries) can be read, and then it is damaged" }
            return journal.entries == 0
                ? "\(journal.file): no entry yet"
                : "\(journal.file): \(entries), whole. Head \(journal.head.printed)"
        }
        if !findings.isEmpty { lines += ["", "This is not as it was written:"] + findings.map { "  \($0)" } }
        lines.append("")
        let held = heads.count(where: \.holds)
        if !heads.isEmpty {
            lines.append(
                held == heads.count
                    ? "\(held == 1 ? "The head is" : "The \(held) heads are") still there, and with \(held == 1 ? "it" : "them") everything before."
                    : "\(held) of \(heads.count) heads are still there.")
        }
        lines += unknown.map(\.line) + catalogs.map(\.line)
        if !remarks.isEmpty {
            lines += ["Times that cannot be right, by the clocks of those who wrote:"] + remarks.map { "  \($0)" }
        }
        if wordless > 0 {
            lines.append(
                wordless == 1
                    ? "1 tick, review or exclusion of format 1 records no words."
                    : "\(wordless) ticks, reviews and exclusions of format 1 record no words.")
        }
        if let evidence { lines.append(evidence) }
        if isSound {
            lines.append("\(counted(journals.count, "journal")), \(counted(entries, "entry", "entries")): every chain is whole.")
        } else {
            lines.append("\(findings.count.thingsAmiss). `tickmark doctor` explains what to do.")
        }
        if heads.isEmpty {
            lines.append(
                "A chain shows what was changed before its last line. That an end was cut off or written anew, or a whole journal removed, shows only "
                    + "against heads from an earlier export: --head or --export.")
        }
        return lines
    }
}

extension Verification {
    /// "12 files of evidence were read: each is as it was attached."
    private var evidence: String? {
        guard evidenceFiles > 0 else { return nil }
        let broken = findings.contains { $0.kind == .evidenceChanged || $0.kind == .evidenceMissing }
        let files = counted(evidenceFiles, "file of evidence was read", "files of evidence were read")
        guard !broken else { return "\(files)." }
        return "\(files): \(evidenceFiles == 1 ? "it" : "each") is as it was attached."
    }
}

extension Examination {
    /// What `doctor` prints for people: each finding with what it means and what to do, then what mending does or would
    /// do.
    ///
    /// - Parameters:
    ///   - cutting: Files that were named to be cut.
    ///   - isWhole: Whether nothing is known to be gone that could be read before.
    ///   - bringing: Where files are that have to come back.
    public func lines(
        cutting: [String] = [], isWhole: Bool = true, bringing: BringingBack = BringingBack()
    ) -> [String] {
        var lines: [String] = []
        var explained: Set<DamageKind> = []
        var perKind: [DamageKind: Int] = [:]
        let advice = FindingAdvice(self, bringing)
        let last = Dictionary(findings.lazy.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
        for finding in findings {
            perKind[finding.kind, default: 0] += 1
            if finding.kind.isHarmless, perKind[finding.kind, default: 0] > Finding.listLimit { continue }
            lines.append("\(finding)")
            if explained.insert(finding.kind).inserted { lines.append("  \(finding.kind.meaning)") }
            // Said once for a file, behind all that is wrong with it.
            if finding == last[finding.file] { lines.append("  \(advice.on(finding))") }
            lines.append("")
        }
        for (kind, count) in perKind.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where kind.isHarmless && count > Finding.listLimit {
            let more = count - Finding.listLimit
            lines += [counted(more, "more file is like that.", "more files are like that."), ""]
        }
        let plan = plan(cutting: cutting).sentences
        if !plan.isEmpty {
            lines.append(
                "`tickmark doctor --mend\(cutting.map { " --cut \($0.quotedForShell)" }.joined())` would, after keeping every file as it is in .tickmark/:"
            )
            lines += plan.map { "  \($0)." } + [""]
        }
        lines.append(isWhole || !findings.isEmpty ? summary : "Something is gone. What can be read: \(counts).")
        return lines
    }

    /// What `doctor --mend` prints before it does anything.
    public func planLines(cutting: [String] = []) -> [String] {
        let plan = plan(cutting: cutting).sentences
        return plan.isEmpty ? [] : ["Mending, after keeping every file as it is in .tickmark/:"] + plan.map { "  \($0)." } + [""]
    }

    private var counts: String {
        "\(counted(journals.count, "journal")), \(counted(entries, "entry", "entries")), \(counted(catalogs, "catalog")) of your own"
    }

    /// One line: whether all is well, and what there is.
    public var summary: String {
        if findings.isEmpty { return "Everything is as it should be: \(counts)." }
        if isNewer { return "Nothing was changed." }
        return isSound
            ? "The history is whole: \(counts). \(findings.count.thingsAmiss)."
            : "\(findings.count.thingsAmiss); what can be read: \(counts)."
    }
}

extension Mending {
    /// What `doctor --mend` prints for people.
    ///
    /// - Parameter bringing: Where files are that have to come back.
    public func lines(bringing: BringingBack = BringingBack()) -> [String] {
        let left = after.lines(isWhole: missing == 0, bringing: bringing)
        if isOvertaken {
            return ["The files were changed just now, so nothing was done. This is how they are:", ""] + left
        }
        guard let kept else { return ["There is nothing that can be mended.", ""] + left }
        var lines: [String] = []
        let files = done.count == 1 ? "The file as it was is" : "The files as they were are"
        if let failure {
            lines.append("Mending stopped: Tickmark \(failure).\(failure.advice)")
            lines.append(done.isEmpty ? "Nothing was done before that." : "Until then this was done:")
            lines += done.sentences.map { "  \($0)." }
            lines += ["What was touched is as it was in \(kept)/.", ""]
        } else {
            lines += ["Done. \(files) in \(kept)/.", ""]
        }
        if missing > 0 {
            lines += [
                "\(counted(missing, "entry", "entries")) that could be read before \(missing == 1 ? "is" : "are") in no journal now; look in \(kept)/.",
                "",
            ]
        }
        lines += after.findings.isEmpty ? [] : ["Looked at everything again, and this is left:", ""]
        return lines + left
    }
}

extension Int {
    /// "1 thing is not as it should be".
    fileprivate var thingsAmiss: String {
        counted(self, "thing is not as it should be", "things are not as they should be")
    }
}
