import Readiness
import StrictJSON

/// The formats in which tools write what they found.
public enum ToolFormat: String, CaseIterable, Hashable, Sendable {
    /// Findings in the form of the Open Cybersecurity Schema Framework, as Prowler and others write them.
    case ocsf
    /// Prowler's tables: of findings, and of a framework's requirements.
    case prowlerTable
    /// Powerpipe and Steampipe benchmarks.
    case powerpipe
    /// CISA's ScubaGear for Microsoft 365.
    case scubagear
    case trivy
    /// The Static Analysis Results Interchange Format, 2.1.0.
    case sarif
    case junit
    /// Assessment results of OSCAL.
    case oscal
    /// Branch protection and rulesets of GitHub, as its API gives them.
    case github

    /// What it is called, for people.
    public var title: String {
        switch self {
        case .ocsf: "OCSF findings"
        case .prowlerTable: "Prowler's CSV"
        case .powerpipe: "Powerpipe JSON"
        case .scubagear: "ScubaGear"
        case .trivy: "Trivy JSON"
        case .sarif: "SARIF"
        case .junit: "JUnit XML"
        case .oscal: "OSCAL assessment results"
        case .github: "GitHub branch protection or rulesets"
        }
    }

    /// What can be said of a file: each with the formats that it may be.
    public static let words: [(word: String, formats: [ToolFormat])] = [
        ("prowler", [.ocsf, .prowlerTable]), ("ocsf", [.ocsf]), ("powerpipe", [.powerpipe]), ("scubagear", [.scubagear]),
        ("trivy", [.trivy]), ("sarif", [.sarif]), ("junit", [.junit]), ("oscal", [.oscal]), ("github", [.github]),
    ]

    /// All of them in a sentence.
    static var names: String {
        "Prowler (OCSF or CSV), OCSF, Powerpipe, ScubaGear, Trivy, SARIF, JUnit, OSCAL assessment results, GitHub branch protection"
    }

    /// What evidence of these results shows: that it is so, or that somebody looked.
    public var evidenceKind: EvidenceKind {
        switch self {
        case .ocsf, .prowlerTable, .powerpipe, .scubagear, .oscal, .github: .setting
        case .trivy, .sarif, .junit: .record
        }
    }
}

extension ToolResults {
    /// How deep a file may be nested: more than any tool's is.
    private static let depth = 64

    /// Reads a file of results.
    ///
    /// The costs grow with its size, whatever is in it. Text may come in UTF-8 or UTF-16, with or without a byte order
    /// mark.
    ///
    /// - Parameters:
    ///   - formats: What it may be; nil to tell by what is in it.
    /// - Throws: ``ToolResultsError`` that says why it cannot be read.
    public static func read(
        _ bytes: [UInt8], as formats: [ToolFormat]? = nil, limits: ImportLimits = ImportLimits()
    ) throws(ToolResultsError) -> ToolResults {
        let text: IncomingText
        do throws(ImportError) {
            text = try IncomingText(bytes, limits: limits)
        } catch {
            // No tool writes a workbook or a picture: to save it anew would not help.
            throw error.kind == .notText ? .unknown : .file(error)
        }
        let first = text.bytes.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        switch first {
        case nil: throw .noResults
        case UInt8(ascii: "<"):
            return try results(.junit, among: formats) { () throws(ToolResultsError) in try JUnitResults.read(text.bytes) }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let document: JSONDocument
            do throws(JSONError) {
                var wanted = JSONLimits(bytes: limits.bytes, depth: depth)
                wanted.allowsEscapedKeys = true
                document = try JSONDocument(text.bytes, limits: wanted)
            } catch { throw .json(error) }
            return try read(document.root, as: formats)
        default:
            return try results(.prowlerTable, among: formats) { () throws(ToolResultsError) in
                try ProwlerTable.read(text.bytes, limits)
            }
        }
    }

    private static func results(
        _ format: ToolFormat, among formats: [ToolFormat]?, _ read: () throws(ToolResultsError) -> ToolResults
    ) throws(ToolResultsError) -> ToolResults {
        if let formats, !formats.contains(format) { throw .notOf(formats.first ?? format) }
        return try read()
    }

    private static func read(_ root: JSONNode, as formats: [ToolFormat]?) throws(ToolResultsError) -> ToolResults {
        guard let format = ToolFormat(recognizing: root, among: formats) else {
            throw formats?.first.map { .notOf($0) } ?? .unknown
        }
        switch format {
        case .ocsf: return try OCSFResults.read(root)
        case .powerpipe: return try PowerpipeResults.read(root)
        case .scubagear: return try ScubaGearResults.read(root)
        case .trivy: return try TrivyResults.read(root)
        case .sarif: return try SARIFResults.read(root)
        case .oscal: return try OSCALResults.read(root)
        case .github: return try GitHubProtection.read(root)
        case .prowlerTable, .junit: throw .notOf(format)
        }
    }
}

extension ToolFormat {
    /// Tells by what is in it which format a JSON file has.
    init?(recognizing root: JSONNode, among formats: [ToolFormat]?) {
        let found = ToolFormat.allCases.first { format in
            guard formats?.contains(format) ?? true else { return false }
            return switch format {
            case .ocsf: OCSFResults.recognizes(root)
            case .powerpipe: PowerpipeResults.recognizes(root)
            case .scubagear: root.node("MetaData") != nil && root.node("Results")?.kind == .object
            case .trivy: root.node("SchemaVersion") != nil && (root.node("Results") != nil || root.node("ArtifactName") != nil)
            case .sarif: root.node("runs")?.kind == .array && root.node("version") != nil
            case .oscal: root.node("assessment-results") != nil
            case .github: GitHubProtection.recognizes(root)
            case .prowlerTable, .junit: false
            }
        }
        guard let found else { return nil }
        self = found
    }
}
