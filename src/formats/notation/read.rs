//! Reading of the notation.

use std::collections::{HashMap, HashSet};

use crate::network::op::ValueKind;
use crate::network::{INPUT_NAME, InputShape, Network, Node, NodeKey, OpSpec, Source, Statistics};

use super::error::{Located, NotationError, NotationProblem, Read, quoted};
use super::lexer::{Cursor, Kind, Statement, Token, statements};
use super::number::{Dimensions, Piece, input_shape};
use super::settings::Settings;
use super::{label, layer, vocabulary};

/// Reads a network from a text with an `input` line.
///
/// ```
/// use convscope::formats::notation;
/// let network = notation::read("input 3x32x32; conv 64 k3 p1; relu").expect("three layers of the notation");
/// assert_eq!(network.nodes()[0].name, "conv1");
/// ```
///
/// # Errors
/// [`NotationError`] with the first error in the text.
pub fn read(text: &str) -> Result<Network, NotationError> {
    network(text, None).map_err(|located| NotationError::new(text, located))
}

/// Reads a network from a text that may omit its `input` line: then `input` is used.
///
/// # Errors
/// [`NotationError`] with the first error in the text.
pub fn read_with_input(text: &str, input: InputShape) -> Result<Network, NotationError> {
    network(text, Some(input)).map_err(|located| NotationError::new(text, located))
}

pub(super) fn network(text: &str, known_input: Option<InputShape>) -> Read<Network> {
    network_of(text, &statements(text)?, known_input)
}

