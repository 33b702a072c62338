//! Code of each module: what it contains, and what runs in it.

use std::collections::HashMap;

use super::calls::{Calls, Form, Step, lender};
use super::classes::{Class, Classes};
use super::modules::{Child, Modules, ROOT, is_number};
use super::script::placed;
use super::writer::{Draft, draft};
use crate::export::code::CodeError;
use crate::export::code::layers::{Layer, Weights};
use crate::export::code::names::Names;
use crate::export::code::numbers::Layout;
use crate::export::code::script::{Remarks, documented, indented};

/// The names of a module's inputs.
const INPUTS: [&str; 4] = ["inputs", "second", "third", "fourth"];

/// The code of a network's modules.
pub(super) struct Assembly<'a> {
    layout: Layout,
    layers: &'a [Layer<'a>],
    modules: &'a Modules,
    calls: &'a Calls<'a>,
    drafts: &'a [Draft],
    network: &'a str,
    /// The calls that construct the containers with a class.
    constructors: HashMap<usize, String>,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(
        layout: Layout,
        layers: &'a [Layer<'a>],
        modules: &'a Modules,
        calls: &'a Calls<'a>,
        drafts: &'a [Draft],
        network: &'a str,
    ) -> Self {
        Self { layout, layers, modules, calls, drafts, network, constructors: HashMap::new() }
    }

    /// The classes of all containers, those that others contain first.
    pub(super) fn classes(&mut self) -> Result<String, CodeError> {
        let count = self.modules.containers.len();
        let mut heights = vec![0_usize; count];
        for at in (1..count).rev() {
            let own = heights[at] + usize::from(self.calls.forms[at] == Form::Class);
            let parent = self.modules.containers[at].parent;
            heights[parent] = heights[parent].max(own);
        }
        let mut classes = Classes::new(self.network);
        for height in 0..=heights[ROOT] {
            let mut level = Vec::new();
            for (at, &own) in heights.iter().enumerate().skip(1) {
                if self.calls.forms[at] == Form::Class && own == height {
                    let inputs = self.inputs(at);
                    let forward = self.forward(at, &inputs.join(", "))?;
                    level.push((at, Class { name: self.class_name(at), inits: self.inits(at), inputs, forward }));
                }
            }
            self.constructors.extend(classes.define(level));
        }
        Ok(classes.text())
    }

    /// A name for a container's class: its own without the number, or that of the container around it.
    fn class_name(&self, at: usize) -> String {
        let named = self.modules.up(at).find(|&at| !is_number(&self.modules.containers[at].name)).unwrap_or(at);
        let name = &self.modules.containers[named].name;
        let letters = name.trim_end_matches(|last: char| last.is_ascii_lowercase());
        let is_numbered = letters.ends_with(|last: char| last.is_ascii_digit());
        // `inception3a`, `denselayer12`
        let stem = if is_numbered && name.len() - letters.len() < 2 { letters } else { name };
        let stem = stem.trim_end_matches(|last: char| last.is_ascii_digit() || last == '_');
        let words = stem.split('_').filter(|word| !word.is_empty());
        let words: String = words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect();
        let block = if named == at { "" } else { "Block" };
        format!("{words}{block}")
    }

    /// The parameters of a container's `forward`.
    fn inputs(&self, at: usize) -> Vec<String> {
        let steps = self.calls.steps(at);
        let reads = &self.calls.inputs[at];
        let is_read_once = |map: usize| {
            let readers = steps.iter().flat_map(|step| self.calls.reads(*step)).filter(|&&read| read == map).count();
            readers == 1 && steps.first().is_some_and(|step| self.calls.reads(*step).contains(&map))
        };
        let name = |(place, &map): (usize, &usize)| if place == 0 && is_read_once(map) { "x" } else { INPUTS[place] };
        reads.iter().enumerate().map(name).map(str::to_owned).collect()
    }

    /// The lines of `forward`.
    ///
    /// # Errors
    /// The feature that PyTorch lacks.
    pub(super) fn forward(&self, at: usize, inputs: &str) -> Result<Vec<String>, CodeError> {
        let steps = self.calls.steps(at);
        let mut names = Names::new();
        let read = if at == ROOT { &[0][..] } else { &self.calls.inputs[at] };
        let mut variables: HashMap<usize, String> =
            read.iter().copied().zip(inputs.split(", ").map(str::to_owned)).collect();
        let last = if at == ROOT { self.layers.len() } else { self.calls.outputs[at] };
        let (mut lines, mut remarks) = (Vec::new(), Remarks::new());
        for (place, &step) in steps.iter().enumerate() {
            let map = self.calls.output(step);
            let readers: Vec<usize> =
                (place + 1..steps.len()).filter(|&later| self.calls.reads(steps[later]).contains(&map)).collect();
            let is_passed_on = readers == [place + 1] || readers.is_empty() && map == last;
            let is_passed_on = is_passed_on && (map != last || readers.is_empty());
            let name = match step {
                Step::Layer(index) => self.modules.places[index].name.clone(),
                Step::Call(inner) => self.value_name(inner),
            };
            let target = if is_passed_on { "x".to_owned() } else { names.take(&name) };
            let operands: Vec<String> = self.calls.reads(step).iter().map(|map| variables[map].clone()).collect();
            match step {
                Step::Layer(index) => {
                    let layer = &self.layers[index];
                    let layer = placed(layer, self.layer_access(at, index), operands, target.clone());
                    let layer = Layer { weights: self.weights(at, index), ..layer };
                    let own = draft(self.layout, &layer)?.lines;
                    if at == ROOT && (!own.is_empty() || layer.bypassed) {
                        lines.extend(remarks.before(layer.block));
                    }
                    if layer.bypassed {
                        lines.push(format!("# {} is switched off.", documented(layer.node)));
                    }
                    lines.extend(own);
                }
                Step::Call(inner) => {
                    remarks = Remarks::new();
                    lines.push(format!("{target} = {}({})", self.access(at, inner), operands.join(", ")));
                }
            }
            variables.insert(map, target);
        }
        lines.push(format!("return {}", variables[&last]));
        Ok(lines)
    }

    /// The name of what a container puts out.
    fn value_name(&self, at: usize) -> String {
        let container = &self.modules.containers[at];
        if is_number(&container.name) {
            format!("{}_{}", self.modules.containers[container.parent].name, container.name)
        } else {
            container.name.clone()
        }
    }

    /// Whose weights a layer uses, seen from a container.
    fn weights(&self, from: usize, index: usize) -> Weights {
        let own = self.layers[index].weights.clone();
        match (own, lender(self.layers, index)) {
            (Weights::Borrowed { holder, is_alike, .. }, Some(owner)) => {
                Weights::Borrowed { id: self.layer_access(from, owner), holder, is_alike }
            }
            (own, _) => own,
        }
    }

    /// A layer's module seen from a container, without `self.`.
    fn layer_access(&self, from: usize, index: usize) -> String {
        let owner = self.modules.places[index].owner.unwrap_or(index);
        let place = &self.modules.places[owner];
        if place.owner.is_none() {
            return place.name.clone();
        }
        let access = format!("{}{}", self.access(from, place.scope), self.member(place.scope, Child::Layer(owner)));
        access.trim_start_matches("self.").to_owned()
    }

    /// A container seen from one around it: `self.layer1[0]`.
    fn access(&self, from: usize, to: usize) -> String {
        if to == from || to == ROOT {
            return "self".into();
        }
        let parent = self.modules.containers[to].parent;
        format!("{}{}", self.access(from, parent), self.member(parent, Child::Container(to)))
    }

    /// What follows a container's expression for one of its members.
    fn member(&self, at: usize, child: Child) -> String {
        let name = self.calls.name(child);
        if !is_number(name) {
            return if self.is_dictionary(at) { format!("[\"{name}\"]") } else { format!(".{name}") };
        }
        if self.is_dictionary(at) {
            return format!("[\"{name}\"]");
        }
        let place = self.modules.containers[at].children.iter().position(|other| *other == child).unwrap_or(0);
        format!("[{place}]")
    }

    /// Whether the names in a container are the numbers from 0 on.
    fn is_list(&self, at: usize) -> bool {
        let children = &self.modules.containers[at].children;
        children.iter().enumerate().all(|(place, child)| self.calls.name(*child) == place.to_string())
    }

    fn has_numbers(&self, at: usize) -> bool {
        self.modules.containers[at].children.iter().any(|child| is_number(self.calls.name(*child)))
    }

    /// Whether a holder is an `nn.ModuleDict`.
    fn is_dictionary(&self, at: usize) -> bool {
        self.calls.forms[at] == Form::Holder && self.has_numbers(at) && !self.is_list(at)
    }

    /// The lines of `__init__` that make what a container contains.
    pub(super) fn inits(&self, at: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut remarks = Remarks::new();
        self.statements(at, "self", &mut remarks, &mut lines);
        lines
    }

    fn statements(&self, at: usize, access: &str, remarks: &mut Remarks<'a>, lines: &mut Vec<String>) {
        for child in &self.modules.containers[at].children {
            let name = format!("{access}.{}", self.calls.name(*child));
            match *child {
                Child::Layer(index) => {
                    if at == ROOT {
                        lines.extend(remarks.before(self.layers[index].block));
                    }
                    let constructor = self.drafts[index].constructor.as_deref().unwrap_or_default();
                    lines.push(format!("{name} = {constructor}"));
                }
                Child::Container(inner) => {
                    *remarks = Remarks::new();
                    let mut expression = self.expression(inner);
                    expression[0] = format!("{name} = {}", expression[0]);
                    lines.extend(expression);
                    self.contents(inner, &name, lines);
                }
            }
        }
    }

    /// The statements that fill the holders in a container after it was made.
    fn contents(&self, at: usize, access: &str, lines: &mut Vec<String>) {
        if self.calls.forms[at] != Form::Holder {
            return;
        }
        if !self.has_numbers(at) {
            self.statements(at, access, &mut Remarks::new(), lines);
            return;
        }
        for child in &self.modules.containers[at].children {
            if let Child::Container(inner) = *child {
                self.contents(inner, &format!("{access}{}", self.member(at, *child)), lines);
            }
        }
    }

    /// The expression that makes a container.
    fn expression(&self, at: usize) -> Vec<String> {
        let (opening, closing, is_named) = match self.calls.forms[at] {
            Form::Class => return vec![self.constructors.get(&at).cloned().unwrap_or_default()],
            Form::Sequential if self.is_list(at) => ("nn.Sequential(", ")", false),
            Form::Sequential => ("nn.Sequential(OrderedDict([", "]))", true),
            Form::Holder if !self.has_numbers(at) => return vec!["nn.Module()".into()],
            Form::Holder if self.is_list(at) => ("nn.ModuleList([", "])", false),
            Form::Holder => ("nn.ModuleDict([", "])", true),
        };
        let mut lines = vec![opening.to_owned()];
        for child in &self.modules.containers[at].children {
            let mut element = match *child {
                Child::Layer(index) => vec![self.drafts[index].constructor.clone().unwrap_or_default()],
                Child::Container(inner) => self.expression(inner),
            };
            if is_named {
                element[0] = format!("(\"{}\", {}", self.calls.name(*child), element[0]);
            }
            let end = if is_named { ")," } else { "," };
            if let Some(last) = element.last_mut() {
                last.push_str(end);
            }
            lines.extend(indented(&element, 1).lines().map(str::to_owned));
        }
        lines.push(closing.to_owned());
        lines
    }
}
