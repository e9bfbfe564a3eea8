import HashTreeCollections

/// The requests of a report by how somebody may write their numbers, whatever the case of letters: a list of many looks
/// for each of them.
struct RequestSpellings {
    private let requests: TreeDictionary<RequestNumber, AuditRequest>
    private var listed: [String: RequestNumber] = [:]
    private var all: [String: RequestNumber] = [:]

    init(of record: EngagementRecord) {
        requests = record.requests
        for (number, request) in record.requests {
            let spelling = number.spelling
            all[spelling] = min(number, all[spelling] ?? number)
            if request.isListed { listed[spelling] = min(number, listed[spelling] ?? number) }
        }
    }

    /// The number that a request on the list has which somebody writes so.
    func listed(_ number: RequestNumber) -> RequestNumber? {
        if requests[number]?.isListed ?? false { return number }
        return listed[number.spelling]
    }

    /// The number that a request has, or had before it was dropped, which somebody writes so.
    func known(_ number: RequestNumber) -> RequestNumber? { all[number.spelling] }
}
