//! Classes: modules that differ only in numbers are one class with these numbers as arguments.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use crate::export::code::names::is_free;
use crate::export::code::script::indented;

/// The code of a module.
pub(super) struct Class {
    /// A name for it.
    pub(super) name: String,
    /// The lines of `__init__`.
    pub(super) inits: Vec<String>,
    /// The parameters of `forward`.
    pub(super) inputs: Vec<String>,
    /// The lines of `forward`.
    pub(super) forward: Vec<String>,
}

/// The classes of a file.
pub(super) struct Classes {
    text: String,
    taken: HashSet<String>,
    /// The parameters of each class.
    parameters: HashMap<String, Vec<String>>,
}

/// A text with its numbers taken out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Template {
    /// The texts before, between and behind the numbers.
    parts: Vec<String>,
    inputs: Vec<String>,
    forward: Vec<String>,
    name: String,
}

impl Classes {
    /// No class yet; that of the network has its name.
    pub(super) fn new(network: &str) -> Self {
        Self { text: String::new(), taken: HashSet::from([network.to_owned()]), parameters: HashMap::new() }
    }

    /// The code of all classes.
    pub(super) fn text(self) -> String {
        self.text
    }

    /// Defines the classes of modules, and returns the call that constructs each.
    pub(super) fn define(&mut self, modules: Vec<(usize, Class)>) -> Vec<(usize, String)> {
        let mut order: Vec<Template> = Vec::new();
        let mut groups: HashMap<Template, Vec<(usize, Vec<u64>)>> = HashMap::new();
        for (at, class) in modules {
            let (parts, numbers) = numbers(&class.inits.join("\n"));
            let Class { name, inputs, forward, .. } = class;
            let template = Template { parts, inputs, forward, name };
            if !groups.contains_key(&template) {
                order.push(template.clone());
            }
            groups.entry(template).or_default().push((at, numbers));
        }
        let mut constructors = Vec::new();
        for template in order {
            let group = groups.remove(&template).unwrap_or_default();
            let name = self.free_name(&template.name);
            constructors.extend(self.class(&name, &template, &group));
        }
        constructors
    }

