/// A control as it stands in a workspace: what the library says of it, with what the team decided.
public struct ControlInForce: Hashable, Sendable {
    /// What the library says; nil for a control of the team's own.
    public let library: Control?
    /// What the team decided.
    public let record: ControlRecord
    /// Its key.
    public let key: String
    /// What is known of it where it is an item that is its own control; nil for any other.
    private let alone: ItemAlone?

    /// Joins a control of the library with what a team decided about it.
    public init(_ library: Control, record: ControlRecord = ControlRecord()) {
        self.init(key: library.key, library: library, record: record)
    }

    init(key: String, library: Control?, record: ControlRecord) {
        self.key = key
        self.library = library
        self.record = record
        alone = nil
    }

    /// An item that is its own control: what is known of it, and whose it is.
    init(_ control: OwnControl, ofItem item: CatalogReference, owner: Handle?) {
        key = control.key
        library = nil
        record = ControlRecord()
        alone = ItemAlone(control: control, item: item, owner: owner)
    }

    private struct ItemAlone: Hashable, Sendable {
        let control: OwnControl
        let item: CatalogReference
        let owner: Handle?
    }

    private var definition: OwnControl? { record.definition ?? alone?.control }

    /// Whether it is an item that is its own control.
    public var isItem: Bool { alone != nil }

    /// Its title.
    public var title: String { library?.title ?? definition?.title ?? key }

    /// Its sentence, the parameters filled in.
    public var statement: String {
        let template = record.statement.value ?? library?.statement.template ?? definition?.statement ?? ""
        let values = record.parameters.compactMapValues(\.value)
        return ControlStatement(template: template, parameters: library?.statement.parameters ?? []).filled(values)
    }

    /// The sentences before it with their last days, the oldest first, in the parameters' values of today.
    public var earlierStatements: [(text: String, lastDay: Day)] {
        let values = record.parameters.compactMapValues(\.value)
        let library = library?.statement
        return record.earlierStatements.map { earlier in
            let template = earlier.text ?? library?.template ?? record.definition?.statement ?? ""
            return (
                ControlStatement(template: template, parameters: library?.parameters ?? []).filled(values), earlier.until.day
            )
        }
    }

    /// The value of a parameter of the library's sentence.
    public func value(of parameter: ControlParameter) -> String {
        record.parameters[parameter.name]?.value ?? parameter.standard
    }

    /// Whether people or programs perform it.
    public var nature: ControlNature { library?.nature ?? definition?.nature ?? .manual }

    /// How often it operates.
    public var schedule: ControlSchedule {
        record.schedule.value ?? ControlSchedule(library?.frequency ?? definition?.frequency ?? .perEvent)
    }

    /// The list from which an auditor samples; may be empty for a control of the team's own.
    public var population: String {
        record.population.value ?? library.map { "\($0.population.what) (\($0.population.system))" }
            ?? definition?.population ?? ""
    }

    /// The role that usually owns it.
    public var role: String { library?.role ?? definition?.role ?? "" }

    /// Who performs it; nil where nobody was named.
    public var owner: Handle? { record.owner.value ?? alone?.owner }

    /// Whether the team decided anything about it: until then the library's words stand.
    public var isAdopted: Bool { record.definition != nil || record.isDecided }

    /// Why it was set aside; nil where it was not.
    public var exclusion: String? { record.exclusion.value }

    /// The criteria and control objectives that it serves.
    public var criteria: [CatalogReference] { library?.criteria ?? definition?.criteria ?? [] }

    /// The items that belong to it.
    public var items: [CatalogReference] { library?.items ?? alone.map { [$0.item] } ?? [] }
}

/// All controls that a workspace can have: the library's, and the team's own behind them.
public struct WorkspaceControls: Sendable {
    /// The controls in the library's order, then those of the team's own by key.
    public let all: [ControlInForce]
    private let places: [String: Int]
    let ofItems: [CatalogReference: Int]

    /// Joins the library with what a team decided.
    public init(library: [Control], record: WorkspaceRecord) {
        let untouched = ControlRecord()
        var all = library.map { ControlInForce(key: $0.key, library: $0, record: record.controls[$0.key] ?? untouched) }
        var places = [String: Int](minimumCapacity: all.count)
        var ofItems: [CatalogReference: Int] = [:]
        for (place, control) in library.enumerated() {
            places[control.key] = place
            for item in control.items { ofItems[item] = place }
        }
        for (key, record) in record.controls.sorted(by: { $0.key < $1.key })
        where places[key] == nil && record.definition != nil && !record.isDropped.value {
            places[key] = all.count
            all.append(ControlInForce(key: key, library: nil, record: record))
        }
        self.all = all
        self.places = places
        self.ofItems = ofItems
    }

    /// The control of a key, whatever the case of its letters.
    ///
    /// - Throws: ``Refusal`` with the nearest where there is none.
    public func control(_ key: String) throws(Refusal) -> ControlInForce {
        guard let control = known(key) else {
            throw .unknownControl(key, nearest: Nearest.texts(to: key, among: all.map(\.key)))
        }
        return control
    }

    /// The control of a key, whatever the case of its letters; nil where there is none.
    public func known(_ key: String) -> ControlInForce? { places[key.lowercased()].map { all[$0] } }

    /// The control that an item belongs to; nil where it is its own.
    public func control(of item: CatalogReference) -> ControlInForce? { ofItems[item].map { all[$0] } }

    /// Where the control of a key stands in ``all``, or nil.
    func place(of key: String) -> Int? { places[key] }
}
