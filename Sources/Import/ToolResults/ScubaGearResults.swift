import Readiness
import StrictJSON

/// What CISA's ScubaGear writes as `ScubaResults_….json`: products, in them groups, in them controls with a result
/// each.
enum ScubaGearResults {
    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        guard let meta = root.node("MetaData"), let products = root.node("Results") else { throw .missing("MetaData or Results") }
        let name = meta.text("Tool")
        var builder = ToolResultsBuilder(
            .scubagear, tool: ToolIdentity(name: name.isEmpty ? "ScubaGear" : name, version: meta.text("ToolVersion")))
        builder.looked(at: meta.text("TimestampZulu"))
        let domain = meta.text("DomainName")
        builder.source = domain.isEmpty ? meta.text("TenantId") : domain
        for (_, product) in products.members {
            for group in product.list {
                for control in group.list("Controls") {
                    try builder.add(
                        check: control.text("Control ID"), title: control.text("Requirement").withoutMarkup,
                        outcome(control.text("Result")), of: control.text("Details").withoutMarkup)
                }
            }
        }
        return try builder.results()
    }

    /// A warning is a *should* that is not met: nobody may read it as a pass.
    private static func outcome(_ result: String) -> ToolOutcome {
        switch result.lowercased() {
        case "pass": .passed
        case "fail", "warning": .failed
        default: .skipped
        }
    }
}

extension String {
    /// The text without what stands between `<` and `>`, in one pass.
    fileprivate var withoutMarkup: String {
        guard utf8.contains(UInt8(ascii: "<")) else { return self }
        var (text, isInside) = (String.UnicodeScalarView(), false)
        for scalar in unicodeScalars {
            switch scalar {
            case "<": isInside = true
            case ">" where isInside:
                isInside = false
                text.append(" ")
            default: if !isInside { text.append(scalar) }
            }
        }
        return String(text)
    }
}
