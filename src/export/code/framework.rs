//! Framework list, and code generation for each.

use super::{CodeError, flax, keras, pytorch};
use crate::network::ShapedNetwork;
use std::fmt;

/// A deep-learning framework for which code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framework {
    /// `PyTorch`: an `nn.Module`, channels first.
    PyTorch,
    /// Keras 3: the functional API, channels last.
    Keras,
    /// JAX with Flax: a compact `flax.linen.Module`, channels last.
    Flax,
}

impl Framework {
    /// All frameworks, in menu order.
    pub const ALL: [Self; 3] = [Self::PyTorch, Self::Keras, Self::Flax];

    /// The framework's name.
    pub const fn name(self) -> &'static str {
        self.line().name
    }

    /// The extension of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        self.line().extension
    }

    const fn line(self) -> &'static Line {
        match self {
            Self::PyTorch => &Line { name: "PyTorch", extension: "py", script: pytorch::script },
            Self::Keras => &Line { name: "Keras", extension: "py", script: keras::script },
            Self::Flax => &Line { name: "Flax", extension: "py", script: flax::script },
        }
    }
}

/// The properties of a framework.
struct Line {
    name: &'static str,
    extension: &'static str,
    /// Writes the code of a shaped network without faults.
    script: fn(&ShapedNetwork) -> Result<String, CodeError>,
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A network as a Python file for a framework. Run as a program, the file prints the output's shape and the number of parameters.
///
/// ```
/// use convscope::formats::notation;
/// use convscope::network::ShapedNetwork;
/// use convscope::export::{Framework, code::code};
/// let shaped = ShapedNetwork::new(notation::read("input 3x32x32; conv 64 k3 p1").expect("a network"));
/// let python = code(&shaped, Framework::PyTorch).expect("PyTorch has convolutions");
/// assert!(python.contains("self.conv1 = nn.Conv2d(3, 64, 3, padding=1)"));
/// ```
///
/// # Errors
/// [`CodeError`] if a layer is faulty, or if the framework lacks a feature.
pub fn code(shaped: &ShapedNetwork, framework: Framework) -> Result<String, CodeError> {
    shaped.complete()?;
    (framework.line().script)(shaped)
}
