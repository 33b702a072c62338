//! Evidence for the numbers of the page, for its about dialog.

/// The numbers of cases measured with `PyTorch` that the tests compare with. A test counts them.
pub const CASES: Cases = Cases { chains: 240, graphs: 90, edges: 87, known: 13 };

/// Numbers of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases {
    /// Random chains of layers.
    pub chains: usize,
    /// Networks with branches.
    pub graphs: usize,
    /// Edge cases, most of which must be rejected.
    pub edges: usize,
    /// Well-known architectures.
    pub known: usize,
}
