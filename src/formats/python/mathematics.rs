//! Mathematics: the real functions that implement Python's `math` here.

use rustpython_vm::builtins::PyDictRef;
use rustpython_vm::function::ArgIntoFloat;
use rustpython_vm::{PyResult, VirtualMachine};

/// Adds the functions to a dictionary.
pub(super) fn add(dict: &PyDictRef, vm: &VirtualMachine) -> PyResult<()> {
    macro_rules! functions {
        ($($name:literal: $function:expr,)*) => {
            $({
                let function = vm.new_function($name, |x: ArgIntoFloat, vm: &VirtualMachine| within($function, x.into(), vm));
                dict.set_item($name, function.into(), vm)?;
            })*
        };
    }
    functions! {
        "acos": f64::acos, "asin": f64::asin, "atan": f64::atan, "cos": f64::cos, "cosh": f64::cosh, "exp": f64::exp, "log": f64::ln,
        "sin": f64::sin, "sinh": f64::sinh, "sqrt": f64::sqrt, "tan": f64::tan, "tanh": f64::tanh, "erf": erf,
    }
    let atan2 = vm.new_function("atan2", |y: ArgIntoFloat, x: ArgIntoFloat| f64::from(y).atan2(x.into()));
    dict.set_item("atan2", atan2.into(), vm)
}

/// The function's value, or Python's error outside of its domain.
fn within(function: fn(f64) -> f64, x: f64, vm: &VirtualMachine) -> PyResult<f64> {
    let value = function(x);
    if x.is_finite() && !value.is_finite() { Err(vm.new_value_error("math domain error")) } else { Ok(value) }
}

/// The error function by Abramowitz and Stegun, formula 7.1.26, with an error below 1.5e-7.
fn erf(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let sum = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592].into_iter();
    let polynomial = sum.fold(0.0, |sum, factor| (sum + factor) * t);
    x.signum() * (1.0 - polynomial * (-x * x).exp())
}
