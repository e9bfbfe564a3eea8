import HarmlessText

/// What is done to several things at once, with its words for a number of them: what ``Consequences`` counts and tells.
enum ActionKind: Int, CaseIterable, Hashable, Sendable {
    case drop
    case exclude
    case tick
    case review
    case sendBack
    case include
    case start
    case stop
    case block
    case unblock
    case assign
    case unassign
    case due
    case assignRequest
    case unassignRequest
    case requestDue
    case note
    case correct
    case settle
    case leaveOut
    case bringIn
    case confirm
    case request
    case withdraw
    case putBack
    case attach
    case accept
    case returnEvidence
    case retire
    case correctEvidence
    case link
    case unlink
    case other

    /// The words before and behind what it is done to, and what that is: *mark* 12 *items* *Not applicable*.
    private var words: (done: String, todo: String, one: String, many: String, rest: String) {
        switch self {
        case .drop: ("dropped", "drop", "report", "reports", "")
        case .exclude: ("marked", "mark", "item", "items", " Not applicable")
        case .tick: ("ticked", "tick", "item", "items", "")
        case .review: ("reviewed", "review", "item", "items", "")
        case .sendBack: ("returned", "return", "item", "items", "")
        case .include: ("included", "include", "item", "items", " again")
        case .start: ("started", "start", "item", "items", "")
        case .stop: ("stopped", "stop", "item", "items", "")
        case .block: ("blocked", "block", "item", "items", "")
        case .unblock: ("unblocked", "unblock", "item", "items", "")
        case .assign: ("gave", "give", "item", "items", " to an owner")
        case .unassign: ("took", "take", "item", "items", " from the owner")
        case .due: ("changed the due date of", "change the due date of", "item", "items", "")
        case .assignRequest: ("gave", "give", "request", "requests", " to an owner")
        case .unassignRequest: ("took", "take", "request", "requests", " from the owner")
        case .requestDue: ("changed the due date of", "change the due date of", "request", "requests", "")
        case .note: ("wrote on", "write on", "item", "items", "")
        case .correct: ("corrected", "correct", "text", "texts", "")
        case .settle: ("settled", "settle", "item", "items", "")
        case .leaveOut: ("left", "leave", "area or objective", "areas or objectives", " out of scope")
        case .bringIn: ("brought", "bring", "area or objective", "areas or objectives", " into scope")
        case .confirm: ("signed or asked for a second signature on", "sign or ask for a second signature on", "item", "items", "")
        case .request: ("wrote", "write", "entry", "entries", " about requests")
        case .withdraw: ("withdrew", "withdraw", "entry", "entries", "")
        case .putBack: ("put", "put", "entry", "entries", " back")
        case .attach: ("attached", "attach", "piece", "pieces", " of evidence")
        case .accept: ("accepted", "accept", "piece", "pieces", " of evidence")
        case .returnEvidence: ("returned", "return", "piece", "pieces", " of evidence")
        case .retire: ("retired", "retire", "piece", "pieces", " of evidence")
        case .correctEvidence: ("corrected", "correct", "statement", "statements", " about evidence")
        case .link: ("linked evidence to", "link evidence to", "control or item", "controls or items", "")
        case .unlink: ("unlinked evidence from", "unlink evidence from", "control or item", "controls or items", "")
        case .other: ("wrote", "write", "entry", "entries", "")
        }
    }

    /// Whether it gives an owner or a due date in the place of what there was.
    var replaces: Bool {
        switch self {
        case .assign, .unassign, .due, .assignRequest, .unassignRequest, .requestDue: true
        default: false
        }
    }

    /// What is done when something is said of a piece of evidence.
    init(_ change: EvidenceChange) {
        self =
            switch change {
            case .title, .covers, .performed, .collected, .source, .method, .result: .correctEvidence
            case .shows(_, let to, _): to ? .link : .unlink
            case .opinion(.accepted, _, _): .accept
            case .opinion(.returned, _, _): .returnEvidence
            case .retired(to: true, _): .retire
            case .retired(to: false, _): .putBack
            case .opinion(nil, _, _): .other
            }
    }

    /// "ticked 12 items", or "gave 12 items to Cho Minseo" where all were given to one person.
    func done(_ count: Int, receiver: String? = nil) -> String { told(count, words.done, receiver) }
    /// "tick 12 items".
    func todo(_ count: Int, receiver: String? = nil) -> String { told(count, words.todo, receiver) }

    private func told(_ count: Int, _ verb: String, _ receiver: String?) -> String {
        var rest = words.rest
        if let receiver, self == .assign || self == .assignRequest { rest = " to \(receiver)" }
        return "\(verb) \(counted(count, words.one, words.many))\(rest)"
    }
}
