import HarmlessText

/// What the columns of an auditor's list hold.
public enum RequestField: String, CaseIterable, Hashable, Sendable {
    /// The auditor's number.
    case number
    /// What is asked for, in a line.
    case text
    /// More about it.
    case description
    /// What is wanted: a population, a sample, a document, a meeting.
    case kind
    /// The criteria or controls that it is about.
    case criteria
    /// Who answers it.
    case owner
    /// When it is wanted.
    case due
    /// The day as of which the evidence is to be taken.
    case capture
    /// What the auditor says of it.
    case verdict
    /// Why the auditor returned it.
    case reason

    /// The names that lists have for a column, folded to their letters and digits, the most telling first.
    public var names: [String] {
        switch self {
        case .number:
            [
                "number", "no", "nr", "num", "id", "requestid", "requestno", "requestnumber", "pbcid", "pbcno", "pbcnumber",
                "uniqueid", "ref",
                "refno", "reference", "referenceno", "item", "itemno", "irlid", "irlno", "drlid", "seq", "request#", "pbc#", "",
            ]
        case .text:
            [
                "request", "requests", "text", "pbcitem", "artifactdescription", "artifact", "title", "evidencerequested",
                "evidence",
                "evidencerequest", "informationrequested", "documentrequested", "requestdescription", "requesttitle",
                "requesteditem",
                "requestedevidence", "documentationrequested", "pbcrequest", "irlitem",
            ]
        case .description:
            ["description", "details", "detail", "guidance", "instructions", "requestdetails", "additionaldetails"]
        case .kind: ["type", "kind", "requesttype", "evidencetype", "itemtype"]
        case .criteria:
            [
                "criteria", "criterion", "tscref", "tsc", "tscreference", "tsccriteria", "control", "controls", "controlid",
                "controlids",
                "controlref", "controlreference", "controlortopic", "relatedcontrol", "relatedcontrols", "frameworkcodes",
                "additionalcontrolids", "controlobjective", "controlobjectives", "objective", "topic", "requirement",
            ]
        case .owner:
            [
                "owner", "assignedto", "assignee", "ownerassignment", "responsible", "responsibleparty", "responsibleperson",
                "contact",
                "clientowner", "clientcontact", "pointofcontact", "poc", "client",
            ]
        case .due:
            [
                "due", "duedate", "dateneeded", "neededby", "deadline", "daterequired", "requestedby", "targetdate",
                "duedateclient",
            ]
        case .capture: ["capturedate", "evidencecapturedate", "asof", "asofdate", "captureday", "capture", "evidencedate"]
        case .verdict:
            [
                "auditorstatus", "status", "approvalstatus", "auditstatus", "reviewstatus", "requeststatus", "verdict",
                "auditorreview",
            ]
        case .reason:
            [
                "reason", "auditorcomments", "auditorcomment", "auditornotes", "reviewernotes", "followupnotes", "followup",
                "comments", "notes",
            ]
        }
    }

    /// The field that a column's name stands for; nil where it says nothing that is known.
    public init?(header: String) {
        let name = RequestField.folded(header)
        guard let field = RequestField.allCases.first(where: { $0.names.contains(name) }) else { return nil }
        self = field
    }

    /// A name by its letters and digits alone, in lower case; `#` counts as a letter, because lists have a column of
    /// that name.
    static func folded(_ name: String) -> String {
        let text = name.foldedForSearch
        if text.allSatisfy({ $0 == "#" || $0.isWhitespace }), text.contains("#") { return "" }
        return text.filter { $0.isLetter || $0.isNumber || $0 == "#" }
    }
}

/// Which column of a list holds what.
public struct RequestColumns: Hashable, Sendable {
    /// Where each field stands, by columns from 0.
    public private(set) var places: [RequestField: Int] = [:]
    /// The names of columns that nothing is taken from.
    public private(set) var unused: [String] = []
    /// How many columns there are.
    let width: Int

    /// Finds out by the names of columns what they hold.
    ///
    /// - Parameters:
    ///   - header: The names, in order.
    ///   - map: What somebody says about columns, by their names, which goes before what the names say.
    /// - Throws: ``Refusal`` where a name of the map is none of the header's, or there is no column of numbers or none
    ///   of texts.
    public init(header: [String], map: [(column: String, field: RequestField)] = []) throws(Refusal) {
        width = header.count
        var taken: Set<Int> = []
        for (column, field) in map {
            let wanted = RequestField.folded(column)
            guard let place = header.firstIndex(where: { RequestField.folded($0) == wanted }) else {
                throw .unknownColumn(column, known: header)
            }
            places[field] = place
            taken.insert(place)
        }
        // Of several columns that a name could stand for, the one whose name comes first among the aliases: "auditor
        // status" before "status".
        for field in RequestField.allCases where places[field] == nil {
            let found = header.indices.filter { !taken.contains($0) }.compactMap { place -> (rank: Int, place: Int)? in
                let name = RequestField.folded(header[place])
                guard !header[place].allSatisfy(\.isWhitespace), let rank = field.names.firstIndex(of: name) else { return nil }
                return (rank, place)
            }
            guard let best = found.min(by: { ($0.rank, $0.place) < ($1.rank, $1.place) }) else { continue }
            places[field] = best.place
            taken.insert(best.place)
        }
        // A list without a title has its texts in the description.
        if places[.text] == nil, let place = places[.description] {
            places[.text] = place
            places[.description] = nil
        }
        unused = header.indices.filter { !taken.contains($0) }.map { header[$0] }
        guard places[.number] != nil else { throw .missingColumn("number", known: header) }
        guard places[.text] != nil else { throw .missingColumn("text", known: header) }
    }

    /// What stands in a field of a row, without white space around it; empty where there is no such column, or the row
    /// is too short.
    public func value(_ field: RequestField, of row: [String]) -> String {
        guard let place = places[field], row.indices.contains(place) else { return "" }
        let text = row[place]
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(text[first...last])
    }
}