    fn free_name(&mut self, wanted: &str) -> String {
        let mut name = if is_free(wanted) && wanted != "Scale" { wanted.to_owned() } else { format!("{wanted}Module") };
        let (base, mut number) = (name.clone(), 1);
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("{base}{number}");
        }
        name
    }

    fn class(&mut self, name: &str, template: &Template, group: &[(usize, Vec<u64>)]) -> Vec<(usize, String)> {
        let count = template.parts.len().saturating_sub(1);
        let column = |place: usize| -> Vec<u64> { group.iter().map(|(_, numbers)| numbers[place]).collect() };
        let mut parameters: Vec<(String, Vec<u64>)> = Vec::new();
        let mut inits = template.parts[0].clone();
        for place in 0..count {
            let values = column(place);
            if values.windows(2).all(|pair| pair[0] == pair[1]) {
                let _ = write!(inits, "{}", values[0]);
            } else if let Some((known, _)) = parameters.iter().find(|(_, other)| *other == values) {
                inits.push_str(known);
            } else {
                let parameter = self.parameter(&template.parts[..=place].join("0"), &parameters);
                inits.push_str(&parameter);
                parameters.push((parameter, values));
            }
            inits.push_str(&template.parts[place + 1]);
        }
        let names: Vec<String> = parameters.iter().map(|(name, _)| name.clone()).collect();
        let arguments: String = names.iter().flat_map(|name| [", ", name]).collect();
        let inputs: String = template.inputs.iter().flat_map(|name| [", ", name]).collect();
        let lines: Vec<String> =
            std::iter::once("super().__init__()").chain(inits.lines()).map(str::to_owned).collect();
        let (lines, forward) = (indented(&lines, 2), indented(&template.forward, 2));
        let _ = write!(
            self.text,
            "class {name}(nn.Module):\n    def __init__(self{arguments}):\n{lines}\n    def forward(self{inputs}):\n{forward}\n\n"
        );
        self.parameters.insert(name.to_owned(), names);
        let call = |place: usize| {
            let values: Vec<String> = parameters.iter().map(|(_, values)| values[place].to_string()).collect();
            format!("{name}({})", values.join(", "))
        };
        group.iter().enumerate().map(|(place, (at, _))| (*at, call(place))).collect()
    }

    /// A name for the number that follows a text.
    fn parameter(&self, before: &str, taken: &[(String, Vec<u64>)]) -> String {
        let line = before.rsplit('\n').next().unwrap_or_default();
        let attribute = line.trim_start().strip_prefix("self.").and_then(|rest| rest.split([' ', '.', '[']).next());
        let meaning = self.meaning(line);
        let is_taken = |name: &str| taken.iter().any(|(other, _)| other == name);
        let owned = attribute.map(|attribute| format!("{attribute}_{meaning}"));
        let mut name = if is_taken(&meaning) { owned.unwrap_or_else(|| meaning.clone()) } else { meaning };
        let (base, mut number) = (name.clone(), 1);
        while is_taken(&name) {
            number += 1;
            name = format!("{base}_{number}");
        }
        name
    }

    /// What a number means that follows a text: the name of the argument.
    fn meaning(&self, line: &str) -> String {
        // The innermost call that is open, and the number of commas in it.
        let (mut depth, mut place, mut rest) = (0_usize, 0_usize, "");
        for (at, letter) in line.char_indices().rev() {
            match letter {
                ')' | ']' => depth += 1,
                '(' | '[' if depth > 0 => depth -= 1,
                '(' if line[..at].ends_with(|last: char| last.is_ascii_alphanumeric()) => {
                    rest = &line[..at];
                    break;
                }
                // A pair: its name stands before it.
                '(' | '[' => place = 0,
                '=' if depth == 0 && place == 0 => {
                    let name = line[..at].rsplit([' ', '(', ',']).next().unwrap_or_default();
                    if !name.is_empty() {
                        return name.to_owned();
                    }
                }
                ',' if depth == 0 => place += 1,
                _ => {}
            }
        }
        let callee = rest.rsplit([' ', '.', '(']).next().unwrap_or_default();
        if let Some(names) = self.parameters.get(callee) {
            return names.get(place).cloned().unwrap_or_else(|| "size".into());
        }
        let names: &[&str] = match callee {
            "Conv1d" | "Conv2d" | "ConvTranspose1d" | "ConvTranspose2d" => {
                &["in_channels", "out_channels", "kernel_size"]
            }
            "Linear" => &["in_features", "out_features"],
            "GroupNorm" => &["groups", "channels"],
            "BatchNorm1d" | "BatchNorm2d" | "InstanceNorm1d" | "InstanceNorm2d" | "LayerNorm" | "RMSNorm" | "PReLU"
            | "ones" => &["channels"],
            _ => &["size"],
        };
        names.get(place).map_or_else(|| "size".into(), |&name| name.to_owned())
    }
}

/// A text's whole numbers, and the texts before, between and behind them.
fn numbers(text: &str) -> (Vec<String>, Vec<u64>) {
    let (mut parts, mut numbers) = (vec![String::new()], Vec::new());
    let letters: Vec<char> = text.chars().collect();
    let (mut at, mut is_quoted) = (0, false);
    while let Some(&letter) = letters.get(at) {
        is_quoted ^= letter == '"';
        let mut end = at;
        while letters.get(end).is_some_and(char::is_ascii_digit) {
            end += 1;
        }
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or(' ');
        let joins = |other: char| other.is_alphanumeric() || "_.-[".contains(other);
        let stands_alone =
            !joins(before) && !letters.get(end).is_some_and(|after| after.is_alphanumeric() || "_.".contains(*after));
        let digits: String = letters[at..end].iter().collect();
        match digits.parse::<u64>() {
            Ok(number) if !is_quoted && stands_alone => {
                numbers.push(number);
                parts.push(String::new());
                at = end;
            }
            _ => {
                let last = parts.last_mut();
                let end = end.max(at + 1);
                if let Some(last) = last {
                    last.extend(&letters[at..end]);
                }
                at = end;
            }
        }
    }
    (parts, numbers)
}
