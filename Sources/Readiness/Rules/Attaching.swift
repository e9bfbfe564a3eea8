import HarmlessText

extension EvidenceSetup {
    /// How many bytes an address may have.
    public static let addressLimit = 2_000
    /// How many characters a query may have that made the evidence: it stands in the journal.
    public static let methodLimit = 2_000
    private static let longest = 20 * 366

    /// The same with its texts trimmed, its targets in order, and everything as the rules want it.
    ///
    /// - Parameter record: Where the piece that it replaces stands.
    /// - Throws: ``Refusal`` where a rule does not allow it.
    public func checked(in record: WorkspaceRecord) throws(Refusal) -> EvidenceSetup {
        var setup = self
        setup.title = try WrittenText(line: title, what: .title).text
        setup.source = try EvidenceSetup.optional(source, .source)
        setup.method = try EvidenceSetup.method(method)
        guard !targets.isEmpty else { throw .evidence(.noTarget) }
        setup.targets = Set(targets).sorted()
        try EvidenceSetup.check(covers: covers)
        switch content {
        case .text(let text): setup.content = .text(try WrittenText(note: text, what: .text).text)
        case .link(let address, let digest): setup.content = .link(try EvidenceSetup.address(address), digest: digest)
        case .file: break
        }
        if let count, count < 0 { throw .evidence(.countNegative) }
        if kind == .population {
            guard let count else { throw .evidence(.countMissing) }
            if count == 0, setup.method.isEmpty { throw .evidence(.queryMissing) }
        }
        if let sample {
            guard sample.size > 0 else { throw .evidence(.sampleOfNone) }
            guard (0...sample.size).contains(sample.exceptions) else {
                throw .evidence(.moreExceptionsThanSample(exceptions: sample.exceptions, size: sample.size))
            }
            setup.sample?.how = try EvidenceSetup.optional(sample.how, .sampling)
        }
        if let tool {
            setup.tool?.name = try WrittenText(line: tool.name, what: .tool).text
            setup.tool?.version = try EvidenceSetup.optional(tool.version, .toolVersion)
        }
        if let replaces {
            guard let known = record.evidence[replaces] else { throw .evidence(.unknown(replaces.description)) }
            guard !known.piece.isRetired else { throw .evidence(.replacesRetired(title: known.piece.title)) }
        }
        return setup
    }

    /// What whoever attaches it should know.
    public func warnings(in record: WorkspaceRecord, today: Day) -> [EvidenceWarning] {
        var warnings = EvidenceSetup.warnings(covers: covers, performed: performed, collected: collected, kind, today: today)
        if let sample, sample.exceptions > 0, result == nil { warnings.append(.exceptionsWithoutResult(sample.exceptions)) }
        let twin = record.evidence.records.first { known in
            let piece = known.piece
            return !piece.isRetired && piece.covers == covers && piece.performed == performed && piece.content.isSame(as: content)
                && targets.allSatisfy(piece.shows)
        }
        if let twin { warnings.append(.twice(twin.id, title: twin.piece.title)) }
        return warnings
    }

    /// What is odd about days.
    public static func warnings(
        covers: ClosedRange<Day>, performed: Day, collected: Day, _ kind: EvidenceKind, today: Day
    ) -> [EvidenceWarning] {
        var warnings: [EvidenceWarning] = []
        if covers.upperBound > today { warnings.append(.ahead(until: covers.upperBound)) }
        if performed > today, performed != covers.upperBound { warnings.append(.performedAhead(performed)) }
        if collected > today { warnings.append(.collectedAhead(collected)) }
        // A policy is older than the year that it is followed in, and a population may be asked for at any time.
        if performed < covers.lowerBound, kind != .document {
            warnings.append(.performedBefore(performed, covers: covers.lowerBound))
        }
        if collected < performed, performed <= today { warnings.append(.collectedBefore(collected, performed: performed)) }
        return warnings
    }

    static func check(covers: ClosedRange<Day>) throws(Refusal) {
        if covers.lowerBound.distance(to: covers.upperBound) >= longest { throw .evidence(.tooLong(covers)) }
    }

