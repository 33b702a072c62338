//! Attention layers: every position of the query sees all positions of the value.

use serde_json::Value as Json;

use super::config::Config;
use super::layer::{Reader, Tensor};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Opaque, Problem, Quantity, SeenWindow, Sees};

/// Channels and number of positions of what an attention layer reads.
#[derive(Clone, Copy)]
struct Side {
    channels: u64,
    positions: u64,
}

/// What an attention layer reads; a key that is left out is the value.
struct Sides {
    query: Side,
    value: Side,
    key: Side,
    /// The size of the query.
    size: Axes<u64>,
}

impl Reader {
    /// `MultiHeadAttention`, with H heads of key length K and value length V, on T positions of q channels, S of k and of v: matrices of
    /// q·H·K, k·H·K, v·H·V and H·V·o weights with their constants; products of T·S·H·(K + V) multiply-adds.
    pub(super) fn multi_head(&mut self, config: Config<'_>, inputs: &[Tensor]) -> Result<Tensor, ModelError> {
        let sides = self.sides(config, inputs)?;
        if let Some(axes) = config.get("attention_axes") {
            let rank = inputs.first().map_or(0, |input| input.rank as u64);
            let all: Vec<u64> = (1..rank).collect();
            let said: Option<Vec<u64>> = match axes {
                Json::Array(axes) => axes.iter().map(Json::as_u64).collect(),
                axis => axis.as_u64().map(|axis| vec![axis]),
            };
            if said != Some(all) {
                return Err(config.unsupported("attention_axes", axes));
            }
        }
        if let Some(gate) = config.get("use_gate").filter(|gate| gate.as_bool() == Some(true)) {
            return Err(config.unsupported("use_gate", gate));
        }
        let is_causal = config.is_causal || config.get("sliding_window").is_some();
        let config = Config { is_causal, ..config };
        let (heads, key_length) = (config.needed("num_heads", "num_heads")?, config.needed("key_dim", "key_dim")?);
        let value_length = config.whole("value_dim")?.unwrap_or(key_length);
        let out = match config.get("output_shape") {
            None => sides.query.channels,
            Some(Json::Array(extents)) if extents.len() != 1 => {
                return Err(config.unsupported("output_shape", &Json::Array(extents.clone())));
            }
            Some(Json::Array(extents)) => {
                extents[0].as_u64().ok_or_else(|| config.unsupported("output_shape", &extents[0]))?
            }
            Some(value) => value.as_u64().ok_or_else(|| config.unsupported("output_shape", value))?,
        };
        let Sides { query, value, key, .. } = sides;
        let counted = || {
            let (keys, values) = (heads.checked_mul(key_length)?, heads.checked_mul(value_length)?);
            let matrices = [
                (query.channels, keys, query.positions),
                (key.channels, keys, key.positions),
                (value.channels, values, value.positions),
                (values, out, query.positions),
            ];
            let (mut parameters, mut macs) = (0_u64, 0_u64);
            for (rows, columns, times) in matrices {
                let weights = rows.checked_mul(columns)?;
                macs = macs.checked_add(weights.checked_mul(times)?)?;
                let constants = if config.flag_or_true("use_bias") { columns } else { 0 };
                parameters = parameters.checked_add(weights.checked_add(constants)?)?;
            }
            let products = query.positions.checked_mul(key.positions)?.checked_mul(keys.checked_add(values)?)?;
            Some((parameters, macs.checked_add(products)?))
        };
        let counted = counted();
        self.attending(config, "MultiHeadAttention", out, counted, &sides, inputs)
    }

    /// `Attention` and `AdditiveAttention`, whose scores are a product or a sum of query and key: with a factor for the product, one for
    /// a hyperbolic tangent of the sum, or one for each channel of it.
    pub(super) fn plain_attention(
        &mut self,
        config: Config<'_>,
        class: &str,
        inputs: &[Tensor],
    ) -> Result<Tensor, ModelError> {
        let sides = self.sides(config, inputs)?;
        let is_additive = class == "AdditiveAttention";
        if sides.query.channels != sides.key.channels {
            return Err(config.error(ModelProblem::Mismatch {
                attribute: "query".into(),
                said: sides.query.channels,
                found: sides.key.channels,
            }));
        }
        let is_concat = match config.text("score_mode") {
            None | Some("dot") => false,
            Some("concat") => true,
            Some(other) => return Err(config.unsupported("score_mode", &other.into())),
        };
        let has_scale = config.get("use_scale").and_then(Json::as_bool).unwrap_or(is_additive);
        let is_causal = config.is_causal || config.get("causal").and_then(Json::as_bool) == Some(true);
        let channels = sides.query.channels;
        let parameters = match (is_additive, has_scale) {
            (true, true) => channels,
            (true, false) => 0,
            (false, has_scale) => u64::from(has_scale) + u64::from(is_concat),
        };
        // Sums of query and key have no weights.
        let scored = if is_additive || is_concat { 0 } else { channels };
        let pairs = sides.query.positions.checked_mul(sides.value.positions);
        let macs = pairs.and_then(|pairs| pairs.checked_mul(scored.checked_add(sides.value.channels)?));
        let out = sides.value.channels;
        self.attending(Config { is_causal, ..config }, class, out, macs.map(|macs| (parameters, macs)), &sides, inputs)
    }

    fn attending(
        &mut self,
        config: Config<'_>,
        kind: &str,
        out: u64,
        counted: Option<(u64, u64)>,
        sides: &Sides,
        inputs: &[Tensor],
    ) -> Result<Tensor, ModelError> {
        let quantity = Quantity::Macs;
        let (parameters, macs) = counted.ok_or_else(|| config.error(Problem::TooLarge { quantity }.into()))?;
        let Axes { height, width } = sides.size;
        let rank = inputs.first().map_or(2, |input| input.rank);
        let block = Opaque {
            kind: kind.to_owned(),
            output: if rank == 2 { vec![out, width] } else { vec![out, height, width] },
            parameters,
            macs,
            // A mask decides what is seen.
            sees: if config.is_causal { Sees::Unknown } else { Sees::Whole },
            window: SeenWindow::THREE,
        };
        let mut read: Vec<_> = Vec::new();
        for input in inputs {
            if !read.contains(&input.value) {
                read.push(input.value);
            }
        }
        let value = self.builder.opaque(config.layer, block, &read)?;
        Ok(Tensor { value, rank })
    }

    /// The query, the value, and the key, which is the value if it is left out.
    fn sides(&self, config: Config<'_>, inputs: &[Tensor]) -> Result<Sides, ModelError> {
        let side = |tensor: &Tensor| {
            let (channels, size) = self.builder.map(config.layer, tensor.value)?;
            let positions = size.height.checked_mul(size.width);
            let too_large = || config.error(Problem::TooLarge { quantity: Quantity::OutputSize }.into());
            Ok((Side { channels, positions: positions.ok_or_else(too_large)? }, size))
        };
        if self.channels_first {
            return Err(config.unsupported("data_format", &"channels_first".into()));
        }
        let (query, value, key) = match inputs {
            [query, value] => (query, value, value),
            [query, value, key] => (query, value, key),
            _ => return Err(config.error(ModelProblem::SeveralInputs { count: inputs.len() })),
        };
        let ((query, size), (value, _), (key, _)) = (side(query)?, side(value)?, side(key)?);
        if key.positions != value.positions {
            let (said, found) = (value.positions, key.positions);
            return Err(config.error(ModelProblem::Mismatch { attribute: "value".into(), said, found }));
        }
        Ok(Sides { query, value, key, size })
    }
}
