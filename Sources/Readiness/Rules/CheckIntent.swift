extension WorkspaceRecord {
    /// How many controls and items one check may show something of.
    public static let checkTargetLimit = 20

    /// Decides what a check of a tool shows something of.
    ///
    /// - Parameter targets: Controls and items; empty where it shows nothing that matters here; nil to take back what
    ///   was settled.
    /// - Returns: Nil where it is so already.
    /// - Throws: ``Refusal`` where they are too many.
    public func settle(_ check: CheckName, shows targets: [EvidenceTarget]?) throws(Refusal) -> Action? {
        let was = checks[check]?.value
        let to = targets.map { Set($0).sorted() }
        guard (to?.count ?? 0) <= Self.checkTargetLimit else {
            throw .check(.tooManyTargets(check, limit: Self.checkTargetLimit))
        }
        return to == was ? nil : .check(check, to: to, was: was)
    }
}

extension CheckName {
    /// What is settled, as the rest of a sentence that begins with a person's name.
    func sentence(shows targets: [EvidenceTarget]?) -> String {
        switch targets {
        case nil: "took back what \(self) shows"
        case let targets? where targets.isEmpty: "settled that \(self) shows nothing of the controls"
        case let targets?: "settled that \(self) shows \(targets.map(\.description).joined(separator: ", "))"
        }
    }
}
