import HarmlessText
import Readiness

/// What evidence covers of each control as a strip over the report's dates, with the same in words: what is shown is
/// full and dark, what is missing, returned, failed or broken is half as high and red, and what is not due is a thin
/// line. Shapes tell them apart without colors.
struct CoverageStrips {
    private let coverage: ReportCoverage
    private let controls: [CoveredControl]

    /// Lays the strips of a report out.
    ///
    /// - Parameter isHeld: Whether a control is one of those that were asked for.
    init(_ coverage: ReportCoverage, where isHeld: (CoveredControl) -> Bool) {
        self.coverage = coverage
        controls = coverage.controls.filter { !$0.coverage.occurrences.isEmpty && isHeld($0) }
    }

    /// The strips, as lines of HTML; nothing where nothing is expected.
    var html: [String] {
        guard !controls.isEmpty else { return [] }
        let rows = controls.map { control -> [String] in
            let counts = Counts(control.coverage.occurrences)
            return [
                XMLText.escaped(control.title), strip(control.coverage.occurrences, counts.words), String(counts.shown),
                counts.gaps == 0 ? "" : "<span class=\"late\">\(counts.gaps)</span>", String(counts.notDue),
            ]
        }
        let figures = "\(coverage.covered) of \(counted(coverage.controls.count, "control")) covered so far"
        return ["<h3>Coverage</h3>", "<p>\(figures).</p>"]
            + HTMLPage.table(
                "What evidence covers of each control, over the report's dates: full, what is shown; half and red, what is missing, returned, failed or broken; thin, what is not due",
                ["Control", "Covered", ">Shown", ">Gaps", ">Not due"], rows)
    }

    private struct Counts {
        var (shown, gaps, notDue) = (0, 0, 0)

        init(_ occurrences: [ControlOccurrence]) {
            for occurrence in occurrences {
                if occurrence.state.isGap {
                    gaps += occurrence.expected
                } else if occurrence.state == .met {
                    shown += occurrence.expected
                } else {
                    notDue += occurrence.expected
                }
            }
        }

        var words: String { "\(shown) shown, \(counted(gaps, "gap")), \(notDue) not due" }
    }

    /// One path for each of the three shapes, so that a hundred strips are a page that can be mailed.
    private func strip(_ occurrences: [ControlOccurrence], _ words: String) -> String {
        let days = coverage.dates.days
        let length = days.lowerBound.distance(to: days.upperBound) + 1
        var (shown, gaps, rest) = ("", "", "")
        for occurrence in occurrences {
            let start = max(0, days.lowerBound.distance(to: occurrence.days.lowerBound)) * 1000 / length
            let end = min(length, days.lowerBound.distance(to: occurrence.days.upperBound) + 1) * 1000 / length
            // A little less than it is long, so that neighbors are two.
            let width = max(4, end - start - 4)
            if occurrence.state.isGap {
                gaps += "M\(start) 30h\(width)v30h-\(width)z"
            } else if occurrence.state == .met {
                shown += "M\(start) 0h\(width)v60h-\(width)z"
            } else {
                rest += "M\(start) 50h\(width)v10h-\(width)z"
            }
        }
        let paths = [("rest", "#e6e9ed", rest), ("reviewed", "#14507f", shown), ("gap", "#b3261e", gaps)]
            .filter { !$0.2.isEmpty }.map { "<path class=\"\($0.0)\" fill=\"\($0.1)\" d=\"\($0.2)\"></path>" }
        return "<svg class=\"bar\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(words)\">"
            + "\(paths.joined())</svg>"
    }
}
