//! Python source for PyTorch and Keras, read by running it.
//!
//! A Python program is run by a real interpreter, in which `torch`, `torchvision.ops`, `keras` and `tensorflow.keras` are stand-ins: their
//! tensors have a shape and a history, but no values. What the program computes from its input is recorded as a network in the [neutral
//! format](super::json). The stand-ins are written in Python, in `stand_in/`, with as much of the standard library as models import; start
//! reading at `reader.py`.
//!
//! In reading order: the [`PythonOptions`] of a run; its result, a [`PythonReading`] with its [`PythonProblem`] or its [`PythonNote`]s;
//! and, with the feature `python`, the interpreter, which has no access to files, network or clock. The page runs it as a separate program
//! in a worker; the command line has it built in.

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
