//! Lines of code of one layer, and arguments of calls.

use super::layers::{Layer, Weights};

/// The lines that compute one layer, from its inputs to its variable.
pub(super) struct Lines<'a> {
    target: &'a str,
    operands: &'a [String],
    value: String,
    done: Vec<String>,
}

impl<'a> Lines<'a> {
    /// No lines yet: the value is the first operand.
    pub(super) fn of(layer: &'a Layer<'_>) -> Self {
        let value = layer.operands.first().cloned().unwrap_or_default();
        Self { target: &layer.target, operands: &layer.operands, value, done: Vec::new() }
    }

    /// Assigns an expression of the present value to the layer's variable.
    pub(super) fn then(&mut self, expression: impl FnOnce(&str) -> String) {
        self.done.push(format!("{} = {}", self.target, expression(&self.value)));
        self.value = self.target.into();
    }

    /// Assigns the two results of a function: the first to the layer's variable, the second to another one.
    pub(super) fn call_for_two(&mut self, callee: &str, second: &str) {
        self.done.push(format!("{}, {second} = {callee}({})", self.target, self.value));
        self.value = self.target.into();
    }

    /// Calls a function with the present value: `callee(value)`.
    pub(super) fn call(&mut self, callee: &str) {
        self.then(|value| format!("{callee}({value})"));
    }

    /// Joins all operands by an operator: `a + b`.
    pub(super) fn join(&mut self, sign: &str) {
        let joined = self.operands.join(sign);
        self.then(|_| joined);
    }

    /// Folds all operands with a binary function: `f(f(a, b), c)`.
    pub(super) fn nest(&mut self, function: &str) {
        let operands = self.operands.iter().cloned();
        let nested = operands.reduce(|all, operand| format!("{function}({all}, {operand})")).unwrap_or_default();
        self.then(|_| nested);
    }

    /// Calls a new module, or that of the layer whose weights are shared, with the present value.
    pub(super) fn call_module(&mut self, weights: &Weights, constructor: &str) {
        let module = self.held(weights, constructor);
        self.call(&module);
    }

    /// The module as an expression: a variable if several layers use it.
    pub(super) fn held(&mut self, weights: &Weights, constructor: &str) -> String {
        match weights {
            Weights::Own => constructor.into(),
            Weights::Lent(holder) => {
                self.done.push(format!("{holder} = {constructor}"));
                holder.clone()
            }
            Weights::Borrowed { holder, .. } => holder.clone(),
        }
    }

    /// All lines, which leave the value in the layer's variable.
    pub(super) fn finish(mut self) -> Vec<String> {
        if self.value != self.target {
            self.then(str::to_owned);
        }
        self.done
    }
}

/// The arguments of a call, positional ones first.
#[derive(Default)]
pub(super) struct Arguments(Vec<String>);

impl Arguments {
    pub(super) fn new(positional: impl IntoIterator<Item = String>) -> Self {
        Self(positional.into_iter().collect())
    }

    /// Adds a named argument.
    pub(super) fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.0.push(format!("{name}={value}"));
        self
    }

    /// Adds a named argument if it is not the default.
    pub(super) fn with_if(self, is_needed: bool, name: &str, value: impl std::fmt::Display) -> Self {
        if is_needed { self.with(name, value) } else { self }
    }

    /// The call.
    pub(super) fn call(self, callee: &str) -> String {
        format!("{callee}({})", self.0.join(", "))
    }
}
