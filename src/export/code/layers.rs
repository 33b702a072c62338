//! The layers of a network with the names and variables that code gives them.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use crate::network::{Op, Shape, ShapedNetwork, Step};

/// One layer, ready to be written as code.
pub(super) struct Layer<'a> {
    /// The node's own name.
    pub(super) node: &'a str,
    /// The name that code calls it by.
    pub(super) id: String,
    /// The block it belongs to; empty for none.
    pub(super) block: &'a str,
    /// Whether it is switched off; the operator then is the identity.
    pub(super) bypassed: bool,
    /// What it does.
    pub(super) op: &'a Op,
    /// What is known of it.
    pub(super) step: &'a Step,
    /// The shape of the first map that it reads.
    pub(super) input: Shape,
    /// The variables that it reads, in order.
    pub(super) operands: Vec<String>,
    /// The variable that holds its output.
    pub(super) target: String,
    /// Whether nothing reads it, though it is not the last.
    pub(super) is_dead: bool,
    /// Whose weights it uses.
    pub(super) weights: Weights,
}

impl Layer<'_> {
    /// The first channel of a section of the input's, and the one after its last.
    pub(super) fn section(&self, sections: &[u64], index: u64) -> (u64, u64) {
        let start: u64 = sections.iter().take(index as usize).sum();
        (start, start + self.step.shape.channels())
    }
}

/// Whose weights a layer uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Weights {
    /// Its own, and nobody else does.
    Own,
    /// Its own, which others use after it; with the variable that holds its module.
    Lent(String),
    /// Those of a layer before it.
    Borrowed {
        /// The name that code calls that layer by.
        id: String,
        /// The variable that holds its module.
        holder: String,
        /// Whether the two have the same settings, so that one module does for both.
        is_alike: bool,
    },
}

/// The layers of a shaped network without faults, and the variable that holds the output of the last.
///
/// A map that only the next layer reads is called `x`, every other one by its own name. `input` is the variable of the network's input.
pub(super) fn layers<'a>(shaped: &'a ShapedNetwork, input: &str, names: &mut Names) -> (Vec<Layer<'a>>, String) {
    let last = shaped.map_count() - 1;
    let mut variables = vec![input.to_owned()];
    let mut layers: Vec<Layer<'a>> = Vec::with_capacity(last);
    let lent: HashSet<usize> = (1..=last).filter_map(|map| shaped.step_of(map)?.shares).collect();
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
        layers.push(Layer {
            node: &node.name,
            id,
            block: &node.block,
            bypassed: node.bypassed,
            op: shaped.op(map),
            step,
            input: shaped.shape(step.sources[0]).unwrap_or(step.shape),
            operands: step.sources.iter().map(|&source| variables[source].clone()).collect(),
            target: target.clone(),
            is_dead,
            weights,
        });
        variables.push(target);
    }
    let output = variables.pop().unwrap_or_default();
    (layers, output)
}

/// Whether only the first layer reads the network's input.
pub(super) fn input_is_read_once(shaped: &ShapedNetwork) -> bool {
    readers(shaped)[0] != Readers::Others
}

/// Who reads a map.
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