pub(super) fn network_of(text: &str, statements: &[Statement<'_>], known_input: Option<InputShape>) -> Read<Network> {
    let mut reader = Reader {
        text,
        known_input,
        title: None,
        input: None,
        statistics: Statistics::LeftOut,
        labels: labels(statements)?,
        numbers: HashMap::new(),
        keys: HashMap::new(),
        nodes: Vec::new(),
    };
    for statement in statements {
        reader.statement(statement)?;
    }
    let input = reader.input.or(known_input).ok_or(NotationProblem::MissingInput.at(0))?;
    let mut network = Network::from_nodes(reader.title.unwrap_or_default(), input, reader.nodes);
    network.statistics = reader.statistics;
    network.settle_shares();
    Ok(network)
}

/// All labels of a text, which no unlabeled layer may get as its name, wherever they are.
fn labels<'t>(statements: &'t [Statement<'_>]) -> Read<HashSet<&'t str>> {
    let mut labels = HashSet::new();
    for statement in statements {
        let Some(token) = Cursor::new(statement).take_label() else { continue };
        let name = match &token.kind {
            Kind::Word(name) if *name != INPUT_NAME && label::is_reserved(name) => {
                return Err(NotationProblem::ReservedLabel { name: quoted(name) }.at(token.at));
            }
            Kind::Word(name) => *name,
            Kind::Quoted(name) => name.as_str(),
            Kind::Comma | Kind::Colon => continue,
        };
        if name == INPUT_NAME {
            return Err(NotationProblem::InputLabel.at(token.at));
        }
        if !labels.insert(name) {
            return Err(NotationProblem::TakenLabel { name: quoted(name) }.at(token.at));
        }
    }
    Ok(labels)
}

struct Reader<'t> {
    text: &'t str,
    known_input: Option<InputShape>,
    title: Option<String>,
    input: Option<InputShape>,
    statistics: Statistics,
    labels: HashSet<&'t str>,
    /// For each layer's word, the last number given to an unlabeled layer.
    numbers: HashMap<&'static str, u64>,
    keys: HashMap<String, NodeKey>,
    nodes: Vec<Node>,
}

impl Reader<'_> {
    fn statement(&mut self, statement: &Statement<'_>) -> Read<()> {
        let mut cursor = Cursor::new(statement);
        let label = cursor.take_label().map(|token| match &token.kind {
            Kind::Word(name) => (*name).to_owned(),
            Kind::Quoted(name) => name.clone(),
            Kind::Comma | Kind::Colon => String::new(),
        });
        let at = cursor.at();
        let word = match cursor.next() {
            Some(Token { kind: Kind::Word(word), .. }) => *word,
            Some(token) => return Err(stray(token)),
            None => return Err(NotationProblem::NoLayer { name: quoted(&label.unwrap_or_default()) }.at(at)),
        };
        if label.is_none() && word.eq_ignore_ascii_case("name") {
            return self.title(cursor, Piece { text: word, at }, statement.end);
        }
        if label.is_none() && word.eq_ignore_ascii_case(INPUT_NAME) {
            return self.input(cursor, at);
        }
        let Some(kind) = OpSpec::of_word(word) else {
            let nearest = vocabulary::nearest_layer(word);
            return Err(NotationProblem::UnknownWord { word: quoted(word), nearest }.at(at));
        };
        self.layer(label, kind, at, cursor)
    }

    fn title(&mut self, mut cursor: Cursor<'_, '_>, word: Piece<'_>, end: usize) -> Read<()> {
        if self.title.is_some() {
            return Err(NotationProblem::SecondName.at(word.at));
        }
        self.title = Some(match cursor.next() {
            Some(Token { kind: Kind::Quoted(name), .. }) => match cursor.peek() {
                None => name.clone(),
                Some(token) => return Err(stray(token)),
            },
            _ => self.text.get(word.at + word.text.len()..end).unwrap_or_default().trim().to_owned(),
        });
        Ok(())
    }

    fn input(&mut self, mut cursor: Cursor<'_, '_>, at: usize) -> Read<()> {
        if self.input.is_some() || !self.nodes.is_empty() {
            return Err(NotationProblem::MisplacedInput.at(at));
        }
        let text = match cursor.next() {
            Some(Token { kind: Kind::Word(shape), at }) => Piece { text: shape, at: *at },
            Some(token) => return Err(stray(token)),
            None => return Err(NotationProblem::NoShape.at(at)),
        };
        self.input = Some(input_shape(text)?);
        if let Some(Token { kind: Kind::Word(word), .. }) = cursor.peek()
            && let Some(statistics) = Statistics::of_word(word)
        {
            self.statistics = statistics;
            cursor.next();
        }
        cursor.peek().map_or(Ok(()), |token| Err(stray(token)))
    }

    fn layer(
        &mut self,
        label: Option<String>,
        kind: &'static OpSpec,
        at: usize,
        mut cursor: Cursor<'_, '_>,
    ) -> Read<()> {
        let input = self.input.or(self.known_input).ok_or(NotationProblem::MissingInput.at(at))?;
        let name = label.unwrap_or_else(|| self.free_name(kind.word));
        let mut settings = Settings::new(kind, at);
        settings.text = text(kind, &mut cursor);
        let (mut operands, mut read_from, mut block, mut bypassed) = (Vec::new(), None, None, false);
        let (mut shares, mut module) = (None, None);
        while let Some(token) = cursor.next() {
            match &token.kind {
                Kind::Word(word) if word.eq_ignore_ascii_case("off") => bypassed = true,
                Kind::Word(word) if word.eq_ignore_ascii_case("from") => {
                    let sources = self.sources_from(&mut cursor, &name)?;
                    if read_from.replace(sources).is_some() {
                        return Err(NotationProblem::SourcesTwice.at(token.at));
                    }
                }
                Kind::Word(word) if word.eq_ignore_ascii_case("shares") && !kind.joins() => {
                    let lender = self.lender(&mut cursor, &name)?;
                    if shares.replace(lender).is_some() {
                        return Err(NotationProblem::Repeated { setting: quoted(word) }.at(token.at));
                    }
                }
                Kind::Word(word) if word.starts_with('@') => {
                    if block.replace(sign_name(word, &mut cursor).unwrap_or_default()).is_some() {
                        return Err(NotationProblem::Repeated { setting: quoted(word) }.at(token.at));
                    }
                }
                Kind::Word(word) if word.starts_with('=') => {
                    let path = sign_name(word, &mut cursor).ok_or_else(|| stray(token))?;
                    if module.replace(path).is_some() {
                        return Err(NotationProblem::Repeated { setting: quoted(word) }.at(token.at));
                    }
                }
                Kind::Word(_) | Kind::Quoted(_) if kind.joins() && !is_setting(kind, &token.kind) => {
                    operands.push(self.source(token, &name)?);
                    self.more_sources(&mut operands, &mut cursor, &name)?;
                }
                Kind::Word(word) => {
                    let more = more_pieces(&mut cursor)?;
                    settings.push(Piece { text: word, at: token.at }, more)?;
                }
                Kind::Quoted(_) | Kind::Comma | Kind::Colon => return Err(stray(token)),
            }
        }
        let op = layer::op(settings, Dimensions { one: input.one_dimensional })?;
        let sources = joined(operands, read_from).ok_or(NotationProblem::SourcesTwice.at(at))?;
        let key = NodeKey(u32::try_from(self.nodes.len()).expect("a text in memory has fewer layers than keys"));
        self.keys.insert(name.clone(), key);
        let (block, module) = (block.unwrap_or_default(), module.unwrap_or_default());
        self.nodes.push(Node { key, name, op, sources, bypassed, block, module, shares });
        Ok(())
    }

    /// The name of a word and the first number that is no label and no earlier layer's name.
    fn free_name(&mut self, word: &'static str) -> String {
        let number = self.numbers.entry(word).or_insert(0);
        loop {
            *number += 1;
            let name = format!("{word}{number}");
            if !self.labels.contains(name.as_str()) && !self.keys.contains_key(&name) {
                return name;
            }
        }
    }

    /// The layer after `shares`.
    fn lender(&self, cursor: &mut Cursor<'_, '_>, reader: &str) -> Read<NodeKey> {
        let at = cursor.at();
        let token = cursor.next().ok_or(NotationProblem::NoName.at(at))?;
        match self.source(token, reader)? {
            Source::Node(key) => Ok(key),
            Source::Previous | Source::Input => Err(NotationProblem::NoName.at(token.at)),
        }
    }

    /// The names after `from`.
    fn sources_from(&self, cursor: &mut Cursor<'_, '_>, reader: &str) -> Read<Vec<Source>> {
        let at = cursor.at();
        let first = cursor.next().ok_or(NotationProblem::NoName.at(at))?;
        if matches!(&first.kind, Kind::Word(word) if word.eq_ignore_ascii_case("none")) {
            return Ok(Vec::new());
        }
        let mut sources = vec![self.source(first, reader)?];
        self.more_sources(&mut sources, cursor, reader)?;
        Ok(sources)
    }

    /// The names after commas.
    fn more_sources(&self, sources: &mut Vec<Source>, cursor: &mut Cursor<'_, '_>, reader: &str) -> Read<()> {
        while cursor.take_comma() {
            let at = cursor.at();
            let token = cursor.next().ok_or(NotationProblem::NoName.at(at))?;
            sources.push(self.source(token, reader)?);
        }
        Ok(())
    }

    /// The source that a name means.
    fn source(&self, token: &Token<'_>, reader: &str) -> Read<Source> {
        let name = match &token.kind {
            Kind::Word(word) if word.eq_ignore_ascii_case("prev") => return Ok(Source::Previous),
            Kind::Word(word) if word.eq_ignore_ascii_case(INPUT_NAME) => return Ok(Source::Input),
            Kind::Word(word) if label::is_reserved(word) => return Err(NotationProblem::NoName.at(token.at)),
            Kind::Word(word) => *word,
            Kind::Quoted(name) => name.as_str(),
            Kind::Comma | Kind::Colon => return Err(stray(token)),
        };
        if let Some(&key) = self.keys.get(name) {
            return Ok(Source::Node(key));
        }
        let problem = if name == reader || self.labels.contains(name) {
            NotationProblem::NotEarlier { name: quoted(name) }
        } else {
            NotationProblem::UnknownNode { name: quoted(name) }
        };
        Err(problem.at(token.at))
    }
}

