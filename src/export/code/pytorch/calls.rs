//! Calls: which modules are called as a whole, and in which order things run in each.

use std::collections::{HashMap, HashSet};

use super::modules::{Child, Modules, ROOT, is_number};
use super::writer::Draft;
use crate::export::code::layers::{Layer, Weights};

/// The most inputs of a module that is called as a whole.
const MOST_INPUTS: usize = 4;

/// The kind of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `nn.Sequential`: each of its modules is called with the output of the one before.
    Sequential,
    /// A class with its own `forward`.
    Class,
    /// Only a place for its modules, which are called from the code of the container around it.
    Holder,
}

/// Something that runs in a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The layer with this index.
    Layer(usize),
    /// The container with this number, as a whole.
    Call(usize),
}

/// The calls of a network.
pub(super) struct Calls<'a> {
    modules: &'a Modules,
    sources: &'a [&'a [usize]],
    /// The layers that run in each container or in those in it.
    members: Vec<Vec<usize>>,
    /// The last layer that reads each map.
    last_readers: Vec<Option<usize>>,
    /// The form of each container.
    pub(super) forms: Vec<Form>,
    /// The maps that each container reads from outside, in the order in which it reads them.
    pub(super) inputs: Vec<Vec<usize>>,
    /// The map that it puts out.
    pub(super) outputs: Vec<usize>,
}

impl<'a> Calls<'a> {
    pub(super) fn of(modules: &'a Modules, layers: &[Layer<'_>], drafts: &[Draft], sources: &'a [&'a [usize]]) -> Self {
        let count = modules.containers.len();
        let (inputs, outputs) = (vec![Vec::new(); count], vec![0; count]);
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut last_readers = vec![None; layers.len() + 1];
        for (index, place) in modules.places.iter().enumerate() {
            for at in modules.up(place.scope) {
                members[at].push(index);
            }
            for &source in sources[index] {
                last_readers[source] = Some(index);
            }
        }
        let forms = vec![Form::Holder; count];
        let mut calls = Self { modules, sources, members, last_readers, forms, inputs, outputs };
        // Containers before those around them.
        for at in (0..count).rev() {
            calls.forms[at] = calls.form(at, layers, drafts);
        }
        calls
    }

    /// What runs in a container, in order.
    pub(super) fn steps(&self, at: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        for &index in &self.members[at] {
            let scope = self.modules.places[index].scope;
            let up: Vec<usize> = self.modules.up(scope).take_while(|&outer| outer != at).collect();
            let whole = up.iter().rev().find(|&&inner| self.forms[inner] != Form::Holder);
            let step = whole.map_or(Step::Layer(index), |&inner| Step::Call(inner));
            if steps.last() != Some(&step) {
                steps.push(step);
            }
        }
        steps
    }

    /// The maps that a step reads.
    pub(super) fn reads(&self, step: Step) -> &[usize] {
        match step {
            Step::Layer(index) => self.sources[index],
            Step::Call(at) => &self.inputs[at],
        }
    }

    /// The map that a step puts out.
    pub(super) fn output(&self, step: Step) -> usize {
        match step {
            Step::Layer(index) => index + 1,
            Step::Call(at) => self.outputs[at],
        }
    }

    fn form(&mut self, at: usize, layers: &[Layer<'_>], drafts: &[Draft]) -> Form {
        if at == ROOT {
            return Form::Class;
        }
        let members = &self.members[at];
        let (Some(&first), Some(&last)) = (members.first(), members.last()) else { return Form::Holder };
        if last + 1 - first != members.len() {
            return Form::Holder;
        }
        let is_inside = |map: usize| map > first && map <= last + 1;
        let mut inputs: Vec<usize> = Vec::new();
        for &index in members {
            for &source in self.sources[index] {
                if !is_inside(source) && !inputs.contains(&source) {
                    inputs.push(source);
                }
            }
        }
        let is_read_later = |map: usize| self.last_readers[map].is_some_and(|reader| reader > last);
        let is_put_out = |map: usize| map == layers.len() || is_read_later(map);
        let outputs: Vec<usize> = (first + 1..=last + 1).filter(|&map| is_put_out(map)).collect();
        if inputs.is_empty() || inputs.len() > MOST_INPUTS || outputs.len() > 1 || !is_closed(members, layers) {
            return Form::Holder;
        }
        let borrows = |&index: &usize| {
            let owner =
                matches!(layers[index].weights, Weights::Borrowed { .. }).then(|| lender(layers, index)).flatten();
            owner.is_some_and(|owner| !self.modules.is_within(self.modules.places[owner].scope, at))
        };
        if members.iter().any(borrows) {
            return Form::Holder;
        }
        self.inputs[at] = inputs;
        self.outputs[at] = outputs.first().copied().unwrap_or(last + 1);
        if self.is_chain(at, drafts, layers) {
            return Form::Sequential;
        }
        let has_names = self.modules.containers[at].children.iter().all(|child| !is_number(self.name(*child)));
        if has_names { Form::Class } else { Form::Holder }
    }

    /// The name of what a container contains.
    pub(super) fn name(&self, child: Child) -> &'a str {
        match child {
            Child::Container(inner) => &self.modules.containers[inner].name,
            Child::Layer(index) => &self.modules.places[index].name,
        }
    }

    /// Whether a container only calls all of its modules in order, each with the output of the one before.
    fn is_chain(&self, at: usize, drafts: &[Draft], layers: &[Layer<'_>]) -> bool {
        let [input] = self.inputs[at][..] else { return false };
        let steps = self.steps(at);
        let children = &self.modules.containers[at].children;
        if steps.len() != children.len() {
            return false;
        }
        let mut before = input;
        for (step, next) in steps.iter().zip(children) {
            let child = match *step {
                Step::Layer(index) => {
                    let Draft { constructor, lines } = &drafts[index];
                    let call =
                        format!("{} = self.{}({})", layers[index].target, layers[index].id, layers[index].operands[0]);
                    if constructor.is_none() || self.modules.places[index].owner != Some(index) || *lines != [call] {
                        return false;
                    }
                    Child::Layer(index)
                }
                Step::Call(inner) => Child::Container(inner),
            };
            if self.reads(*step) != [before] || child != *next {
                return false;
            }
            before = self.output(*step);
        }
        before == self.outputs[at]
    }
}

/// Whether all layers that use the same indices of a max pooling layer are among the members, or none.
fn is_closed(members: &[usize], layers: &[Layer<'_>]) -> bool {
    let inside: HashSet<&str> = members.iter().filter_map(|&index| layers[index].indices.as_deref()).collect();
    if inside.is_empty() {
        return true;
    }
    let mut all: HashMap<&str, usize> = HashMap::new();
    for indices in layers.iter().filter_map(|layer| layer.indices.as_deref()) {
        *all.entry(indices).or_insert(0) += 1;
    }
    let count =
        |indices: &str| members.iter().filter(|&&index| layers[index].indices.as_deref() == Some(indices)).count();
    inside.iter().all(|indices| all.get(indices).copied() == Some(count(indices)))
}

/// The index of the layer whose weights a layer uses.
pub(super) fn lender(layers: &[Layer<'_>], index: usize) -> Option<usize> {
    let Weights::Borrowed { id, .. } = &layers[index].weights else { return None };
    layers.iter().position(|layer| layer.id == *id)
}
