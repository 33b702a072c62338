//! What the numbers of the page have been compared with, as it tells about itself.

/// How many cases measured with `PyTorch` the tests compare the engine with. A test counts them.
pub const CASES: Cases = Cases { chains: 240, graphs: 90, edges: 87, known: 13 };

/// Numbers of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases {
    /// Random chains of layers.
    pub chains: usize,
    /// Networks with branches.
    pub graphs: usize,
    /// Edge cases, of which most must be rejected.
    pub edges: usize,
    /// Well-known architectures.
    pub known: usize,
}
