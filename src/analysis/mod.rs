//! Analysis of a network: everything that follows from it. Knows `network`; no drawing, no browser.
//!
//! Read in this order: the bounds of the computation in [limits]; sets of [indices](IndexSet) and [cells](CellSet); the input indices that
//! each operator [reads](Reading) along one axis, where every formula is written once, the [link](AxisLink) from output to input that
//! follows, and the sets of indices that windows cover (`window_sets`); forward and backward propagation through a network (`propagation`),
//! with values that may differ by channel (`per_channel`); and what they propagate: the exact [trace] of one unit and the
//! [influence](effective) of each cell on it. Then the [closed form](fields) of every map's field, its [alignment](alignments) with the
//! input, its [growth](growth_steps) and its [holes](gridding()), the [cost](mod@cost) of the layers, the [analysis](NetworkAnalysis) that
//! the page shows, and the [report](mod@report) of the command line; and a [worked example](worked_example) of what a layer computes.

mod alignment;
mod axis_link;
mod axis_reader;
mod border;
mod cell_set;
mod centred;
pub mod cost;
mod derivation;
pub mod effective;
mod gridding;
mod growth;
mod independence;
mod index_set;
mod influence;
pub mod limits;
mod network_analysis;
mod per_channel;
mod phases;
mod propagation;
mod reading;
mod receptive_field;
pub mod report;
mod resized;
mod subpixel;
pub mod trace;
mod window_sets;
pub mod worked_example;

pub use alignment::{Alignment, alignments};
pub use axis_link::AxisLink;
pub use axis_reader::Indices;
pub use cell_set::{Band, CellSet, Hull};
pub use cost::{Convention, Cost, CostUnit, Costs, Totals, cost, totals};
pub use derivation::{Derivation, Label, Term};
pub use effective::{InfluenceMap, NoInfluence, Weights, influence};
pub use gridding::{Gridding, Pattern, gridding, with_dilations};
pub use growth::{GrowthStep, NoFormula, growth_steps};
pub use index_set::{IndexSet, Run};
pub use limits::{MOST_CELLS, TooLarge, TooManyChannels, TooScattered};
pub use network_analysis::NetworkAnalysis;
pub use propagation::global_maps;
pub use reading::{Reading, Taps};
pub use receptive_field::{AxisField, Field, Status, fields};
pub use report::{NamedUnit, Report, ReportError, report};
pub use resized::Resized;
pub use trace::{Trace, Unit};
pub use worked_example::WorkedExample;
