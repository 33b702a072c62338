//! Figures in expressions: named quantities of networks and nodes.

use crate::comparison::{Compared, Measure, Metric, SweepParameter};

/// A quantity that follows from the networks on the stage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// `a.params`: of a whole network.
    Network(Compared, NetworkFigure),
    /// `a.conv2.params`: of one node.
    Node {
        /// The network.
        compared: Compared,
        /// The node's name.
        node: String,
        /// The quantity.
        figure: NodeFigure,
    },
    /// `compare.params.percent`: A compared with B.
    Compare(Measure, Relation),
    /// `flip.size.macs`: the first value of a sweep parameter after the first crossing.
    BreakEvenSweep(SweepParameter, Metric),
    /// `tie.size.macs`: the first value of a sweep parameter with equal costs before that crossing.
    Tie(SweepParameter, Metric),
    /// `freedom.1`: the dimension of the set of 5×5 kernels that this many pairs of 3×3 can compose.
    Freedom(usize),
}

/// A quantity of a whole network. The field is that of the last local map; costs are those of the default convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetworkFigure {
    /// `params`: trainable parameters.
    Parameters,
    /// `macs`: multiply-adds.
    Macs,
    /// `flops`: two per multiply-add.
    Flops,
    /// `activations`: output values of all layers.
    Activations,
    /// `taps`: kernel cells, regardless of channels.
    Taps,
    /// `maps`: layers that work.
    Maps,
    /// `depth`: layers with weights on the longest path.
    Depth,
    /// `nonlinearities`: activation functions.
    NonLinearities,
    /// `field`: rows and columns of a square field, or the columns of a signal's.
    Field,
    /// `field_rows`: rows of the field.
    FieldRows,
    /// `field_cols`: columns of the field.
    FieldCols,
    /// `stride`: effective stride along the columns.
    Stride,
    /// `centre`: share of influence in the middle half of the field.
    Centre,
    /// `inside.3`: share of influence in the middle 3×3.
    Inside(u64),
    /// `holding.90`: side of the smallest square around the center that holds 90 % of the influence.
    Holding(u64),
    /// `spread`: standard deviation of the influence along the rows, in cells.
    Spread,
    /// `seen`: input cells that influence the selected unit.
    Seen,
    /// `hull`: cells of the smallest rectangle around these.
    Hull,
    /// `intensity`: multiply-adds per byte moved.
    Intensity,
    /// `multiplications`: with a fast algorithm where it applies.
    Multiplications,
    /// `in_channels`: channels of the input.
    InputChannels,
    /// `in_rows`: rows of the input.
    InputRows,
    /// `in_cols`: columns of the input.
    InputCols,
    /// `out_channels`: channels of the output.
    OutputChannels,
    /// `out_rows`: rows of the output.
    OutputRows,
    /// `out_cols`: columns of the output.
    OutputCols,
}

/// A quantity of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeFigure {
    /// `params`: trainable parameters.
    Parameters,
    /// `macs`: multiply-adds.
    Macs,
    /// `activations`: output values.
    Activations,
    /// `field`: columns of the field of its map.
    Field,
    /// `stride`: effective stride of its map along the columns.
    Stride,
    /// `channels`: output channels.
    Channels,
    /// `rows`: output rows.
    Rows,
    /// `cols`: output columns.
    Cols,
}

/// How the value of A is compared with that of B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `percent`: the absolute difference in percent of B.
    Percent,
    /// `change`: the signed difference: negative if A has less.
    Change,
    /// `times`: the larger over the smaller.
    Times,
}

impl Figure {
    /// The figure with a dotted name.
    pub(super) fn from_path(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('.').collect();
        match parts[..] {
            ["a" | "b", name] => {
                NetworkFigure::from_name(name, None).map(|figure| Self::Network(compared(path), figure))
            }
            ["a" | "b", name, number] if number.parse::<u64>().is_ok() => {
                NetworkFigure::from_name(name, number.parse().ok()).map(|figure| Self::Network(compared(path), figure))
            }
            ["a" | "b", ref node @ .., name] => {
                let figure = NodeFigure::from_name(name)?;
                Some(Self::Node { compared: compared(path), node: node.join("."), figure })
            }
            ["compare", measure, relation] => {
                Some(Self::Compare(Measure::from_id(measure)?, self::relation(relation)?))
            }
            ["flip", sweep_parameter, price] => {
                Some(Self::BreakEvenSweep(self::sweep_parameter(sweep_parameter)?, self::price(price)?))
            }
            ["tie", sweep_parameter, price] => {
                Some(Self::Tie(self::sweep_parameter(sweep_parameter)?, self::price(price)?))
            }
            ["freedom", channels] => channels.parse().ok().map(Self::Freedom),
            _ => None,
        }
    }
}

impl NetworkFigure {
    fn from_name(name: &str, number: Option<u64>) -> Option<Self> {
        Some(match (name, number) {
            ("params", None) => Self::Parameters,
            ("macs", None) => Self::Macs,
            ("flops", None) => Self::Flops,
            ("activations", None) => Self::Activations,
            ("taps", None) => Self::Taps,
            ("maps", None) => Self::Maps,
            ("depth", None) => Self::Depth,
            ("nonlinearities", None) => Self::NonLinearities,
            ("field", None) => Self::Field,
            ("field_rows", None) => Self::FieldRows,
            ("field_cols", None) => Self::FieldCols,
            ("stride", None) => Self::Stride,
            ("centre", None) => Self::Centre,
            ("inside", Some(side)) => Self::Inside(side),
            ("holding", Some(percent)) => Self::Holding(percent),
            ("spread", None) => Self::Spread,
            ("seen", None) => Self::Seen,
            ("hull", None) => Self::Hull,
            ("intensity", None) => Self::Intensity,
            ("multiplications", None) => Self::Multiplications,
            ("in_channels", None) => Self::InputChannels,
            ("in_rows", None) => Self::InputRows,
            ("in_cols", None) => Self::InputCols,
            ("out_channels", None) => Self::OutputChannels,
            ("out_rows", None) => Self::OutputRows,
            ("out_cols", None) => Self::OutputCols,
            _ => return None,
        })
    }
}

impl NodeFigure {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "params" => Self::Parameters,
            "macs" => Self::Macs,
            "activations" => Self::Activations,
            "field" => Self::Field,
            "stride" => Self::Stride,
            "channels" => Self::Channels,
            "rows" => Self::Rows,
            "cols" => Self::Cols,
            _ => return None,
        })
    }
}

fn compared(path: &str) -> Compared {
    if path.starts_with('a') { Compared::A } else { Compared::B }
}

fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "percent" => Relation::Percent,
        "change" => Relation::Change,
        "times" => Relation::Times,
        _ => return None,
    })
}

fn sweep_parameter(name: &str) -> Option<SweepParameter> {
    Some(match name {
        "size" => SweepParameter::InputSize,
        "in" => SweepParameter::InputChannels,
        "middle" => SweepParameter::MiddleChannels,
        "out" => SweepParameter::OutputChannels,
        _ => return None,
    })
}

fn price(name: &str) -> Option<Metric> {
    Some(match name {
        "params" => Metric::Parameters,
        "macs" => Metric::Operations,
        "activations" => Metric::Activations,
        _ => return None,
    })
}
