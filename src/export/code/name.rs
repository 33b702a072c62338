//! Names that Python takes.

use std::collections::HashSet;

/// Words that mean something where a layer's name would stand: Python's own, what the programs import and define, and attributes that
/// every module of `PyTorch` or Flax has.
const RESERVED: [&str; 128] = [
    // Python's keywords, and the built-in names that programs use.
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "float",
    "print",
    "slice",
    "sum",
    "super",
    "tuple",
    // What the programs import and define.
    "F",
    "build",
    "functional",
    "inputs",
    "jax",
    "jnp",
    "keras",
    "layers",
    "math",
    "model",
    "nn",
    "ops",
    "params",
    "self",
    "torch",
    "train",
    "variables",
    "x",
    "y",
    // What every module has in PyTorch.
    "T_destination",
    "add_module",
    "apply",
    "bfloat16",
    "buffers",
    "call_super_init",
    "children",
    "compile",
    "cpu",
    "cuda",
    "double",
    "dump_patches",
    "eval",
    "extra_repr",
    "forward",
    "get_buffer",
    "get_extra_state",
    "get_parameter",
    "get_submodule",
    "half",
    "ipu",
    "load_state_dict",
    "modules",
    "mtia",
    "named_buffers",
    "named_children",
    "named_modules",
    "named_parameters",
    "parameters",
    "register_buffer",
    "register_module",
    "register_parameter",
    "requires_grad_",
    "set_extra_state",
    "set_submodule",
    "share_memory",
    "state_dict",
    "to",
    "to_empty",
    "training",
    "type",
    "xpu",
    "zero_grad",
    // What every module has in Flax.
    "bind",
    "clone",
    "copy",
    "get_variable",
    "has_rng",
    "has_variable",
    "init",
    "init_with_output",
    "is_initializing",
    "is_mutable_collection",
    "lazy_init",
    "make_rng",
    "module_paths",
    "name",
    "param",
    "parent",
    "path",
    "perturb",
    "put_variable",
    "scope",
    "setup",
    "sow",
    "tabulate",
    "unbind",
    "variable",
];

/// Gives every layer a name of its own.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A name that Python takes, as near to the wanted one as can be; `word` where nothing is left of it.
    pub(super) fn identifier(&mut self, wanted: &str, word: &str) -> String {
        let mut plain: String = wanted.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if plain.chars().all(|letter| letter == '_') {
            word.clone_into(&mut plain);
        }
        // Python mangles names that begin with two underscores, and a module keeps its own behind one.
        let mut name = plain.trim_start_matches('_').to_owned();
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            name = format!("{word}_{name}");
        }
        if RESERVED.contains(&name.as_str()) || name.starts_with("register_") {
            name.push('_');
        }
        let mut number = 1_u64;
        let wanted = name.len();
        while self.taken.contains(&name) {
            number += 1;
            name.truncate(wanted);
            name.extend(["_", &number.to_string()]);
        }
        self.taken.insert(name.clone());
        name
    }
}

/// A class's name made from the network's: its words with capitals.
pub(super) fn class(network: &str) -> String {
    let mut name = String::new();
    for word in network.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    match name.chars().next() {
        None => "Network".into(),
        Some(first) if first.is_ascii_digit() => format!("Network{name}"),
        Some(_) if RESERVED.contains(&name.as_str()) => format!("{name}Network"),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_python_takes() {
        let mut names = Names::default();
        let cases = [
            ("conv1", "conv1"),
            ("layer1.0.main", "layer1_0_main"),
            ("layer1-0-main", "layer1_0_main_2"),
            ("conv1", "conv1_2"),
            ("1x1", "conv_1x1"),
            ("class", "class_"),
            ("卷积", "conv"),
            ("__init__", "init__"),
            ("x", "x_"),
        ];
        for (wanted, name) in cases {
            assert_eq!(names.identifier(wanted, "conv"), name);
        }
    }

    #[test]
    fn classes_begin_with_a_capital() {
        let names = ["resnet18", "three-3x3", "", "3 blocks", "none"].map(class);
        assert_eq!(names, ["Resnet18", "Three3x3", "Network", "Network3Blocks", "NoneNetwork"]);
    }
}
