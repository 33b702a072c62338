//! Wiring of modules: those of a Sequential in sequence, those of well-known blocks by their templates, and all others in sequence with a
//! warning.

use super::block;
use super::tree::Module;
use crate::formats::builder::{NetworkBuilder, Value};
use crate::formats::{ImportWarning, ModelError};
use crate::network::{Activation, InputShape, Op};

/// Builds the network module by module.
#[derive(Debug)]
pub(super) struct Wiring {
    pub(super) builder: NetworkBuilder,
}

impl Wiring {
    pub(super) fn new(input: InputShape) -> Result<Self, ModelError> {
        Ok(Self { builder: NetworkBuilder::new(input)? })
    }

    /// A module with its children, on one input.
    pub(super) fn module(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        if module.children.is_empty() {
            return if module.is_container() { Ok(input) } else { self.leaf(module, path, input) };
        }
        if module.is_sequential() {
            return self.in_order(module, path, input);
        }
        if let Some(template) = block::template(module) {
            self.builder
                .warnings
                .push(ImportWarning::Template { node: named(module, path), kind: module.class.into() });
            return self.block(template, module, path, input);
        }
        self.builder.warnings.push(ImportWarning::InOrder { node: named(module, path) });
        self.in_order(module, path, input)
    }

    /// The children of a module, in sequence.
    fn in_order(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let mut value = input;
        for child in &module.children {
            let path = joined(path, &child.name);
            // Auxiliary classifiers are used in training only.
            if child.name.starts_with("aux") {
                self.builder.warnings.push(ImportWarning::LeftOut { node: path, kind: child.class.into() });
                continue;
            }
            value = self.module(child, &path, value)?;
        }
        Ok(value)
    }

    /// A child of a module by name, if it exists.
    pub(super) fn child(
        &mut self,
        module: &Module<'_>,
        path: &str,
        name: &str,
        input: Value,
    ) -> Result<Value, ModelError> {
        match module.child(name) {
            Some(child) => self.module(child, &joined(path, name), input),
            None => Ok(input),
        }
    }

    /// A node for a module; errors get its line.
    pub(super) fn add(
        &mut self,
        module: &Module<'_>,
        path: &str,
        op: Op,
        inputs: &[Value],
    ) -> Result<Value, ModelError> {
        let name = if path.is_empty() { module.class } else { path };
        self.builder.add(name, op, inputs).map_err(|error| error.on_line(module.line))
    }

    /// A node for what `forward` does besides its modules.
    pub(super) fn extra(
        &mut self,
        module: &Module<'_>,
        path: &str,
        op: Op,
        inputs: &[Value],
    ) -> Result<Value, ModelError> {
        let name = joined(path, op.word());
        self.add(module, &name, op, inputs)
    }

    /// The activation of a block where it runs again: its module if there is one, else a `ReLU`.
    pub(super) fn activate(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let own = ["relu", "act", "act1", "activation"].into_iter().find(|name| module.child(name).is_some());
        match own {
            Some(name) => self.child(module, path, name, input),
            None => self.extra(module, path, Op::Activation(Activation::Relu), &[input]),
        }
    }
}

impl Module<'_> {
    /// Whether an empty module is only a container.
    fn is_container(&self) -> bool {
        matches!(self.class, "Sequential" | "ModuleList" | "ModuleDict") && self.arguments.is_empty()
    }
}

/// The path of a child module.
pub(super) fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The name of a module in messages: its path, or for the whole model its class.
fn named(module: &Module<'_>, path: &str) -> String {
    if path.is_empty() { module.class.to_owned() } else { path.to_owned() }
}
