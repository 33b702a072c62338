//! Layers of a network with their identifiers and variables in code.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use crate::network::{Op, Shape, ShapedNetwork, Step};

/// One layer, ready to be written as code.
#[derive(Clone)]
pub(super) struct Layer<'a> {
    /// The node's name.
    pub(super) node: &'a str,
    /// Its identifier in code.
    pub(super) id: String,
    /// The block it belongs to; empty for none.
    pub(super) block: &'a str,
    /// The path of its module in the library's model that the network follows; empty for none.
    pub(super) module: &'a str,
    /// Whether it is switched off; the operator then is the identity.
    pub(super) bypassed: bool,
    /// The operator.
    pub(super) op: &'a Op,
    /// The inferred step.
    pub(super) step: &'a Step,
    /// The shape of its first input.
    pub(super) input: Shape,
    /// The variables of its inputs, in order.
    pub(super) operands: Vec<String>,
    /// The variable of its output.
    pub(super) target: String,
    /// Whether its output is unused, though it is not the last layer.
    pub(super) is_dead: bool,
    /// The owner of its weights.
    pub(super) weights: Weights,
    /// The variable of the indices that a max pooling layer gives to an unpooling, or that an unpooling uses.
    pub(super) indices: Option<String>,
}

impl Layer<'_> {
    /// The first channel of a section of the input, and the one after its last.
    pub(super) fn section(&self, sections: &[u64], index: u64) -> (u64, u64) {
        let start: u64 = sections.iter().take(index as usize).sum();
        (start, start + self.step.shape.channels())
    }
}

/// The owner of a layer's weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Weights {
    /// Its own, not shared.
    Own,
    /// Its own, shared with later layers; the variable of its module.
    Lent(String),
    /// Those of an earlier layer.
    Borrowed {
        /// The identifier of that layer.
        id: String,
        /// The variable of its module.
        holder: String,
        /// Whether the two layers have the same settings, so that one module suffices.
        is_alike: bool,
    },
}

/// The layers of a shaped network without faults, and the variable of the last output.
///
/// A map that only the next layer reads is named `x`, every other map by its layer. `input` is the variable of the network's input.
pub(super) fn layers<'a>(shaped: &'a ShapedNetwork, input: &str, names: &mut Names) -> (Vec<Layer<'a>>, String) {
    let last = shaped.map_count() - 1;
    let mut variables = vec![input.to_owned()];
    let mut layers: Vec<Layer<'a>> = Vec::with_capacity(last);
    let lent: HashSet<usize> = (1..=last).filter_map(|map| shaped.step_of(map)?.shares).collect();
    let unpooled: HashSet<usize> = (1..=last).filter_map(|map| unpools(shaped, map)).collect();
    let mut indices: HashMap<usize, String> = HashMap::new();
    let mut lenders: HashMap<usize, (String, String)> = HashMap::new();
    for (map, readers) in readers(shaped).into_iter().enumerate().skip(1) {
        let (Some(step), Some(node)) = (shaped.step_of(map), shaped.node(map)) else { continue };
        let id = names.take(&node.name);
        let is_dead = readers == Readers::Nobody && map < last;
        let target = if readers == Readers::Others || is_dead { id.clone() } else { "x".into() };
        let weights = match step.shares.and_then(|lender| Some((lender, lenders.get(&lender)?))) {
            Some((lender, (id, holder))) => {
                let is_alike = shaped.op(lender) == shaped.op(map);
                Weights::Borrowed { id: id.clone(), holder: holder.clone(), is_alike }
            }
            None if lent.contains(&map) => {
                let holder = names.take(&format!("{id}_layer"));
                lenders.insert(map, (id.clone(), holder.clone()));
                Weights::Lent(holder)
            }
            None => Weights::Own,
        };
        if unpooled.contains(&map) {
            indices.insert(map, names.take(&format!("{id}_indices")));
        }
        layers.push(Layer {
            node: &node.name,
            id,
            block: &node.block,
            module: &node.module,
            bypassed: node.bypassed,
            op: shaped.op(map),
            step,
            input: shaped.shape(step.sources[0]).unwrap_or(step.shape),
            operands: step.sources.iter().map(|&source| variables[source].clone()).collect(),
            target: target.clone(),
            is_dead,
            weights,
            indices: indices.get(&unpools(shaped, map).unwrap_or(map)).cloned(),
        });
        variables.push(target);
    }
    let output = variables.pop().unwrap_or_default();
    (layers, output)
}

/// The map of the pooling layer whose indices a layer uses.
fn unpools(shaped: &ShapedNetwork, map: usize) -> Option<usize> {
    let step = shaped.step_of(map).filter(|step| step.unpools.is_some())?;
    step.sources.get(1).copied()
}

/// Whether only the first layer reads the network's input.
pub(super) fn input_is_read_once(shaped: &ShapedNetwork) -> bool {
    readers(shaped)[0] != Readers::Others
}

/// The readers of a map.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    Nobody,
    TheNext,
    Others,
}

fn readers(shaped: &ShapedNetwork) -> Vec<Readers> {
    let mut readers = vec![Readers::Nobody; shaped.map_count()];
    for map in 1..shaped.map_count() {
        for &source in shaped.step_of(map).map_or(&[][..], |step| &step.sources) {
            let is_next = source + 1 == map && readers[source] != Readers::Others;
            readers[source] = if is_next { Readers::TheNext } else { Readers::Others };
        }
    }
    readers
}
