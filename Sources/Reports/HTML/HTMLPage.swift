/// A page in one file: no script, nothing from a network, nothing that another page could put into it. It follows the
/// reader's light or dark, and prints.
enum HTMLPage {
    /// The page around its body.
    ///
    /// - Parameters:
    ///   - title: Text, not yet escaped.
    ///   - body: HTML.
    static func page(title: String, body: [String]) -> String {
        var lines = ["<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">"]
        // Even if an escape were missed, nothing would be run or fetched.
        lines.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        lines.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        lines.append("<meta name=\"color-scheme\" content=\"light dark\">")
        lines.append("<title>\(XMLText.escaped(title))</title>")
        lines += ["<style>", style, "</style>", "</head>", "<body>", "<a class=\"skip\" href=\"#main\">To the content</a>"]
        return (lines + body + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    /// A table with a caption, names of columns and, in the first cell of each row, what the row is about.
    ///
    /// - Parameters:
    ///   - caption: Text.
    ///   - columns: Names of columns; those of figures begin with `>`, which sets them right.
    ///   - rows: Cells as HTML.
    static func table(_ caption: String, _ columns: [String], _ rows: [[String]]) -> [String] {
        let isFigure = columns.map { $0.hasPrefix(">") }
        // On a narrow screen a wide table is moved sideways; by keys, too, and whoever hears the page hears what it is.
        var lines = [
            "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"\(XMLText.escaped(caption))\"><table>",
            "<caption>\(XMLText.escaped(caption))</caption>", "<thead><tr>",
        ]
        for (column, name) in columns.enumerated() {
            lines.append(
                "<th scope=\"col\"\(isFigure[column] ? " class=\"n\"" : "")>\(XMLText.escaped(isFigure[column] ? String(name.dropFirst()) : name))</th>"
            )
        }
        lines += ["</tr></thead>", "<tbody>"]
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                column == 0
                    ? "<th scope=\"row\"\(isID(cell) ? " class=\"id\"" : "")>\(cell)</th>"
                    : "<td\(isFigure.indices.contains(column) && isFigure[column] ? " class=\"n\"" : "")>\(cell)</td>"
            }
            lines.append("<tr>\(cells.joined())</tr>")
        }
        return lines + ["</tbody>", "</table></div>"]
    }

    /// Whether a cell is an id (`CC6.1-04`), which is never broken into two lines.
    private static func isID(_ cell: String) -> Bool { cell.utf8.count <= 16 && cell.utf8.allSatisfy { $0 > 0x20 } }

    /// A bar as a picture that has its words with it.
    ///
    /// - Parameters:
    ///   - parts: Widths of the parts from the left, in thousandths, each with its class.
    ///   - text: What it shows.
    static func bar(_ parts: [(width: Int, kind: String)], _ text: String) -> String {
        // Colors in the style go with light and dark; those at the shapes are for programs that know no styles of a
        // page, as some for mail.
        var (x, shapes) = (0, "")
        for part in parts where part.width > 0 {
            shapes +=
                "<rect class=\"\(part.kind)\" fill=\"\(part.kind == "reviewed" ? "#14507f" : "#4c8ec9")\" x=\"\(x)\" y=\"0\" width=\"\(part.width)\" height=\"60\"/>"
            x += part.width
        }
        return
            "<svg class=\"bar\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(XMLText.escaped(text))\">"
            + "<rect class=\"rest\" fill=\"#e6e9ed\" x=\"0\" y=\"0\" width=\"1000\" height=\"60\"/>\(shapes)</svg>"
    }

    /// Contrasts are at least 4.5 to 1 in both schemes; the bars differ in lightness, so that they are told apart
    /// without colors.
    private static let style = """
        :root{--paper:#fff;--ink:#1a1d21;--soft:#555c66;--line:#d4d8dd;--rest:#e6e9ed;--ticked:#4c8ec9;--reviewed:#14507f;--fan:#b9d3ea;--late:#b3261e;--link:#14507f}
        @media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaed;--soft:#aab1ba;--line:#3a4048;--rest:#2c3138;--ticked:#4c8ec9;--reviewed:#a9d4f7;--fan:#2a4a66;--late:#ff9a8f;--link:#a9d4f7}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1.5rem;max-width:62rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.3rem;margin:2.2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:1.5rem 0 .3rem}
        a{color:var(--link)}p{margin:.5rem 0}.soft,caption{color:var(--soft)}.late{color:var(--late);font-weight:600;white-space:nowrap}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
        .warning{border:2px solid var(--late);padding:.5rem 1rem}
        .verdict{font-size:1.15rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}caption{text-align:left;padding:.2rem 0}
        th,td{text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line)}tbody th{font-weight:400}.id{white-space:nowrap}td ul{margin:0;padding-left:1.1rem}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .bar{display:block;width:100%;min-width:8rem;height:.9rem}td .bar{margin-top:.3rem}.rest{fill:var(--rest)}.ticked{fill:var(--ticked)}.reviewed{fill:var(--reviewed)}.load{fill:var(--ticked)}.gap{fill:var(--late)}
        figure{margin:.4rem 0}.plot{display:block;width:100%;height:auto;max-height:18rem}.fan{fill:var(--fan)}.scope,.today{stroke:var(--soft)}.goal{stroke:var(--late)}.label{fill:var(--soft);font:13px system-ui,sans-serif}
        code{font-size:.8rem;overflow-wrap:anywhere}nav ul{padding-left:1.2rem}
        @page{margin:18mm}
        @media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--rest:#e6e9ed;--ticked:#4c8ec9;--reviewed:#14507f;--fan:#b9d3ea;--late:#b3261e;--link:#000}
        body{padding:0;max-width:none;font-size:10.5pt}nav,.skip{display:none}h2,h3,caption{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}tbody tr:first-child{break-before:avoid}.wide{overflow:visible}
        svg{-webkit-print-color-adjust:exact}}
        """
}
