//! The enum of edits.

use crate::network::history::Gesture;
use crate::network::{Axes, InputShape, Network, NodeKey, Op, Parameter, Source, Value};

/// Something that a person can do to a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts another network in its place.
    Load(Network),
    /// Puts what a gesture has made of the network in its place. All of one gesture are one step, also where it changes nothing here: it
    /// may change another network besides, to be undone together.
    Adjust {
        /// The network as it is now.
        network: Network,
        /// The gesture.
        gesture: Gesture,
    },
    /// Names the network.
    SetTitle(String),
    /// Gives it an input of another shape.
    SetInput(InputShape),
    /// Gives its input another number of channels.
    SetInputChannels(u64),
    /// Gives its input another size; a one-dimensional one takes the width.
    SetInputSize(Axes<u64>),
    /// Puts a new layer at a place in the order; what followed the layer before now follows the new one.
    ///
    /// A joining layer (add, mul, concat) joins the layer before with what that layer reads: a skip connection around it.
    Insert {
        /// The new layer's place, from 0; the number of layers for the end.
        at: usize,
        /// What it does.
        op: Op,
    },
    /// Puts a new layer at the end, as [`Insert`](Self::Insert) does.
    Append(Op),
    /// Takes a layer away; what read it now reads the first of what it read.
    Remove(NodeKey),
    /// Puts a copy of a layer right after it, under a name of its own. The copy reads the layer it is copied from.
    Duplicate(NodeKey),
    /// Puts a layer at another place in the order. Layers that just follow the one before follow whatever then stands before them;
    /// a layer cannot pass one that it reads by name, nor one that reads it by name.
    Move {
        /// The layer.
        key: NodeKey,
        /// Its place in the order afterwards, from 0.
        to: usize,
    },
    /// Makes a layer do something else. Its name follows if it is only the old operator's word and a number.
    ///
    /// A layer that becomes a join also takes what a new one would; a layer that no longer joins keeps the first of what it read.
    SetOp {
        /// The layer.
        key: NodeKey,
        /// What it does from now on.
        op: Op,
    },
    /// Gives one of a layer's hyper-parameters another value.
    Set {
        /// The layer.
        key: NodeKey,
        /// Which one.
        parameter: Parameter,
        /// The value.
        value: Value,
    },
    /// Switches a layer off, or on again.
    Toggle(NodeKey),
    /// Names a layer.
    Rename {
        /// The layer.
        key: NodeKey,
        /// Its new name: not empty, not `input` and not another layer's.
        name: String,
    },
    /// Lets a layer read something else.
    Connect {
        /// The layer.
        key: NodeKey,
        /// What it reads from now on: only what stands before it.
        sources: Vec<Source>,
    },
    /// Lets a layer use the weights of an earlier one, or its own again.
    Share {
        /// The layer.
        key: NodeKey,
        /// The earlier layer; none for weights of its own.
        with: Option<NodeKey>,
    },
    /// Puts a layer into a block, for folding.
    SetBlock {
        /// The layer.
        key: NodeKey,
        /// The block's name; empty for none.
        block: String,
    },
}

impl Edit {
    /// Whether this edit and the one just before are one step to a person who undoes them: typing a name letter by letter, stepping a
    /// number up, dragging a layer along.
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

    /// The gesture that it is part of, if it is.
    pub const fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Adjust { gesture, .. } => Some(*gesture),
            _ => None,
        }
    }
}
