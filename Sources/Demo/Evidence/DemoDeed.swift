import Digests
import Readiness

/// One thing that somebody at the made-up company does about controls, evidence or the auditor's list on a day.
struct DemoDeed {
    /// What is done. Pieces of evidence go by a name here, because their ids are known only once they are attached.
    enum What {
        /// Decides something about a control.
        case control(String, ControlIntent)
        /// Says how many days after its end something is not missing yet.
        case grace(Int)
        /// Attaches a piece.
        case attach(String, DemoPiece)
        /// Says something of a piece.
        case judge(String, EvidenceIntent)
        /// Takes over the auditor's list.
        case list([(number: String, asked: AskedRequest)])
        /// Says something of a request.
        case request(String, RequestIntent)
        /// Says which piece answers a request.
        case answer(String, by: String)
    }

    let day: Day
    /// Who, by the place in ``DemoStory/people``.
    let person: Int
    let what: What

    init(_ day: Day, _ person: Person, _ what: What) {
        self.day = day
        self.person = person.rawValue
        self.what = what
    }

    /// Who works at the company.
    enum Person: Int {
        case ana
        case ben
        case cho
    }
}

/// A piece of evidence of the made-up company, with its file where it has one.
struct DemoPiece {
    /// What is said of it. The piece that it replaces is named beside it.
    var setup: EvidenceSetup
    /// The bytes of its file; nil for links and texts.
    let file: [UInt8]?
    /// The name of the piece that it replaces.
    var replaces: String?

    /// A piece with a file of text that the demo makes.
    init(
        _ title: String, _ kind: EvidenceKind = .record, file name: String, _ text: String, covers: ClosedRange<Day>,
        performed: Day? = nil, collected: Day, of controls: [String], source: String = "", method: String = ""
    ) {
        let bytes = Array(text.utf8)
        let content = EvidenceContent.file(digest: Digest.sha256(bytes), size: bytes.count, name: name)
        self.init(title, kind, content, bytes, covers, performed, collected, controls, source, method)
    }

    /// A piece that is an address.
    init(
        _ title: String, _ kind: EvidenceKind = .record, link: String, covers: ClosedRange<Day>, performed: Day? = nil,
        collected: Day, of controls: [String], source: String = "", method: String = ""
    ) {
        self.init(title, kind, .link(link, digest: nil), nil, covers, performed, collected, controls, source, method)
    }

    /// A piece that is words.
    init(
        _ title: String, _ kind: EvidenceKind = .statement, text: String, covers: ClosedRange<Day>, performed: Day? = nil,
        collected: Day, of controls: [String], source: String = "", method: String = ""
    ) {
        self.init(title, kind, .text(text), nil, covers, performed, collected, controls, source, method)
    }

    private init(
        _ title: String, _ kind: EvidenceKind, _ content: EvidenceContent, _ bytes: [UInt8]?, _ covers: ClosedRange<Day>,
        _ performed: Day?, _ collected: Day, _ controls: [String], _ source: String, _ method: String
    ) {
        setup = EvidenceSetup(
            title: title, kind: kind, content: content, covers: covers, performed: performed ?? covers.upperBound,
            collected: collected, targets: controls.map { .control($0) })
        setup.source = source
        setup.method = method
        file = bytes
    }

    /// The same with something more said of it.
    func with(_ change: (inout EvidenceSetup) -> Void) -> DemoPiece {
        var piece = self
        change(&piece.setup)
        return piece
    }

    /// The same in the place of another piece.
    func replacing(_ name: String) -> DemoPiece {
        var piece = self
        piece.replaces = name
        return piece
    }
}