    static func optional(_ text: String, _ what: WrittenField) throws(Refusal) -> String {
        text.allSatisfy(\.isWhitespace) ? "" : try WrittenText(line: text, what: what).text
    }

    static func method(_ text: String) throws(Refusal) -> String {
        if text.allSatisfy(\.isWhitespace) { return "" }
        let text = try WrittenText(note: text, what: .method).text
        guard text.count <= methodLimit, text.utf8.count <= methodLimit * 4 else {
            throw .textTooLong(what: .method, limit: methodLimit)
        }
        return text
    }

    /// An address that can be opened later without doing anything but showing a page.
    ///
    /// - Throws: ``Refusal`` where it is of another scheme, names no host, holds a password, or has anything in it that
    ///   is no printable ASCII.
    public static func address(_ text: String) throws(Refusal) -> String {
        let text = text.trimmed
        guard text.utf8.count <= addressLimit else { throw .evidence(.addressTooLong(limit: addressLimit)) }
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.utf8.contains(where: { "\"<>\\^`{|}".utf8.contains($0) })
        else { throw .evidence(.badAddress(text)) }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { !"/?#".utf8.contains($0) }
        guard !authority.contains(UInt8(ascii: "@")) else { throw .evidence(.addressWithPassword) }
        guard let first = authority.first, first != UInt8(ascii: ":"), first != UInt8(ascii: "-") else {
            throw .evidence(.badAddress(text))
        }
        return text
    }
}

extension EvidenceContent {
    /// Whether it is the same, whatever it is called.
    public func isSame(as other: EvidenceContent) -> Bool {
        switch (self, other) {
        case (.file(let one, _, _), .file(let two, _, _)): one == two
        default: self == other
        }
    }
}

extension WorkspaceState {
    /// What a text names that evidence can show something of: the key of a control, or an item by its address or its
    /// id.
    ///
    /// `CATALOG:ITEM` names an item that is its own control, in all reports.
    ///
    /// - Throws: ``Refusal`` where there is no such control or item, or several reports have the item.
    public func evidenceTarget(named text: String, among controls: WorkspaceControls) throws(Refusal) -> EvidenceTarget {
        if let control = controls.known(text) { return .control(control.key) }
        if let colon = text.firstIndex(of: ":"), EvidenceTarget.isControlKey(text) {
            let reference = CatalogReference(String(text[..<colon]), String(text[text.index(after: colon)...]))
            // An item that belongs to a control is shown by that control's evidence.
            if let control = controls.control(of: reference) { return .control(control.key) }
            guard knowsItem(reference) else { throw .evidence(.unknownTarget(text, nearest: [])) }
            return .control(text)
        }
        do throws(Refusal) {
            return .item(try item(named: text))
        } catch {
            guard case .unknownItem(_, let nearest) = error else { throw error }
            let keys = Nearest.texts(to: text, among: controls.all.map(\.key))
            throw .evidence(.unknownTarget(text, nearest: Array((nearest + keys).prefix(3))))
        }
    }

    private func knowsItem(_ reference: CatalogReference) -> Bool {
        engagements.contains { engagement in
            let isCatalog = engagement.catalog.id == reference.catalog || reference.catalog == "own"
            return isCatalog && engagement.position(of: ItemID(reference.id)) != nil
        }
    }
}

extension Day {
    /// Reads one day or a stretch of days as people write them: `2027-06-30`, `2027-04-01..2027-06-30`,
    /// `1 apr..30 jun`.
    ///
    /// - Throws: ``Refusal`` where it is neither, or ends before it begins; ``UnreadableDay`` where a part is no day.
    public static func stretch(_ text: String, today: Day) throws -> ClosedRange<Day> {
        guard let dots = text.range(of: "..") else {
            let day = try WrittenDay.read(text, today: today)
            return day...day
        }
        let (from, to) = (
            try WrittenDay.read(String(text[..<dots.lowerBound]), today: today),
            try WrittenDay.read(String(text[dots.upperBound...]), today: today)
        )
        guard from <= to else { throw Refusal.evidence(.backwards(from: from, to: to)) }
        return from...to
    }
}

extension String {
    /// Where a text begins in it first.
    fileprivate func range(of other: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
