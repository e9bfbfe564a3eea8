import HarmlessText
import Testing

@testable import TerminalUI

@Suite("The cells of a canvas")
struct CellTests {
    private func canvas(_ draw: (inout Canvas) -> Void) -> Canvas {
        var canvas = Canvas(Size(width: 12, height: 3))
        draw(&canvas)
        return canvas
    }

    @Test("Plain, wide and combined characters come back from where they were written")
    func characters() {
        let canvas = canvas {
            $0.write("aé漢e\u{301}👩‍💻z", at: Point(x: 1, y: 1), .heading)
        }
        #expect(canvas[1, 1].character == "a")
        #expect(canvas[3, 1].character == "漢")
        #expect(canvas[4, 1].character == Canvas.Cell.continuation)
        #expect(canvas[5, 1].character == "e\u{301}")
        #expect(canvas[6, 1].character == "👩‍💻")
        #expect(canvas[8, 1].character == "z")
        #expect(canvas[8, 1].style == .heading)
        #expect(canvas[0, 1] == Canvas.Cell())
        #expect(canvas.description == "\n aé漢e\u{301}👩‍💻z\n")
    }

    @Test("Writing is clipped on both sides, and says where it ended", arguments: ["abcdefgh", "äbcdëfgh"])
    func clipping(text: String) {
        var ends: [Int] = []
        let canvas = canvas {
            ends.append($0.write(text, at: Point(x: -2, y: 0)))
            ends.append($0.write(text, at: Point(x: 8, y: 1)))
            ends.append($0.write(text, at: Point(x: 2, y: 2), in: Rect(x: 4, y: 2, width: 3, height: 1)))
            ends.append($0.write(text, at: Point(x: 0, y: 3)))
        }
        let letters = Array(text)
        #expect(ends == [6, 12, 7, 0])
        #expect(
            canvas.description == "\(String(letters[2...]))\n        \(String(letters[..<4]))\n    \(String(letters[2..<5]))")
    }

    @Test("Half of a wide character that is written over becomes a blank")
    func halves() {
        let left = canvas {
            $0.write("漢字", at: Point(x: 0, y: 0))
            $0.write("x", at: Point(x: 0, y: 0))
        }
        #expect(left.description.hasPrefix("x 字\n"))
        let right = canvas {
            $0.write("漢字", at: Point(x: 0, y: 0))
            $0.fill(Rect(x: 1, y: 0, width: 2, height: 1), .text, with: "─")
        }
        #expect(right.description.hasPrefix(" ── \n") || right.description.hasPrefix(" ──\n"))
    }

    @Test("Only what differs is said to have changed, a run for each style")
    func changes() {
        let before = canvas { $0.write("tick me now", at: Point(x: 0, y: 0)) }
        let after = canvas {
            $0.write("tick ", at: Point(x: 0, y: 0))
            $0.write("us", at: Point(x: 5, y: 0), .heading)
            $0.write(" new", at: Point(x: 7, y: 0))
        }
        let runs = after.changes(in: 0, since: before)
        #expect(runs.map(\.columns) == [5..<7, 9..<10])
        #expect(runs.map(\.style) == [.heading, .text])
        #expect(after.plainScalars(in: 5..<7, y: 0) == ["u", "s"])
        #expect(after.changes(in: 1, since: before).isEmpty)
        #expect(after.changes(in: 0, since: after).isEmpty)
        #expect(after.changes(in: 1, since: nil).map(\.columns) == [0..<12])
        #expect(after.changes(in: 1, since: nil).map(\.isBlank) == [true])
        #expect(after.changes(in: 0, since: Canvas(Size(width: 11, height: 3))).count == 3)
    }

    @Test("A change in the right half of a wide character draws it from its left")
    func wideChanges() {
        let before = canvas { $0.write("ab漢", at: Point(x: 0, y: 0)) }
        let after = canvas { $0.write("a漢c", at: Point(x: 0, y: 0)) }
        #expect(after.changes(in: 0, since: before).map(\.columns) == [1..<4])
        #expect(after.plainScalars(in: 1..<4, y: 0) == nil)
    }

    @Test("Canvases are equal where they look alike, however their characters were numbered")
    func equality() {
        let one = canvas {
            $0.write("e\u{301}", at: Point(x: 0, y: 0))
            $0.write("o\u{308}", at: Point(x: 0, y: 1))
        }
        let other = canvas {
            $0.write("o\u{308}", at: Point(x: 0, y: 1))
            $0.write("e\u{301}", at: Point(x: 0, y: 0))
        }
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one.changes(in: 0, since: other).isEmpty)
        let third = canvas { $0.write("o\u{308}", at: Point(x: 0, y: 0)) }
        #expect(one != third)
        #expect(third.changes(in: 0, since: one).map(\.columns) == [0..<1])
    }
}