/// A layer's sources, from the names after its word or those after `from`; `None` if both are given.
fn joined(operands: Vec<Source>, read_from: Option<Vec<Source>>) -> Option<Vec<Source>> {
    match (operands.len(), read_from) {
        (0, None) => Some(vec![Source::Previous]),
        (0, Some(sources)) => Some(sources),
        (1, None) => Some(vec![Source::Previous, operands[0]]),
        (1, Some(sources)) if sources.len() == 1 => Some(vec![sources[0], operands[0]]),
        (_, None) => Some(operands),
        (_, Some(_)) => None,
    }
}

/// The name after the word, for kinds that have one.
fn text(kind: &OpSpec, cursor: &mut Cursor<'_, '_>) -> Option<String> {
    kind.parameters.iter().find(|parameter| parameter.kind == ValueKind::Text)?;
    let name = match &cursor.peek()?.kind {
        Kind::Quoted(name) => name.clone(),
        Kind::Word(name) if !label::is_reserved(name) && !name.starts_with(['@', '=']) => (*name).to_owned(),
        Kind::Word(_) | Kind::Comma | Kind::Colon => return None,
    };
    cursor.next();
    Some(name)
}

/// Whether a word is a setting of a kind of layer, such as `axis=height` of `concat`.
fn is_setting(kind: &OpSpec, token: &Kind<'_>) -> bool {
    let Kind::Word(word) = token else { return false };
    let mut words = kind.parameters.iter().flat_map(|parameter| parameter.words);
    words.any(|(known, _)| known.eq_ignore_ascii_case(word))
}

/// The name right after a sign (`@` or `=`), or in the quotes that follow it; `None` if there is none.
fn sign_name(word: &str, cursor: &mut Cursor<'_, '_>) -> Option<String> {
    if word.len() > 1 {
        return word.get(1..).map(str::to_owned);
    }
    let quoted = cursor.peek().and_then(|token| match &token.kind {
        Kind::Quoted(name) => Some(name.clone()),
        _ => None,
    })?;
    cursor.next();
    Some(quoted)
}

/// The pieces after commas.
fn more_pieces<'a>(cursor: &mut Cursor<'a, '_>) -> Read<Vec<Piece<'a>>> {
    let mut pieces = Vec::new();
    while cursor.take_comma() {
        let at = cursor.at();
        match cursor.next() {
            Some(Token { kind: Kind::Word(word), at }) => pieces.push(Piece { text: word, at: *at }),
            Some(token) => return Err(stray(token)),
            None => return Err(NotationProblem::Stray { found: ",".into() }.at(at)),
        }
    }
    Ok(pieces)
}

/// The error for a misplaced token.
fn stray(token: &Token<'_>) -> Located {
    let found = match &token.kind {
        Kind::Word(word) => quoted(word),
        Kind::Quoted(name) => quoted(name),
        Kind::Comma => ",".into(),
        Kind::Colon => ":".into(),
    };
    NotationProblem::Stray { found }.at(token.at)
}
