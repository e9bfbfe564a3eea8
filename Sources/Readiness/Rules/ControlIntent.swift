/// What a person wants decided about a control.
public enum ControlIntent: Hashable, Sendable {
    /// Take it as the library has it.
    case adopt
    /// Say it in a sentence of the team's own; nil goes back to the library's.
    case reword(String?)
    /// Give it to a person, or to nobody.
    case assign(Handle?)
    /// Change how often it operates, where its stretches end, or both, from a day on or for ever.
    case schedule(Frequency?, anchor: ControlAnchor?, since: Day?)
    /// Fill in a parameter; nil goes back to the library's value.
    case parameter(String, String?)
    /// Name the population; nil goes back to the library's.
    case population(String?)
    /// Set it aside for a reason.
    case exclude(reason: String)
    /// Take it up again.
    case include
    /// Drop a control of the team's own.
    case drop
}

extension WorkspaceControls {
    /// The actions that do what a person wants, by the rules; none where it is so already.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it; nothing is to be done then.
    public func decide(_ intent: ControlIntent, on key: String) throws(Refusal) -> [Action] {
        let control = try control(key)
        guard let change = try control.change(for: intent) else { return [] }
        return [.control(control.key, change)]
    }

    /// The action that adds a control of the team's own.
    ///
    /// - Parameter knows: Whether there is a criterion or control objective of that reference.
    /// - Throws: ``Refusal`` where the key is taken or malformed, a text is missing, or a criterion does not exist.
    public func decideToAdd(_ control: OwnControl, knows: (CatalogReference) -> Bool) throws(Refusal) -> Action {
        guard Control.isKey(control.key) else { throw .invalidControlKey(control.key) }
        guard known(control.key) == nil else { throw .controlExists(control.key) }
        var control = control
        control.title = try WrittenText(line: control.title, what: .title).text
        control.statement = try WrittenText(line: control.statement, what: .statement).text
        if !control.population.isEmpty {
            control.population = try WrittenText(line: control.population, what: .population).text
        }
        if !control.role.isEmpty { control.role = try WrittenText(line: control.role, what: .role).text }
        for criterion in control.criteria where !knows(criterion) {
            throw .unknownCriterion(criterion.description, nearest: [])
        }
        return .define(control)
    }
}

extension ControlInForce {
    /// The change that an intent asks for; nil where it is so already.
    fileprivate func change(for intent: ControlIntent) throws(Refusal) -> ControlChange? {
        switch intent {
        case .adopt: return record.isAdopted.value ? nil : .adopted(to: true, was: false)
        case .reword(let text):
            let words = try text.map { text throws(Refusal) in try WrittenText(line: text, what: .statement).text }
            if let unknown = unknownParameters(of: words ?? "").first { throw .unknownParameter(unknown, known: parameters) }
            let current = record.statement.value
            return words == current ? nil : .statement(to: words, was: current)
        case .assign(let owner): return owner == record.owner.value ? nil : .owner(to: owner, was: record.owner.value)
        case .schedule(let frequency, let anchor, let since):
            return try scheduling(frequency, anchor: anchor, since: since)
        case .parameter(let name, let value):
            guard parameters.contains(name) else { throw .unknownParameter(name, known: parameters) }
            let words = try value.map { value throws(Refusal) in try WrittenText(line: value, what: .parameter).text }
            let current = record.parameters[name]?.value ?? nil
            return words == current ? nil : .parameter(name, to: words, was: current)
        case .population(let text):
            let words = try text.map { text throws(Refusal) in try WrittenText(line: text, what: .population).text }
            let current = record.population.value
            return words == current ? nil : .population(to: words, was: current)
        case .exclude(let reason):
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: .settingAside) }
            let words = try WrittenText(line: reason, what: .reason).text
            return words == exclusion ? nil : .excluded(to: words, was: exclusion)
        case .include: return exclusion == nil ? nil : .excluded(to: nil, was: exclusion)
        case .drop:
            guard record.definition != nil, library == nil else { throw .libraryControl(key) }
            return .dropped(to: true, was: false)
        }
    }

    private func scheduling(_ frequency: Frequency?, anchor: ControlAnchor?, since: Day?) throws(Refusal) -> ControlChange? {
        let latest = schedule.latest
        let often = frequency ?? latest.frequency
        // An anchor that was said for another frequency says nothing any more.
        let end = anchor ?? latest.anchor.flatMap { $0.fits(often) ? $0 : nil }
        if let anchor, !anchor.fits(often) { throw .unfitAnchor(anchor.text, often) }
        let new = schedule.setting(ControlSchedule.Rhythm(often, anchor: end, since: since))
        return new == schedule ? nil : .schedule(to: new, was: record.schedule.value)
    }

    /// The names of its parameters.
    private var parameters: [String] {
        library?.statement.parameters.map(\.name) ?? ControlStatement.names(in: record.definition?.statement ?? "")
    }

    private func unknownParameters(of text: String) -> [String] {
        ControlStatement.names(in: text).filter { !parameters.contains($0) }
    }
}
