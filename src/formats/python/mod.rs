//! PyTorch and Keras source, read by running it.
//!
//! A program in Python is run by a real interpreter, in which `torch`, `torchvision.ops`, `keras` and `tensorflow.keras` are stand-ins: their
//! tensors have a shape and a history and no values. What the program computes from its input is written down as a network in the
//! [neutral format](super::json). The stand-ins are written in Python, in `stand_in/`, with as much of the standard library as models
//! import; `reader.py` is where to begin.
//!
//! In reading order: what is asked, the [`PythonOptions`]; what comes back, a [`PythonReading`] with its [`PythonProblem`] or its
//! [`PythonNote`]s; and, with the feature `python`, the interpreter, which knows no file, no network and no clock. The page has it in a program of its own, in a
//! worker; the command line has it built in.

#[cfg(feature = "python")]
mod interpreter;
#[cfg(feature = "python")]
mod mathematics;
mod options;
mod problem;
mod reading;
mod sniff;
#[cfg(feature = "python")]
mod sources;

#[cfg(feature = "python")]
pub use interpreter::{run, run_within};
pub use options::{PythonOptions, read_argument};
pub use problem::{PythonError, PythonProblem};
pub use reading::{PythonAnswer, PythonArgument, PythonNote, PythonQuestion, PythonReading, PythonRemark};
pub use sniff::is_python;
