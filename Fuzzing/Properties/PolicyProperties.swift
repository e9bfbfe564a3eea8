import Reports
import StrictJSON

/// A policy that is accepted has rules that can be held to, and none that it does not know; one that is refused is
/// refused at a line that it has.
func checkPolicy(_ bytes: [UInt8]) throws(Broken) {
    let policy: Policy
    do throws(JSONError) {
        policy = try Policy(bytes)
    } catch {
        return try promise(error, within: bytes)
    }
    try promise(policy.shares.values.allSatisfy { (0...100).contains($0) }, "a share is no percentage")
    try promise(policy.rules.count == policy.shares.count + policy.others.count, "a rule is there twice or not at all")
    let root = try? JSONDocument(bytes).root
    for rule in policy.rules { try promise(root?[rule.rawValue] != nil, "a rule holds that the file does not name") }
}
