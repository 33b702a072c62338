//! Warning about content of a file that was not taken as it is.

use thiserror::Error;

/// Content of a file that was left out, assumed, or converted. All but [`Misspelt`](Self::Misspelt), [`ReadAs`](Self::ReadAs),
/// [`MeantAs`](Self::MeantAs) and [`ChannelsLast`](Self::ChannelsLast) are about formats of other tools.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportWarning {
    /// An unknown attribute that looks like a known one.
    #[error("{node}: “{attribute}” is not known and left out; did you mean {meant}?")]
    Misspelt {
        /// The name of the node.
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
        /// The original line.
        said: String,
        /// The line in the notation.
        read: String,
    },
    /// A layer that was reinterpreted by its context.
    #[error("“{said}” is read as “{read}” here")]
    MeantAs {
        /// The layer.
        said: String,
        /// Its meaning.
        read: String,
    },
    /// An input that looks as if its channels come last.
    #[error("the input {found} is read as channels × height × width; if the channels come last, write {other}")]
    ChannelsLast {
        /// The original shape.
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
        /// Its kind in the file.
        kind: String,
    },
    /// A layer that is shown as another kind with the same shape, receptive field and parameters.
    #[error("{node}: {kind} is shown as {shown}, which has the same output shape, receptive field and parameters")]
    ShownAs {
        /// The layer.
        node: String,
        /// Its kind in the file.
        kind: String,
        /// The kind that is shown.
        shown: String,
    },
    /// A layer of which only the name is known, and the shape if the file gives it.
    #[error("{node}: {kind} is not known; what it sees cannot be told")]
    Opaque {
        /// The layer.
        node: String,
        /// Its kind in the file.
        kind: String,
    },
    /// A layer without effect on anything that is shown; it is not a node of the network.
    #[error("{node}: {kind} is left out: it changes neither shapes nor receptive fields")]
    LeftOut {
        /// The layer.
        node: String,
        /// Its kind in the file.
        kind: String,
    },
    /// Layers on which no output depends.
    #[error("{node}: it is left out: no output depends on it")]
    Unused {
        /// The layer.
        node: String,
    },
    /// Nodes that compute only with shapes and constants.
    #[error("nodes that only compute shapes and constants were evaluated and left out: {count}")]
    Evaluated {
        /// The number of nodes.
        count: usize,
    },
    /// A map that is flattened although the file does not say so.
    #[error("{node}: its input is a map and is flattened before it; the file does not say so")]
    Flattened {
        /// The layer that reads it.
        node: String,
    },
    /// Layers whose connections are not in the file, connected in sequence.
    #[error("{node}: the file does not say how its layers are connected; they run one after another here")]
    InOrder {
        /// The module or the network.
        node: String,
    },
    /// Layers that are connected as is usual for a module of this class.
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
        /// The number of outputs.
        count: usize,
        /// The layer that is the network's output.
        node: String,
    },
    /// A layer that cannot keep its name in the file.
    #[error("{node}: this layer is called {name} in the file, a name that is taken")]
    Renamed {
        /// Its name in the network.
        node: String,
        /// Its name in the file.
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
    /// The layer, module or node of the file that the warning is about; `None` if it is about the whole file.
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
