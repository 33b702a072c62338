//! Tree of the modules of a printed model.

use crate::formats::{ModelError, ModelProblem};

/// The deepest tree.
const DEEPEST: usize = 64;
/// The largest number of modules, repeated ones counted each time.
const MOST_MODULES: usize = 20_000;

/// A module as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Module<'a> {
    /// Its name in its parent: `layer1`, `0`; empty for the whole model.
    pub(super) name: String,
    /// Its class.
    pub(super) class: &'a str,
    /// The text between its brackets, if it contains no modules.
    pub(super) arguments: &'a str,
    /// Its child modules.
    pub(super) children: Vec<Module<'a>>,
    /// Its line in the text, from 1.
    pub(super) line: usize,
}

impl Module<'_> {
    /// The child module with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Whether its children run in sequence: a Sequential, whatever its class, numbers its modules.
    pub(super) fn is_sequential(&self) -> bool {
        let is_number = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        self.class == "Sequential"
            || self.class != "ModuleList" && self.children.iter().all(|child| is_number(&child.name))
    }
}

/// The first line of a module.
struct Head<'a> {
    /// First and last number, or the name.
    names: Vec<String>,
    class: &'a str,
    /// The text after the opening bracket.
    rest: &'a str,
}

/// Reads the tree.
///
/// # Errors
/// [`ModelError`] with the first line that is not part of a tree.
pub(super) fn tree(text: &str) -> Result<Module<'_>, ModelError> {
    let mut open: Vec<(Module<'_>, Vec<String>)> = Vec::new();
    let mut count = 0_usize;
    for (index, raw) in text.lines().enumerate() {
        let (number, line) = (index + 1, raw.trim());
        let syntax = || ModelError::at(number, ModelProblem::Syntax { found: line.chars().take(40).collect() });
        if line == ")" {
            let (module, names) = open.pop().ok_or_else(syntax)?;
            let Some((parent, _)) = open.last_mut() else { return Ok(module) };
            add(parent, module, &names, &mut count)?;
            continue;
        }
        let Some(head) = head(line) else {
            // Any text may precede the model; inside it only lines that other tools add.
            if open.is_empty() || line.is_empty() || is_remark(line) {
                continue;
            }
            return Err(syntax());
        };
        let module =
            Module { name: String::new(), class: head.class, arguments: "", children: Vec::new(), line: number };
        if head.rest.is_empty() {
            if open.len() >= DEEPEST {
                return Err(ModelError::at(number, ModelProblem::TooDeep));
            }
            open.push((module, head.names));
            continue;
        }
        let Some(arguments) = head.rest.strip_suffix(')') else {
            if open.is_empty() {
                continue;
            }
            return Err(syntax());
        };
        let module = Module { arguments: without_costs(arguments), ..module };
        match open.last_mut() {
            Some((parent, _)) => add(parent, module, &head.names, &mut count)?,
            None => return Ok(module),
        }
    }
    Err(ModelError::new(ModelProblem::Damaged))
}

/// Adds a module under each of its names.
fn add<'a>(parent: &mut Module<'a>, module: Module<'a>, names: &[String], count: &mut usize) -> Result<(), ModelError> {
    for name in names {
        *count += size(&module);
        if *count > MOST_MODULES {
            return Err(ModelError::at(module.line, ModelProblem::TooManyLayers { most: MOST_MODULES }));
        }
        parent.children.push(Module { name: name.clone(), ..module.clone() });
    }
    Ok(())
}

/// The number of modules in it, itself included.
fn size(module: &Module<'_>) -> usize {
    1 + module.children.iter().map(size).sum::<usize>()
}

/// The first line `(name): Class(…`, `(0-2): 3 x Class(…` or, for the whole model, `Class(…`.
fn head(line: &str) -> Option<Head<'_>> {
    let (names, rest) = match line.strip_prefix('(') {
        Some(rest) => {
            let (name, rest) = rest.split_once("): ")?;
            (names(name), rest)
        }
        None => (vec![String::new()], line),
    };
    let rest = match rest.split_once(" x ") {
        Some((count, rest)) if !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => rest,
    };
    let (class, rest) = rest.split_once('(')?;
    let is_class = class.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && class.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'));
    is_class.then_some(Head { names, class, rest })
}

/// The names in brackets: one, or all of `0-2`.
fn names(name: &str) -> Vec<String> {
    let range = name.split_once('-').and_then(|(first, last)| {
        let (first, last) = (first.parse::<usize>().ok()?, last.parse::<usize>().ok()?);
        (first <= last && last - first <= MOST_MODULES).then_some(first..=last)
    });
    match range {
        Some(range) => range.map(|number| number.to_string()).collect(),
        None => vec![name.to_owned()],
    }
}

/// Whether a line in a module was added by ptflops, mmcv or fvcore, or is a setting of a custom class.
fn is_remark(line: &str) -> bool {
    line.contains("% Params") || line.starts_with('#') || line.ends_with(',') || !line.contains('(')
}

/// Arguments without the costs that ptflops and mmcv print before them.
fn without_costs(arguments: &str) -> &str {
    if !arguments.contains("% Params") {
        return arguments;
    }
    let ends = ["% MACs,", "% FLOPs,", "% Flops,", "% Params,"];
    let end = ends.iter().find_map(|end| arguments.rfind(end).map(|at| at + end.len()));
    end.map_or(arguments, |end| arguments[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_modules_stand_under_each_number() {
        let model = tree("Net(\n  (blocks): ModuleList(\n    (0-2): 3 x Block(\n      (a): ReLU()\n    )\n  )\n)")
            .expect("a tree");
        let names: Vec<&str> = model.children[0].children.iter().map(|child| child.name.as_str()).collect();
        assert_eq!((names, model.children[0].children[2].children[0].class), (vec!["0", "1", "2"], "ReLU"));
    }

    #[test]
    fn the_numbers_of_counters_are_skipped() {
        assert_eq!(
            without_costs("608, 34.234% Params, 476.672 KMac, 37.660% MACs, 3, 8, kernel_size=(5, 5)"),
            "3, 8, kernel_size=(5, 5)"
        );
        assert_eq!(without_costs("0, 0.000% Params, 6.272 KMac, 0.496% MACs, "), "");
        assert_eq!(without_costs("3, 8, stride=(1, 1)"), "3, 8, stride=(1, 1)");
    }

    #[test]
    fn a_tree_that_ends_early_is_damaged() {
        assert_eq!(tree("Net(\n  (a): ReLU()").map_err(|error| error.problem), Err(ModelProblem::Damaged));
        let deep = "A(\n".repeat(100);
        assert_eq!(tree(&deep).map_err(|error| error.problem), Err(ModelProblem::TooDeep));
    }
}
