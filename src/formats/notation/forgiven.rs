//! Reading of a text as people write it: in the notation, in the words of others, or as a table.

use super::error::{NotationError, NotationProblem, Read};
use super::forgiving::{self, Rewritten};
use super::lexer::{Statement, statements};
use super::meant;
use super::read::{network, network_of};
use super::table::{Table, table};
use crate::network::{InputShape, Network};

/// A network that was read from a text as people write it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forgiven {
    /// The network.
    pub network: Network,
    /// The lines that are not in the notation, and how they were read.
    pub taken: Vec<Taken>,
    /// Whether the text is a table that does not give the channels of a convolution, which then has 64.
    pub assumes_channels: bool,
}

/// How a line of a text was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The line, from 1.
    pub line: usize,
    /// The original line.
    pub said: String,
    /// The line in the notation.
    pub read: String,
}

/// Reads a network from a text in the notation, from one with names of layers and settings from frameworks and papers, or from a table
/// with a header. `known_input` is used if the text does not give the input.
///
/// ```
/// use convscope::formats::notation;
/// let forgiven = notation::read_forgiving("input: (3, 32, 32); Conv2d(3, 64, 3, padding=1)", None).expect("a layer");
/// assert_eq!(notation::write_inline(&forgiven.network), "input 3x32x32; conv 64 k3 p1");
/// assert_eq!(forgiven.taken[1].read, "conv 64 k3 p1");
/// ```
///
/// # Errors
/// [`NotationError`] with the first error in the text.
pub fn read_forgiving(text: &str, known_input: Option<InputShape>) -> Result<Forgiven, NotationError> {
    let strict = match network(text, known_input) {
        Ok(network) => {
            let mut forgiven = Forgiven { network, taken: Vec::new(), assumes_channels: false };
            meant::settle(text, &mut forgiven);
            return Ok(forgiven);
        }
        Err(located) => NotationError::new(text, located),
    };
    forgiven(text, known_input).map_err(|located| {
        // The reading that got further has the better error.
        let other = NotationError::new(text, located);
        let is_further = (other.line, other.column) > (strict.line, strict.column);
        // A reading that lacks only the input understood the layer there, if there is one.
        let has_layer = || statements(&forgiving::blanked(text)).is_ok_and(|said| !said.is_empty());
        if is_further || other.problem == NotationProblem::MissingInput && has_layer() { other } else { strict }
    })
}

fn forgiven(text: &str, known_input: Option<InputShape>) -> Read<Forgiven> {
    if let Some(Table { said, rewritten, assumes_channels }) = table(text) {
        let forgiven = forgiven_of(text, &said, &rewritten, known_input)?;
        return Ok(Forgiven { assumes_channels, ..forgiven });
    }
    let blank = forgiving::blanked(text);
    let said = statements(&blank)?;
    let rewritten: Vec<_> = said.iter().map(forgiving::rewritten).collect();
    let mut forgiven = forgiven_of(text, &said, &rewritten, known_input)?;
    meant::settle(text, &mut forgiven);
    Ok(forgiven)
}

fn forgiven_of(
    text: &str,
    said: &[Statement<'_>],
    rewritten: &[Rewritten],
    known_input: Option<InputShape>,
) -> Read<Forgiven> {
    let meant: Vec<Statement<'_>> = rewritten.iter().map(Rewritten::statement).collect();
    let network = network_of(text, &meant, known_input)?;
    let taken = meant::taken(text, said, &meant, &network);
    Ok(Forgiven { network, taken, assumes_channels: false })
}
