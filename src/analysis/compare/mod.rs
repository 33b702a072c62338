//! Two networks side by side: what each costs and sees, who wins each quantity, and why.
//!
//! Read in this order: what is [compared](Quantity), how it is [measured](Measure) and of which network ([`Contender`]); the
//! [facts](Facts) of one network, with its [longest path](depth()), its [centre](Centre), the [bytes](Traffic) that it moves and the
//! [multiplications](Winograd) that a fast algorithm leaves; the [verdict](compare) on two, a row a quantity, each with its
//! [outcome](Outcome) and [reason](Reason). Beside them the [sweep](sweep()) turns one [knob](Knob) of both networks and finds where
//! the winner changes.

mod centre;
mod crossing;
mod depth;
mod facts;
mod knob;
mod quantity;
mod reason;
mod sweep;
mod traffic;
mod verdict;
mod winograd;

pub use centre::Centre;
pub use crossing::{Crossing, crossings};
pub use depth::depth;
pub use facts::Facts;
pub use knob::{Knob, PaddingRule, Setting};
pub use quantity::{Contender, Measure, Outcome, Quantity, Standing};
pub use reason::{Cause, Heaviest, Reason};
pub use sweep::{Point, Price, Sweep, sweep};
pub use traffic::Traffic;
pub use verdict::{Row, Verdict, compare};
pub use winograd::Winograd;
