import HarmlessText

/// What a tool's check may show something of, with what speaks for it. It counts for nothing until somebody settles it.
public struct CheckSuggestion: Hashable, Sendable {
    /// The control.
    public let target: EvidenceTarget
    /// Its title.
    public let title: String
    /// What speaks for it: the criteria that the tool names and the control serves, then the words that both have, the
    /// rarest first.
    public let why: [String]
}

/// What the checks of tools may show something of, found by the criteria that a tool names and by words.
///
/// A tool that names criteria narrows the choice to the controls that serve them; among those, and where it names none,
/// words decide: by how rare they are among the controls, those of a title three times as much as those of a sentence.
/// One word in common is not enough where no criterion is.
public struct CheckSuggestions: Sendable {
    private struct Candidate {
        let key: String
        let title: String
        let criteria: Set<String>
        let weights: [String: Double]
    }

    private let candidates: [Candidate]
    private let rarity: [String: Double]

    /// Prepares to suggest.
    ///
    /// - Parameters:
    ///   - controls: All controls of the workspace; those that were set aside are left out.
    ///   - engagements: The reports, whose items have words to be found by.
    public init(among controls: WorkspaceControls, of engagements: [Engagement]) {
        var words: [String: Set<String>] = [:]
        for engagement in engagements {
            for item in engagement.items where !item.control.isEmpty {
                words[item.control, default: []].formUnion(Self.words(of: item.title))
                words[item.control, default: []].formUnion(Self.words(of: item.also))
            }
        }
        candidates = controls.all.filter { $0.exclusion == nil && !($0.library?.isAboutReport ?? false) }.map { control in
            var weights: [String: Double] = [:]
            for word in Self.words(of: control.statement) + Self.words(of: control.population) { weights[word] = 1 }
            for word in words[control.key] ?? [] { weights[word] = 1 }
            for word in Self.words(of: control.title) + Self.words(of: control.key) { weights[word] = 3 }
            let criteria = control.criteria.filter { $0.catalog == "soc2" }.map(\.id)
            return Candidate(key: control.key, title: control.title, criteria: Set(criteria), weights: weights)
        }
        var counts: [String: Int] = [:]
        for candidate in candidates { for word in candidate.weights.keys { counts[word, default: 0] += 1 } }
        let all = Double(candidates.count)
        rarity = counts.mapValues { RequestSuggestions.logarithm(of: 1 + all / Double($0)) }
    }

    /// The words of a text, with those that people say for them beside.
    private static func words(of text: String) -> [String] {
        RequestSuggestions.words(of: text).filter { !common.contains($0) }.flatMap { [$0] + (synonyms[$0] ?? []) }
    }

    /// What the checks of tools say whatever they are about.
    private static let common: Set<String> = [
        "ensure", "should", "enabled", "enable", "source", "controlled", "default", "own", "back", "another", "item", "check",
        "must", "least", "set", "setting", "configured", "current", "detail", "later", "only", "one", "instance", "ins", "looked",
        "built", "code", "person", "people",
    ]
    /// How much has to speak for a control that the tool names no criterion of: about one rare word of its title.
    private static let enough = 9.0

    /// What tools abbreviate or call otherwise.
    private static let synonyms: [String: [String]] = [
        "mfa": ["multi", "factor"], "2fa": ["multi", "factor", "mfa"], "iam": ["access", "identity"], "sso": ["sign"],
        "encrypted": ["encryption"], "encrypt": ["encryption"], "kms": ["encryption", "key"], "tls": ["encryption", "transit"],
        "https": ["encryption", "transit", "tls"], "ssl": ["encryption", "transit", "tls"], "backup": ["restore"],
        "cloudtrail": ["log", "logging", "audit", "trail"], "logging": ["log"],
        "guardduty": ["detection", "alert", "monitoring"],
        "ingress": ["firewall", "network"], "securitygroup": ["firewall", "network"], "publicly": ["public"],
        "vulnerabilities": ["vulnerability", "scan"], "vulnerability": ["scan"], "cve": ["vulnerability"],
        "pull": ["change", "review", "merge"], "merge": ["change", "review"], "merged": ["change", "merge"],
        "approving": ["approval"], "admin": ["privileged", "administrator"],
        "administrator": ["privileged", "admin"], "root": ["privileged", "administrator"],
    ]

    /// What a check may show something of, the likeliest first.
    ///
    /// - Parameters:
    ///   - check: Its id, whose words count as those of the title do.
    ///   - criteria: The criteria of SOC 2 that the tool names.
    public func suggestions(for check: String, title: String, criteria: [String], limit: Int = 3) -> [CheckSuggestion] {
        let words = Set(Self.words(of: check) + Self.words(of: title))
        let serving = candidates.filter { !$0.criteria.isDisjoint(with: criteria) }
        let narrowed = !criteria.isEmpty && !serving.isEmpty
        var scored: [(candidate: Candidate, score: Double, why: [String])] = []
        for candidate in narrowed ? serving : candidates {
            var shared: [(word: String, worth: Double)] = []
            for word in words {
                if let weight = candidate.weights[word] { shared.append((word, weight * (rarity[word] ?? 0))) }
            }
            guard shared.count > (narrowed ? 0 : 1), narrowed || shared.contains(where: { candidate.weights[$0.word] == 3 })
            else {
                continue
            }
            shared.sort { ($1.worth, $0.word) < ($0.worth, $1.word) }
            let named = narrowed ? criteria.filter { candidate.criteria.contains($0) }.prefix(2) : []
            let score = shared.reduce(0) { $0 + $1.worth }
            guard narrowed || score >= Self.enough else { continue }
            scored.append((candidate, score, Array(named) + shared.prefix(4).map(\.word)))
        }
        scored.sort { ($1.score, $0.candidate.key) < ($0.score, $1.candidate.key) }
        // What has much less to speak for it than the first is no choice.
        let least = (scored.first?.score ?? 0) * 0.4
        return scored.prefix(limit).filter { $0.score >= least }.map {
            CheckSuggestion(target: .control($0.candidate.key), title: $0.candidate.title, why: $0.why)
        }
    }
}
