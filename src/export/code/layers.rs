//! The layers of a network with the names and variables that code gives them.

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
}

/// The layers of a shaped network without faults, and the variable that holds the output of the last.
///
/// A map that only the next layer reads is called `x`, every other one by its own name. `input` is the variable of the network's input.
pub(super) fn layers<'a>(shaped: &'a ShapedNetwork, input: &str, names: &mut Names) -> (Vec<Layer<'a>>, String) {
    let last = shaped.map_count() - 1;
    let mut variables = vec![input.to_owned()];
    let mut layers = Vec::with_capacity(last);
    for (map, readers) in readers(shaped).into_iter().enumerate().skip(1) {
        let (Some(step), Some(node)) = (shaped.step_of(map), shaped.node(map)) else { continue };
        let id = names.take(&node.name);
        let is_dead = readers == Readers::Nobody && map < last;
        let target = if readers == Readers::Others || is_dead { id.clone() } else { "x".into() };
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
