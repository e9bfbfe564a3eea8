import Synchronization

/// What a report kind asks for: areas, their criteria or control objectives, and the items that make a team ready.
///
/// The three levels are flat arrays that refer to each other by index, so that a catalog of 100,000 items costs three
/// allocations and an area's items are a range. The long texts of an item are read only when someone looks at it:
/// ``details``.
public struct Catalog: Sendable {
    /// The catalog's id (`soc2`), the same as its file's name.
    public let id: String
    /// The kind of report that it is for.
    public let report: ReportKind
    private let source: Source

    /// What is in a catalog: an object, so that a catalog is copied by one reference.
    private final class Contents: Sendable {
        let title: String
        let version: String
        let areas: [Area]
        let criteria: [Criterion]
        let items: [CatalogItem]
        let presets: [Preset]
        let details: any ItemDetails
        /// Made when somebody first asks where an item stands.
        private let positions = Mutex<[ItemID: Int]?>(nil)

        init(
            title: String, version: String, areas: [Area], criteria: [Criterion], items: [CatalogItem], presets: [Preset],
            details: any ItemDetails
        ) {
            self.title = title
            self.version = version
            self.areas = areas
            self.criteria = criteria
            self.items = items
            self.presets = presets
            self.details = details
        }

        func position(of item: ItemID) -> Int? {
            positions.withLock { positions in
                if let positions { return positions[item] }
                let made = Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
                positions = made
                return made[item]
            }
        }
    }

    private enum Source: Sendable {
        case read(Contents)
        case deferred(Deferred)
    }

    /// Contents that are read when somebody first asks, once.
    private final class Deferred: Sendable {
        private let contents = Mutex<Contents?>(nil)
        private let reading: @Sendable () -> Catalog

        init(_ reading: @escaping @Sendable () -> Catalog) { self.reading = reading }

        var value: Contents {
            contents.withLock { contents in
                if let contents { return contents }
                let read = reading().contents
                contents = read
                return read
            }
        }
    }

    /// Makes a catalog of parts that fit together: the ranges of areas and criteria must be within the arrays.
    public init(
        id: String, report: ReportKind, title: String, version: String, areas: [Area], criteria: [Criterion],
        items: [CatalogItem], presets: [Preset], details: any ItemDetails
    ) {
        self.id = id
        self.report = report
        source = .read(
            Contents(
                title: title, version: version, areas: areas, criteria: criteria, items: items, presets: presets,
                details: details))
    }

    /// Makes a catalog that is read when somebody first asks for more than its id and the kind of report: a start needs
    /// no catalog that no engagement uses.
    ///
    /// - Parameter reading: Reads the catalog, which must have this id and be for this kind of report.
    public init(id: String, report: ReportKind, reading: @escaping @Sendable () -> Catalog) {
        self.id = id
        self.report = report
        source = .deferred(Deferred(reading))
    }

    private var contents: Contents {
        switch source {
        case .read(let contents): contents
        case .deferred(let deferred): deferred.value
        }
    }

    /// Its title for people.
    public var title: String { contents.title }
    /// Its version, by year and month (`2026.11`).
    public var version: String { contents.version }
    /// Its areas in the order that they are shown in.
    public var areas: [Area] { contents.areas }
    /// The criteria or control objectives of all areas, in order.
    public var criteria: [Criterion] { contents.criteria }
    /// The items of all criteria, in order.
    public var items: [CatalogItem] { contents.items }
    /// Ready-made choices of areas, by kind of service organization.
    public var presets: [Preset] { contents.presets }
    /// Where guidance, evidence and crosswalk of an item come from.
    public var details: any ItemDetails { contents.details }

    /// Where an item stands in ``items``, or nil where the catalog has none of that id.
    public func position(of item: ItemID) -> Int? { contents.position(of: item) }

    /// Where an area stands in ``areas``.
    public func areaIndex(_ id: String) -> Int? { areas.firstIndex { $0.id == id } }

    /// Where a criterion stands in ``criteria``.
    public func criterionIndex(_ id: String) -> Int? { criteria.firstIndex { $0.id == id } }
}

/// A control area: what is in scope or out of it as a whole.
public struct Area: Sendable, Hashable {
    /// The area's id (`CC6`).
    public let id: String
    /// Its title.
    public let title: String
    /// The group that it is shown under: a Trust Services category, or a family of control objectives.
    public let category: String
    /// Whether the report cannot be had without it.
    public let isRequired: Bool
    /// One sentence on what it is about.
    public let summary: String
    /// Its criteria in the catalog's ``Catalog/criteria``.
    public let criteria: Range<Int>
    /// Its items in the catalog's ``Catalog/items``.
    public let items: Range<Int>

    /// Makes an area.
    public init(
        id: String, title: String, category: String, isRequired: Bool, summary: String, criteria: Range<Int>, items: Range<Int>
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.isRequired = isRequired
        self.summary = summary
        self.criteria = criteria
        self.items = items
    }

