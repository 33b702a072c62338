//! Comparison of two networks: what each costs and sees, which is better in each measure and why, and where the cheaper one changes.
//!
//! Read in this order: a [pair](Pair) of values, one per network; the compared [measures](Measure); the [measures](Measures) of one
//! network, with its memory [traffic](MemoryTraffic), the multiplications that [Winograd's](Winograd) algorithm saves and the [central
//! influence](CentralInfluence); the [verdict](Verdict), row by row, each with its [reason](Reason); the growth of both
//! [fields](FieldSteps), layer by layer; the default [partner](partner()); for up to four networks the [density](FieldDensity) of a field, the [table](ColumnTable) of all
//! and other [ways](ways()) to see the same field; and a [sweep](sweep()) over one [setting](Setting) that finds where
//! the cheaper network changes, for a long range by an [adaptive sweep](adaptive_sweep()). A [`KnownNetwork`] is a row of the
//! table of well-known networks.

mod adaptive_sweep;
mod central_influence;
mod column_table;
mod convolutions;
mod field_density;
mod field_steps;
mod known_network;
mod measure;
mod measures;
mod memory_traffic;
mod pair;
mod partner;
mod position;
mod reason;
mod setting;
mod sweep;
mod verdict;
mod ways;
mod winograd;

pub use adaptive_sweep::adaptive_sweep;
pub use central_influence::CentralInfluence;
pub use column_table::{ColumnCell, ColumnRow, ColumnTable, Criterion};
pub use convolutions::Convolution;
pub use field_density::FieldDensity;
pub use field_steps::{FieldStep, FieldSteps};
pub use known_network::{Column, KnownNetwork};
pub use measure::{Measure, Preference};
pub use measures::{Measures, Missing, Value};
pub use memory_traffic::MemoryTraffic;
pub use pair::{Compared, Pair};
pub use partner::{classic, matched, on_input_of, partner};
pub use reason::Reason;
pub use setting::{Setting, SweepParameter};
pub use sweep::{Crossing, Metric, Point, Sweep, sweep};
pub use verdict::{LikeForLike, Outcome, Row, Verdict};
pub use ways::{Ways, ways};
pub use winograd::Winograd;
