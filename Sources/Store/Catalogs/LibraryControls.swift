import Catalogs
import Readiness

extension DeferredControls {
    /// The library that comes with Tickmark, read when somebody asks for it. The tests rule out that it cannot be read.
    package static var builtIn: DeferredControls { DeferredControls { (try? ControlLibrary.builtIn().controls) ?? [] } }
}
