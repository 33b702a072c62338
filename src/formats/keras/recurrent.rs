//! Recurrent layers, and layers at every step of a sequence: blocks of which shapes, parameters, multiply-adds and what they see are known.

use serde_json::{Map, Value as Json};

use super::config::Config;
use super::layer::{Reader, Tensor};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, MapAxis, Op, Opaque, Problem, Quantity, SeenWindow, Sees, Sides};

/// A recurrent layer on a sequence of some length and features.
struct Recurrent {
    units: u64,
    parameters: u64,
    /// Multiply-adds of all steps.
    macs: u64,
    /// Whether every step's output is put out, not only the last one's.
    has_sequences: bool,
    /// Whether the steps run from the last to the first.
    goes_backwards: bool,
}

/// Whether a class is a recurrent layer, whose activations are its own.
pub(super) fn is_recurrent(class: &str) -> bool {
    matches!(class, "SimpleRNN" | "LSTM" | "GRU" | "CuDNNLSTM" | "CuDNNGRU" | "Bidirectional")
}

impl Reader {
    /// A layer on sequences.
    pub(super) fn on_sequence(
        &mut self,
        config: Config<'_>,
        class: &str,
        inputs: &[Tensor],
    ) -> Result<Tensor, ModelError> {
        let [first, ..] = *inputs else { return Err(config.missing("inbound_nodes")) };
        match class {
            "SimpleRNN" | "LSTM" | "GRU" | "CuDNNLSTM" | "CuDNNGRU" => self.recurrent(config, class, first),
            "Bidirectional" => self.bidirectional(config, first),
            "TimeDistributed" => self.at_every_step(config, first),
            "Embedding" => self.embedding(config, first),
            "MultiHeadAttention" => self.multi_head(config, inputs),
            "Attention" | "AdditiveAttention" => self.plain_attention(config, class, inputs),
            _ => Err(config.error(ModelProblem::UnknownKind { kind: class.into() })),
        }
    }

    /// A recurrent layer in one direction. A step sees itself and all before it.
    pub(super) fn recurrent(&mut self, config: Config<'_>, class: &str, input: Tensor) -> Result<Tensor, ModelError> {
        let (features, length) = self.sequence(config, input)?;
        let recurrent = recurrent(config, class, features, length)?;
        let mut input = input;
        if recurrent.has_sequences && recurrent.goes_backwards {
            input = self.add(&format!("{}_backwards", config.layer), Op::Flip { axis: MapAxis::Width }, &[input])?;
        }
        self.recurrent_block(config, class.to_owned(), &recurrent, length, recurrent.has_sequences, input)
    }

    /// Two recurrent layers, one in each direction: together they see all.
    pub(super) fn bidirectional(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        let (features, length) = self.sequence(config, input)?;
        let (class, inner) = within(config, "layer")?;
        let forward = recurrent(inner, class, features, length)?;
        let (other, backward) = match config.get("backward_layer") {
            Some(_) => {
                let (class, inner) = within(config, "backward_layer")?;
                (class, recurrent(inner, class, features, length)?)
            }
            None => (class, recurrent(inner, class, features, length)?),
        };
        if forward.has_sequences != backward.has_sequences {
            return Err(config.unsupported("return_sequences", &Json::from(backward.has_sequences)));
        }
        let sum = |quantity: Quantity, first: u64, second: u64| {
            first.checked_add(second).ok_or_else(|| config.error(Problem::TooLarge { quantity }.into()))
        };
        let units = match config.text("merge_mode") {
            Some("concat") => sum(Quantity::OutputSize, forward.units, backward.units)?,
            Some("sum" | "mul" | "ave") if forward.units == backward.units => forward.units,
            mode => return Err(config.unsupported("merge_mode", &Json::from(mode))),
        };
        let both = Recurrent {
            units,
            parameters: sum(Quantity::Parameters, forward.parameters, backward.parameters)?,
            macs: sum(Quantity::Macs, forward.macs, backward.macs)?,
            ..forward
        };
        let kind = if class == other { format!("Bidirectional {class}") } else { format!("{class} and {other}") };
        self.recurrent_block(config, kind, &both, length, false, input)
    }

    fn recurrent_block(
        &mut self,
        config: Config<'_>,
        kind: String,
        recurrent: &Recurrent,
        length: u64,
        is_causal: bool,
        input: Tensor,
    ) -> Result<Tensor, ModelError> {
        let has_sequences = recurrent.has_sequences;
        // A window that ends at its own step and reaches back to the first from the last.
        let window = SeenWindow {
            kernel: Axes::new(1, length),
            stride: Axes::new(1, 1),
            padding: Sides::new(0, length.saturating_sub(1), 0, 0),
            dilation: Axes::new(1, 1),
        };
        let block = Opaque {
            kind,
            output: if has_sequences { vec![recurrent.units, length] } else { vec![recurrent.units] },
            parameters: recurrent.parameters,
            macs: recurrent.macs,
            sees: if is_causal { Sees::Window } else { Sees::Whole },
            window: if is_causal { window } else { SeenWindow::THREE },
        };
        let output = self.add(config.layer, Op::Opaque(block), &[input])?;
        Ok(Tensor { rank: if has_sequences { 2 } else { 1 }, ..output })
    }