    /// Whether what it asks for is asked of the report itself: management's description and assertion, complementary
    /// controls, scope. Such requirements are no control objectives: they can be neither reworded nor left out (AT-C
    /// section 320).
    public var isAboutReport: Bool { isRequired && category == "Report" }
}

/// A Trust Services criterion (SOC 2) or a control objective (SOC 1).
public struct Criterion: Sendable, Hashable {
    /// The criterion's id (`CC6.1`).
    public let id: String
    /// Its title.
    public let title: String
    /// SOC 1: the sentence that a service organization adopts or rewords. Empty for SOC 2.
    public let objective: String
    /// The index of its area.
    public let area: Int
    /// Its items in the catalog's ``Catalog/items``.
    public let items: Range<Int>

    /// Makes a criterion.
    public init(id: String, title: String, objective: String, area: Int, items: Range<Int>) {
        self.id = id
        self.title = title
        self.objective = objective
        self.area = area
        self.items = items
    }
}

/// One readiness item as a catalog describes it: something to do, to have or to be able to show.
public struct CatalogItem: Sendable, Hashable {
    /// The item's id.
    public let id: ItemID
    /// What must be true, in up to 70 columns.
    public let title: String
    /// The index of its criterion.
    public let criterion: Int
    /// How often it must be shown.
    public let cadence: Cadence
    /// Days of work for a small company to get it ready the first time.
    public let effort: Double
    /// The role that usually owns it.
    public let role: String
    /// The types of report that it belongs to.
    public let types: ReportTypes
    /// The key of the control that it belongs to; empty where it is its own control.
    public let control: String
    /// How much it matters to a first report, or nil where the catalog does not say.
    public let priority: Priority?
    /// Words that people search for and that its title does not have, parted by commas: `MFA,2FA`.
    public let also: String

    /// Makes an item.
    public init(
        id: ItemID, title: String, criterion: Int, cadence: Cadence, effort: Double, role: String, types: ReportTypes,
        control: String = "", priority: Priority? = nil, also: String = ""
    ) {
        self.id = id
        self.title = title
        self.criterion = criterion
        self.cadence = cadence
        self.effort = effort
        self.role = role
        self.types = types
        self.control = control
        self.priority = priority
        self.also = also
    }
}

/// The long texts of an item.
public struct ItemDetail: Sendable, Hashable {
    /// Why the item matters and how a small company does it: 2 to 4 sentences.
    public var guidance: String
    /// What an auditor accepts, each concrete.
    public var evidence: [String]
    /// What an auditor accepts for a report as of one date, where ``evidence`` needs a period: one instance, or the
    /// setting on the date. Empty where ``evidence`` serves both types.
    public var type1: [String]
    /// What shows that nothing occurred in a period; empty where that cannot be.
    public var nothingOccurred: String
    /// Controls of ISO/IEC 27001:2022 Annex A that correspond (`A.5.15`).
    public var iso27001: [String]
    /// Subcategories of the NIST Cybersecurity Framework 2.0 that correspond (`PR.AA-01`).
    public var csf: [String]

    /// Makes the texts of an item.
    public init(
        guidance: String = "", evidence: [String] = [], type1: [String] = [], nothingOccurred: String = "",
        iso27001: [String] = [], csf: [String] = []
    ) {
        self.guidance = guidance
        self.evidence = evidence
        self.type1 = type1
        self.nothingOccurred = nothingOccurred
        self.iso27001 = iso27001
        self.csf = csf
    }
}

/// A source of ``ItemDetail``. A catalog read from JSON decodes an item's texts when they are asked for, not at the
/// start.
public protocol ItemDetails: Sendable {
    /// The texts of the item at a position of ``Catalog/items``.
    func detail(at position: Int) -> ItemDetail

    /// The digest of everything that the item at a position says, as ``SignedWords`` has it; nil where it is not known.
    func wordsDigest(at position: Int) -> String?

    /// Makes the digests of items that will be asked for, where that takes time: of many at once it takes less.
    func digestWords(at positions: [Int])

    /// The controls that the catalog defines beside the library.
    func controls() -> [Control]
}

extension ItemDetails {
    /// Not known.
    public func wordsDigest(at position: Int) -> String? { nil }

    /// Nothing takes time.
    public func digestWords(at positions: [Int]) {}

    /// None.
    public func controls() -> [Control] { [] }
}

extension [ItemDetail]: ItemDetails {
    /// The element at the position; an empty detail where there is none.
    public func detail(at position: Int) -> ItemDetail { indices.contains(position) ? self[position] : ItemDetail() }
}

/// A ready-made choice of areas for one kind of service organization.
public struct Preset: Sendable, Hashable {
    /// The preset's id (`payroll`).
    public let id: String
    /// Its title.
    public let title: String
    /// One sentence on whom it is for.
    public let summary: String
    /// The ids of the areas that it switches on; required areas are in without it.
    public let areas: [String]

    /// Makes a preset.
    public init(id: String, title: String, summary: String, areas: [String]) {
        self.id = id
        self.title = title
        self.summary = summary
        self.areas = areas
    }
}
