import Import
import Readiness
import Store

/// What the results of a tool add to a workspace: pieces that are there already, with the same file for the same days,
/// are passed over.
public struct ToolEvidencePlan: Sendable {
    /// What the results come to.
    public let evidence: ToolEvidence
    /// The day on which the tool looked.
    public let day: Day
    /// What is attached.
    public private(set) var setups: [EvidenceSetup] = []
    /// How many pieces are attached already.
    public private(set) var known = 0

    /// Makes a plan that attaches nothing yet.
    public init(_ evidence: ToolEvidence, on day: Day) { (self.evidence, self.day) = (evidence, day) }

    /// Attaches a file of results by what was settled of its checks.
    ///
    /// - Throws: Why a piece of it cannot be.
    public mutating func attach(_ file: ArrivingFile, in state: WorkspaceState) throws(Refusal) {
        for piece in evidence.pieces {
            var setup = piece
            setup.content = .file(digest: file.digest, size: file.size, name: file.name)
            setup = try setup.checked(in: state.record)
            let isKnown = setup.warnings(in: state.record, today: state.today).contains {
                if case .twice = $0 { true } else { false }
            }
            if isKnown { known += 1 } else { setups.append(setup) }
        }
    }
}

/// Why it is not known on which day a tool looked.
public enum UnknownResultDay: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither the file nor anybody says it.
    case unsaid
    /// The file says one, and somebody another.
    case contradicted(file: Day, said: Day)

    /// What is the matter, behind the file's name.
    public var description: String {
        switch self {
        case .unsaid: "does not say on which day the tool looked."
        case .contradicted(let file, let said): "says that it was made on \(file.words), and not on \(said.words)."
        }
    }
}

extension ToolResults {
    /// The day on which the tool looked: the file's, or the one that somebody says where the file has none.
    public func day(said: Day?) throws(UnknownResultDay) -> Day {
        switch (day, said) {
        case (let day?, nil): return day
        case (nil, let said?): return said
        case (let day?, let said?):
            // Times without a zone may be a day off.
            guard abs(day.distance(to: said)) <= 1 else { throw .contradicted(file: day, said: said) }
            return said
        case (nil, nil): throw .unsaid
        }
    }
}
