/// What a text that somebody wrote is for.
public enum WrittenField: Hashable, Sendable {
    case askedFor
    case comment
    case date
    case method
    case name
    case note
    case objective
    case organization
    case owner
    case parameter
    case population
    case reason
    case reference
    case request
    case role
    case sampling
    case service
    case source
    case statement
    case text
    case title
    case tool
    case toolVersion
    case workspace

    /// What it is called at the beginning of a sentence.
    public var words: String {
        switch self {
        case .askedFor: "What is asked for"
        case .comment: "The comment"
        case .date: "A date"
        case .method: "The method"
        case .name: "The name"
        case .note: "The note"
        case .objective: "The objective"
        case .organization: "The organization's name"
        case .owner: "The owner's name"
        case .parameter: "The value"
        case .population: "The population"
        case .reason: "The reason"
        case .reference: "The reference"
        case .request: "The request"
        case .role: "The role"
        case .sampling: "How the sample was drawn"
        case .service: "The service's name"
        case .source: "The source"
        case .statement: "The statement"
        case .text: "The text"
        case .title: "The title"
        case .tool: "The tool's name"
        case .toolVersion: "The tool's version"
        case .workspace: "The workspace's name"
        }
    }
}

/// What nobody does without saying why.
public enum ReasonedDecision: Hashable, Sendable {
    case exclusion
    case block
    case leavingArea
    case leavingObjective
    case settingAside
    case auditorsReturn

    /// What it is called at the beginning of a sentence.
    public var words: String {
        switch self {
        case .exclusion: "Not applicable"
        case .block: "Blocked"
        case .leavingArea: "Leaving an area out of scope"
        case .leavingObjective: "Leaving a control objective out of scope"
        case .settingAside: "Setting a control aside"
        case .auditorsReturn: "What an auditor returns"
        }
    }
}
