//! Stacks of few layers, to be compared: what two or three small kernels see against one large one.

pub(super) const THREE_THREES: &str = "input 3x15x15; conv 64 k3 p1; conv 64 k3 p1; conv 64 k3 p1";

pub(super) const TWO_THREES: &str = "input 3x15x15; conv 64 k3 p1; conv 64 k3 p1";

pub(super) const ONE_FIVE: &str = "input 3x15x15; conv 64 k5 p2";

pub(super) const ONE_SEVEN: &str = "input 3x15x15; conv 64 k7 p3";

pub(super) const DILATED: &str = "input 3x31x31; conv 64 k3 p1; conv 64 k3 p2 d2; conv 64 k3 p4 d4";
