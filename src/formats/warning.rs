//! What in a file did not become part of the network as it stands there.

use thiserror::Error;

/// Something in a file that was left out of the network, assumed, or shown as something else. All but [`Misspelt`](Self::Misspelt) come
/// from the formats of other tools.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportWarning {
    /// An attribute that is not known and looks like one that is.
    #[error("{node}: “{attribute}” is not known and left out; did you mean {meant}?")]
    Misspelt {
        /// The name of the node that has it.
        node: String,
        /// The attribute.
        attribute: String,
        /// The known one.
        meant: &'static str,
    },
    /// A line of a text that is not in the notation.
    #[error("line {line}: “{said}” is read as “{read}”")]
    ReadAs {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        said: String,
        /// The same in the notation.
        read: String,
    },
    /// A layer that can only mean another where it stands.
    #[error("“{said}” is read as “{read}” here")]
    MeantAs {
        /// The layer.
        said: String,
        /// What it means.
        read: String,
    },
    /// An input that looks as if its channels came last.
    #[error("the input {found} is read as channels × height × width; if the channels come last, write {other}")]
    ChannelsLast {
        /// The shape as it stands there.
        found: String,
        /// The shape with the channels first.
        other: String,
    },
    /// A model in several scales, of which the file names none.
    #[error(
        "the file has several scales of the model; {scale} is taken: for another, add a line such as “scale: {other}”"
    )]
    FirstScale {
        /// The scale that is taken: the first.
        scale: String,
        /// Another one.
        other: String,
    },
    /// A layer whose computation is code outside the file, such as a Keras Lambda.
    #[error("{node}: what {kind} computes is not in the file; its input is passed on unchanged")]
    PassedOn {
        /// The layer.
        node: String,
        /// What kind of layer it is in the file.
        kind: String,
    },
    /// A layer that is shown as another kind with the same shape, receptive field and parameters.
    #[error("{node}: {kind} is shown as {shown}, which has the same output shape, receptive field and parameters")]
    ShownAs {
        /// The layer.
        node: String,
        /// What kind of layer it is in the file.
        kind: String,
        /// What it is shown as.
        shown: String,
    },
    /// A layer of which only the name, and the shape where the file gives it, are known.
    #[error("{node}: {kind} is not known; what it sees cannot be told")]
    Opaque {
        /// The layer.
        node: String,
        /// What kind of layer it is in the file.
        kind: String,
    },
    /// A layer that changes nothing of what is shown, and is no node of the network.
    #[error("{node}: {kind} is left out: it changes neither shapes nor receptive fields")]
    LeftOut {
        /// The layer.
        node: String,
        /// What kind of layer it is in the file.
        kind: String,
    },
    /// Layers that nothing reads on the way to an output.
    #[error("{node}: it is left out: no output depends on it")]
    Unused {
        /// The layer.
        node: String,
    },
    /// Nodes that compute with shapes and constants only.
    #[error("nodes that only compute shapes and constants were evaluated and left out: {count}")]
    Evaluated {
        /// How many.
        count: usize,
    },
    /// A map that is flattened though the file does not say so.
    #[error("{node}: its input is a map and is flattened before it; the file does not say so")]
    Flattened {
        /// The layer that reads it.
        node: String,
    },
    /// Layers whose connections are not in the file.
    #[error("{node}: the file does not say how its layers are connected; they run one after another here")]
    InOrder {
        /// The module or the network.
        node: String,
    },
    /// Layers that are connected as usual in a module of this class.
    #[error("{node}: the file does not say how its layers are connected; they are connected as {kind} usually is")]
    Template {
        /// The module.
        node: String,
        /// Its class.
        kind: String,
    },
    /// A network with several outputs.
    #[error("the network has {count} outputs; {node} is the one that is shown as the last layer")]
    OtherOutputs {
        /// How many outputs there are.
        count: usize,
        /// The layer that the network ends with.
        node: String,
    },
    /// A layer that cannot have the name that it has in the file.
    #[error("{node}: this layer is called {name} in the file, a name that is taken")]
    Renamed {
        /// What it is called in the network.
        node: String,
        /// What it is called in the file.
        name: String,
    },
    /// A setting that the file leaves open.
    #[error("{node}: the file does not give {attribute}; {value} is assumed")]
    Assumed {
        /// The layer.
        node: String,
        /// The setting, by its name in the file's format.
        attribute: String,
        /// Its value.
        value: String,
    },
    /// A setting that is ignored, since neither shapes nor receptive fields nor costs depend on it.
    #[error("{node}: {attribute} {value} is ignored")]
    Ignored {
        /// The layer.
        node: String,
        /// The setting, by its name in the file's format.
        attribute: String,
        /// Its value.
        value: String,
    },
}

impl ImportWarning {
    /// The layer, module or node of the file that it is about; none if it is about the whole file.
    pub fn node(&self) -> Option<&str> {
        match self {
            Self::Misspelt { node, .. }
            | Self::PassedOn { node, .. }
            | Self::ShownAs { node, .. }
            | Self::Opaque { node, .. }
            | Self::LeftOut { node, .. }
            | Self::Unused { node }
            | Self::Flattened { node }
            | Self::InOrder { node }
            | Self::Template { node, .. }
            | Self::OtherOutputs { node, .. }
            | Self::Renamed { node, .. }
            | Self::Assumed { node, .. }
            | Self::Ignored { node, .. } => Some(node),
            Self::ReadAs { .. }
            | Self::MeantAs { .. }
            | Self::ChannelsLast { .. }
            | Self::FirstScale { .. }
            | Self::Evaluated { .. } => None,
        }
    }
}
