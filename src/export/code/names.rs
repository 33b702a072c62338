//! Identifiers: layer names as valid Python names, unique in the script.

use std::collections::{HashMap, HashSet};

/// Names that a layer must not have: those used in the code, members of the frameworks' modules, and Python's keywords.
const RESERVED: &str = "\
    F False None True and as assert async await break case class continue def del elif else except finally for from global if import in \
    is lambda match nonlocal not or pass raise return self super train try while with yield float tuple sum print math \
    x image signal inputs nn jax jnp keras layers model ops output torch variables \
    add_module apply bfloat16 bind buffers build call children clone compile copy cpu cuda double eval extra_repr forward get_buffer \
    get_extra_state get_parameter get_submodule get_variable half has_rng has_variable init init_with_output ipu is_initializing \
    is_mutable_collection lazy_init load_state_dict make_rng modules module_paths mtia mutable name named_buffers named_children \
    named_modules named_parameters param parameters parent path perturb put_variable register_backward_hook register_buffer \
    register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook \
    register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter \
    register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ reseed rngs scope set_extra_state set_submodule setup \
    share_memory sow state_dict summary tabulate to to_empty training type unbind variable xpu zero_grad T_destination call_super_init \
    dump_patches pad get_item append clear extend insert items keys pop update values inputs second third fourth OrderedDict";

/// Names in use.
#[derive(Debug)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The last number appended to a name.
    numbers: HashMap<String, u64>,
}

impl Names {
    /// Only the reserved names are in use.
    pub(super) fn new() -> Self {
        Self { taken: RESERVED.split_whitespace().map(String::from).collect(), numbers: HashMap::new() }
    }

    /// A unique name of ASCII letters, digits and underscores, similar to `wanted`.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let base = readable(wanted);
        let mut name = base.clone();
        // Keras numbers automatic names in the same way.
        let stem = base.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('_');
        if stem == "pad" && base.contains('_') || stem == "get_item" {
            name = format!("layer_{base}");
        }
        let number = self.numbers.entry(base.clone()).or_insert(1);
        while !self.taken.insert(name.clone()) {
            *number += 1;
            name = format!("{base}_{number}");
        }
        name
    }
}

/// Whether a name is not reserved.
pub(super) fn is_free(name: &str) -> bool {
    !RESERVED.split_whitespace().any(|reserved| reserved == name)
}

/// The letters and digits of a name, separated by underscores.
pub(super) fn readable(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_");
    match name.chars().next() {
        None => "layer".into(),
        Some(first) if first.is_ascii_digit() => format!("layer_{name}"),
        Some(_) => name,
    }
}

/// A class name from a network's name: capitalized words without spaces. `Net` for a name without letters.
pub(super) fn class_name(name: &str) -> String {
    let capitalised = |word: &str| {
        let first = word.chars().take(1).map(|letter| letter.to_ascii_uppercase());
        first.chain(word.chars().skip(1)).collect::<String>()
    };
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let name: String = words.map(capitalised).collect();
    let is_usable = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_taken = ["F", "Scale", "None", "True", "False"].contains(&name.as_str());
    if is_usable && !is_taken { name } else { format!("Net{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identifiers_and_stay_apart() {
        let mut names = Names::new();
        let taken =
            ["layer1.0.conv1", "layer1_0_conv1", "3x3", "层", "卷", "train", "x", "__a", "pad", "pad_2", "pad1"]
                .map(|name| names.take(name));
        let expected = [
            "layer1_0_conv1",
            "layer1_0_conv1_2",
            "layer_3x3",
            "layer",
            "layer_2",
            "train_2",
            "x_2",
            "a",
            "pad_2",
            "layer_pad_2",
            "pad1",
        ];
        assert_eq!(taken, expected);
    }

    #[test]
    fn classes_are_called_like_the_network() {
        let classes = ["resnet18", "three-3x3", "7 layers", "", "f", "深"].map(class_name);
        assert_eq!(classes, ["Resnet18", "Three3x3", "Net7Layers", "Net", "NetF", "Net"]);
    }
}
