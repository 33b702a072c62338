//! Two networks against each other: what each costs and sees, who wins at what, why, and where the winner changes.
//!
//! Read in this order: a [pair](Pair) of values, one for each contender; the [aspects](Aspect) that are compared; what is
//! [measured](Measures) of one network, with the [traffic](Traffic) of its layers, the multiplications that [Winograd's](Winograd)
//! algorithm saves and the [share of the middle](Middle) in what a unit sees; the [verdict](Verdict), row by row, each with its
//! [reason](Reason); the [rival](rival()) to begin with; and a [sweep](sweep()) over one [setting](Setting) that finds where the cheaper network changes,
//! in a long range by a [survey](survey()).

mod aspect;
mod convolutions;
mod measures;
mod middle;
mod pair;
mod position;
mod reason;
mod rival;
mod setting;
mod survey;
mod sweep;
mod traffic;
mod verdict;
mod winograd;

pub use aspect::{Aspect, Preference};
pub use convolutions::Convolution;
pub use measures::{Measures, Missing, Value};
pub use middle::Middle;
pub use pair::{Contender, Pair};
pub use reason::Reason;
pub use rival::{matched, rival};
pub use setting::{Knob, Setting};
pub use survey::survey;
pub use sweep::{Crossing, Point, Priced, Sweep, sweep};
pub use traffic::Traffic;
pub use verdict::{LikeForLike, Outcome, Row, Verdict};
pub use winograd::Winograd;
