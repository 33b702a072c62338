//! Layer parsing: a layer's word and settings become an operator.

use crate::network::op::{ParameterSpec, ValueKind};
use crate::network::{Op, Padding, Value};

use super::error::{Located, NotationProblem, Read};
use super::number::{Dimensions, Piece, at_least, probability, whole};
use super::settings::{Key, Setting, Settings};

/// The operator that a layer's settings describe.
pub(super) fn op(mut settings: Settings<'_>, dimensions: Dimensions) -> Read<Op> {
    let mut op = (settings.layer.new)();
    for parameter in settings.layer.parameters.iter().filter(|parameter| !parameter.is_in_the_word()) {
        // Some settings depend on others: a block has a window only if it sees one.
        if parameter.within.is_some() && op.get(parameter.parameter).is_none() {
            continue;
        }
        let value = match given(&mut settings, parameter, dimensions)? {
            Some(value) => value,
            None => parameter.unsaid(&op).ok_or_else(|| missing(&settings, parameter))?,
        };
        op = op.with(parameter.parameter, &value).unwrap_or(op);
    }
    settings.finish()?;
    Ok(op)
}

/// The value that the settings give for a hyper-parameter; `None` if they give none.
fn given(
    settings: &mut Settings<'_>,
    parameter: &'static ParameterSpec,
    dimensions: Dimensions,
) -> Read<Option<Value>> {
    if parameter.kind == ValueKind::Text {
        return Ok(settings.text.take().map(Value::Text));
    }
    let takes_several = matches!(parameter.kind, ValueKind::List | ValueKind::Sides);
    let pieces = if takes_several && parameter.setting.is_empty() {
        settings.take_bare(parameter)
    } else {
        let Some(Setting { key, word, values }) = settings.take(parameter) else { return Ok(None) };
        let meant = parameter.words.iter().find(|(known, _)| key == Key::Word(known));
        match (meant, &values[..]) {
            (Some((_, value)), [_]) => return Ok(Some(value.clone())),
            (Some(_), [_, more, ..]) => return Err(settings.not_taken(*more)),
            (Some(_), []) => return Err(settings.not_taken(word)),
            (None, _) => values,
        }
    };
    match pieces[..] {
        [] => Ok(None),
        [_, more, ..] if !takes_several && parameter.kind != ValueKind::Padding => Err(settings.not_taken(more)),
        [first, ..] => {
            let value = value(settings, parameter, first, &pieces, dimensions);
            value.map(Some).map_err(|error| told(settings, at_least(parameter.least, error)))
        }
    }
}

/// The value of numbers: the first of them, or all.
fn value(
    settings: &Settings<'_>,
    parameter: &ParameterSpec,
    first: Piece<'_>,
    all: &[Piece<'_>],
    dimensions: Dimensions,
) -> Read<Value> {
    match parameter.kind {
        ValueKind::Number => Ok(Value::Number(whole(first)?)),
        ValueKind::Factors => Ok(Value::Factors(dimensions.factors(first)?)),
        ValueKind::Pair => Ok(Value::Pair(dimensions.pair(first, parameter.least)?)),
        ValueKind::Sides => Ok(Value::Sides(dimensions.sides(all)?)),
        ValueKind::Padding => Ok(Value::Padding(Padding::Sides(dimensions.sides(all)?))),
        ValueKind::List => {
            let numbers = all.iter().flat_map(|piece| piece.extents());
            Ok(Value::List(numbers.map(whole).collect::<Read<_>>()?))
        }
        ValueKind::Fraction => Ok(Value::Fraction(probability(first)?)),
        // These are words, not numbers.
        ValueKind::Flag | ValueKind::Choice | ValueKind::Activation | ValueKind::Text => Err(settings.not_taken(first)),
    }
}

/// An error as it concerns this kind of layer: a factor with a fraction belongs to another one.
fn told(settings: &Settings<'_>, error: Located) -> Located {
    match error.problem {
        NotationProblem::NotWhole { found } if settings.layer.word == "up" => {
            NotationProblem::WholeFactor { found }.at(error.at)
        }
        problem => problem.at(error.at),
    }
}

/// The error for a missing hyper-parameter.
fn missing(settings: &Settings<'_>, parameter: &ParameterSpec) -> Located {
    let (word, example) = (settings.layer.word, settings.layer.example);
    NotationProblem::Missing { word, parameter: parameter.parameter, example }.at(settings.at)
}
