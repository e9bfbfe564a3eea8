import Readiness

/// What somebody wants to bring in from a file, and what is said of its columns.
public struct ImportDraft: Hashable, Sendable {
    /// What the rows of the file are.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case items
        case controls
        case requests
        case evidence
        case catalog

        /// What they are, in a few words.
        public var about: String {
            switch self {
            case .items: "items: statuses, owners, days, notes"
            case .controls: "controls: your own list of them"
            case .requests: "requests: the auditor's list"
            case .evidence: "evidence: what a tool found"
            case .catalog: "catalog: one of others, in JSON (OSCAL, Probo, CISO Assistant)"
            }
        }
    }

    /// The path, as it was typed.
    public var path: String
    /// What its rows are.
    public var kind: Kind
    /// What columns hold, by their names, where somebody said so: the name of a field, or `-` for none.
    public var meanings: [String: String]
    /// The report that requests and catalogs are for; nil for the first one.
    public var report: EngagementID?
    /// The day on which a tool looked, as it was typed; empty where the file says it.
    public var day: String

    /// Makes a draft.
    public init(path: String, kind: Kind, meanings: [String: String] = [:], report: EngagementID? = nil, day: String = "") {
        self.path = path
        self.kind = kind
        self.meanings = meanings
        self.report = report
        self.day = day
    }
}

/// What would become of a file's rows.
public struct ImportPreview: Hashable, Sendable {
    /// A column of the file.
    public struct Column: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The field that it holds; nil where it is passed over.
        public var field: String?

        /// Makes a column.
        public init(name: String, field: String?) {
            self.name = name
            self.field = field
        }
    }

    /// What becomes of a row.
    public struct Row: Hashable, Sendable {
        /// The row, what it is about and what becomes of it, in a line.
        public var text: String
        /// Whether nothing of it is taken over.
        public var isRefused: Bool

        /// Makes a row.
        public init(text: String, isRefused: Bool) {
            self.text = text
            self.isRefused = isRefused
        }
    }

    /// What it is a preview of.
    public var draft: ImportDraft
    /// The columns, in the order of the file.
    public var columns: [Column]
    /// The fields that a column can hold.
    public var fields: [String]
    /// What becomes of rows, the refused ones first; those that change nothing are left out.
    public var rows: [Row]
    /// How many rows come out which way, in a sentence.
    public var summary: String
    /// Whether anything would be written.
    public var changesSomething: Bool

    /// Makes a preview.
    public init(
        draft: ImportDraft, columns: [Column], fields: [String], rows: [Row], summary: String, changesSomething: Bool
    ) {
        self.draft = draft
        self.columns = columns
        self.fields = fields
        self.rows = rows
        self.summary = summary
        self.changesSomething = changesSomething
    }
}
