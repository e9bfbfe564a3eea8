/// Which System and Organization Controls report a team prepares for.
public enum ReportKind: String, CaseIterable, Sendable {
    /// Controls relevant to user entities' internal control over financial reporting (SSAE 18, AT-C 320; abroad ISAE
    /// 3402).
    case soc1
    /// Controls relevant to security, availability, processing integrity, confidentiality or privacy (SSAE 18, AT-C 205
    /// and the 2017 Trust Services Criteria).
    case soc2

    /// "SOC 1" or "SOC 2".
    public var title: String {
        switch self {
        case .soc1: "SOC 1"
        case .soc2: "SOC 2"
        }
    }

    /// What the parts of an area are called: control objectives in SOC 1, criteria in SOC 2.
    public var criterionNoun: (one: String, many: String) {
        switch self {
        case .soc1: ("control objective", "control objectives")
        case .soc2: ("criterion", "criteria")
        }
    }
}
