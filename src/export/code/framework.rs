//! The frameworks, and the way to each.

use std::fmt;

use super::{CodeError, flax, keras, pytorch};
use crate::cnn::Plan;

/// A framework that a network can be written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framework {
    /// `PyTorch`: a module; channels first, as in this program.
    PyTorch,
    /// Keras 3: a functional model; channels last.
    Keras,
    /// JAX with Flax's `linen`: a compact module; channels last.
    Flax,
}

impl Framework {
    /// All frameworks, in the order menus show them.
    pub const ALL: [Self; 3] = [Self::PyTorch, Self::Keras, Self::Flax];

    /// The framework's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PyTorch => "PyTorch",
            Self::Keras => "Keras",
            Self::Flax => "Flax",
        }
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The network as a Python program for a framework.
///
/// ```
/// use convscope::cnn::{Plan, preset::Preset};
/// use convscope::export::{Framework, code};
/// let program = code(&Plan::new(Preset::ThreeThrees.network()), Framework::PyTorch)?;
/// assert!(program.contains("self.conv1 = nn.Conv2d(3, 64, kernel_size=3, padding=1)"));
/// # Ok::<(), convscope::export::CodeError>(())
/// ```
///
/// # Errors
/// [`CodeError::Fault`] if a layer is impossible, [`CodeError::Inexpressible`] if the framework has no exact word for it.
pub fn code(plan: &Plan, framework: Framework) -> Result<String, CodeError> {
    plan.complete()?;
    match framework {
        Framework::PyTorch => pytorch::program(plan),
        Framework::Keras => keras::program(plan),
        Framework::Flax => flax::program(plan),
    }
}
