//! Verbs of editing: the enum of edits.

use crate::network::history::Gesture;
use crate::network::{Axes, InputShape, Network, NodeKey, Op, Parameter, Source, Statistics, Value};

/// A change that a user can make to a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces the network.
    Load(Network),
    /// Replaces the network during a gesture. All changes of one gesture are one step, which is recorded even if nothing changes here,
    /// because the gesture may also change another network that is undone together with this one.
    Adjust {
        /// The new state of the network.
        network: Network,
        /// The gesture.
        gesture: Gesture,
    },
    /// Renames the network.
    SetTitle(String),
    /// Changes the input's shape.
    SetInput(InputShape),
    /// Changes the number of input channels.
    SetInputChannels(u64),
    /// Changes the input's size; a one-dimensional input takes the width.
    SetInputSize(Axes<u64>),
    /// Changes whether fields count the statistics of normalization layers.
    SetStatistics(Statistics),
    /// Inserts a layer at an index; the layer that read the preceding one by position now reads the new one.
    ///
    /// A joining layer (add, mul, concat) joins the preceding layer with that layer's source: a skip connection around it.
    Insert {
        /// The new layer's index; the number of layers to append.
        at: usize,
        /// The operator.
        op: Op,
    },
    /// Appends a layer, as [`Insert`](Self::Insert) does.
    Append(Op),
    /// Removes a layer; its readers then read its first source.
    Remove(NodeKey),
    /// Inserts a copy of a layer right after it, under a new name. The copy reads the original.
    Duplicate(NodeKey),
    /// Moves a layer to another index. Layers that read the preceding layer by position read whatever then precedes them. A layer cannot
    /// pass one of its named sources, nor a layer that reads it by name.
    Move {
        /// The layer.
        key: NodeKey,
        /// Its index after the move.
        to: usize,
    },
    /// Changes a layer's operator. If the name is only the old operator's word and a number, it changes too.
    ///
    /// A layer that becomes a join also gets the second source of a new join; a layer that no longer joins keeps its first source.
    SetOp {
        /// The layer.
        key: NodeKey,
        /// The new operator.
        op: Op,
    },
    /// Changes one of a layer's hyper-parameters.
    Set {
        /// The layer.
        key: NodeKey,
        /// The hyper-parameter.
        parameter: Parameter,
        /// The new value.
        value: Value,
    },
    /// Switches a layer off or on.
    Toggle(NodeKey),
    /// Renames a layer.
    Rename {
        /// The layer.
        key: NodeKey,
        /// Its new name: not empty, not `input` and not another layer's.
        name: String,
    },
    /// Changes a layer's sources.
    Connect {
        /// The layer.
        key: NodeKey,
        /// The new sources, all earlier than the layer.
        sources: Vec<Source>,
    },
    /// Makes a layer use the weights of an earlier layer, or its own.
    Share {
        /// The layer.
        key: NodeKey,
        /// The earlier layer; `None` for its own weights.
        with: Option<NodeKey>,
    },
    /// Assigns a layer to a block, for folding.
    SetBlock {
        /// The layer.
        key: NodeKey,
        /// The block's name; empty for none.
        block: String,
    },
}

impl Edit {
    /// Whether this edit and the one just before are one step for undo: typing a name letter by letter, stepping a number up, dragging a
    /// layer.
    pub fn merges_with(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::SetTitle(_), Self::SetTitle(_))
            | (Self::SetInputChannels(_), Self::SetInputChannels(_))
            | (Self::SetInputSize(_), Self::SetInputSize(_)) => true,
            (Self::Set { key, parameter, .. }, Self::Set { key: other, parameter: other_parameter, .. }) => {
                key == other && parameter == other_parameter
            }
            (Self::Rename { key, .. }, Self::Rename { key: other, .. })
            | (Self::Move { key, .. }, Self::Move { key: other, .. }) => key == other,
            _ => false,
        }
    }

    /// Whether it changes the order of the layers or an operator, so that layers that nobody named are numbered anew.
    pub(super) const fn reorders(&self) -> bool {
        match self {
            Self::Insert { .. }
            | Self::Append(_)
            | Self::Remove(_)
            | Self::Duplicate(_)
            | Self::Move { .. }
            | Self::SetOp { .. } => true,
            Self::Load(_)
            | Self::Adjust { .. }
            | Self::SetTitle(_)
            | Self::SetInput(_)
            | Self::SetInputChannels(_)
            | Self::SetInputSize(_)
            | Self::SetStatistics(_)
            | Self::Set { .. }
            | Self::Toggle(_)
            | Self::Rename { .. }
            | Self::Connect { .. }
            | Self::Share { .. }
            | Self::SetBlock { .. } => false,
        }
    }

    /// The gesture that the edit is part of, if any.
    pub const fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Adjust { gesture, .. } => Some(*gesture),
            _ => None,
        }
    }
}