    /// A layer at every step.
    pub(super) fn at_every_step(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        self.sequence(config, input)?;
        let (class, inner) = within(config, "layer")?;
        if !matches!(class, "Dense" | "Activation" | "Dropout") {
            return Err(config.error(ModelProblem::UnknownKind { kind: format!("TimeDistributed {class}") }));
        }
        self.layer(Config { layer: config.layer, ..inner }, class, &[input], true)
    }

    /// Numbers as words, each looked up by itself in a table of learned rows.
    pub(super) fn embedding(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        let (channels, length) = self.sequence(config, input)?;
        if channels != 1 {
            return Err(config.error(ModelProblem::Dimensions { shape: format!("{length}×{channels}") }));
        }
        let (rows, width) = (config.needed("input_dim", "input_dim")?, config.needed("output_dim", "output_dim")?);
        let quantity = Quantity::Parameters;
        let parameters = rows.checked_mul(width);
        let block = Opaque {
            kind: "Embedding".into(),
            output: vec![width, length],
            parameters: parameters.ok_or_else(|| config.error(Problem::TooLarge { quantity }.into()))?,
            macs: 0,
            sees: Sees::Pointwise,
            window: SeenWindow::THREE,
        };
        self.add(config.layer, Op::Opaque(block), &[input])
    }

    /// The features and the length of a sequence.
    pub(super) fn sequence(&self, config: Config<'_>, input: Tensor) -> Result<(u64, u64), ModelError> {
        let (channels, size) = self.builder.map(config.layer, input.value)?;
        if input.rank != 2 || size.height != 1 || self.channels_first {
            let shape = format!("{}×{}×{channels}", size.height, size.width);
            return Err(config.error(ModelProblem::Dimensions { shape }));
        }
        Ok((channels, size.width))
    }
}

/// A layer that another holds.
fn within<'a>(config: Config<'a>, attribute: &str) -> Result<(&'a str, Config<'a>), ModelError> {
    let missing = || config.missing(attribute);
    let layer = config.get(attribute).ok_or_else(missing)?;
    let class = layer.get("class_name").and_then(Json::as_str).ok_or_else(missing)?;
    let settings: &Map<String, Json> = layer.get("config").and_then(Json::as_object).ok_or_else(missing)?;
    Ok((class, Config::new(config.layer, settings)))
}

/// The parameters and multiply-adds of a recurrent layer, as `keras.layers` builds it.
///
/// With u units, f features and g gates (1, LSTM 4, GRU 3): matrices of g·u·f and g·u·u weights, each used once a step; g·u constants, of
/// which a GRU that resets after its matrix has two.
fn recurrent(config: Config<'_>, class: &str, features: u64, length: u64) -> Result<Recurrent, ModelError> {
    let units = config.needed("units", "output_dim")?;
    let is_set = |name: &str, unsaid: bool| config.get(name).and_then(Json::as_bool).unwrap_or(unsaid);
    let (gates, constants) = match class {
        "SimpleRNN" => (1, 1),
        "LSTM" => (4, 1),
        "CuDNNLSTM" => (4, 2),
        // Configurations without the setting are of versions that reset before.
        "GRU" => (3, if is_set("reset_after", false) { 2 } else { 1 }),
        "CuDNNGRU" => (3, 2),
        class => return Err(config.error(ModelProblem::UnknownKind { kind: class.into() })),
    };
    if let Some(value) = config.get("return_state").filter(|value| value.as_bool() == Some(true)) {
        return Err(config.unsupported("return_state", value));
    }
    let constants = if config.flag_or_true("use_bias") { constants } else { 0 };
    let too_large = |quantity| config.error(Problem::TooLarge { quantity }.into());
    let weights = features
        .checked_add(units)
        .and_then(|inputs| inputs.checked_mul(units)?.checked_mul(gates))
        .ok_or_else(|| too_large(Quantity::Parameters))?;
    let parameters = units.checked_mul(gates * constants).and_then(|constants| constants.checked_add(weights));
    Ok(Recurrent {
        units,
        parameters: parameters.ok_or_else(|| too_large(Quantity::Parameters))?,
        macs: weights.checked_mul(length).ok_or_else(|| too_large(Quantity::Macs))?,
        has_sequences: is_set("return_sequences", false),
        goes_backwards: is_set("go_backwards", false),
    })
}
