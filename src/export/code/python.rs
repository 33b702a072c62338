//! Values as Python writes them.

use crate::cnn::{Axes, Network, Sides, notation};

/// How extents are written: one number a layer where the network has one axis, else height and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub(super) is_line: bool,
}

impl Rank {
    /// Number of spatial axes, as it stands in the names of layers.
    pub(super) const fn digit(self) -> char {
        if self.is_line { '1' } else { '2' }
    }

    /// `3` where both axes agree, else `(3, 5)`.
    pub(super) fn pair(self, pair: Axes<u64>) -> String {
        if self.is_line || pair.is_square() { pair.width.to_string() } else { self.tuple(pair) }
    }

    /// `(3, 5)`, or `(5,)`.
    pub(super) fn tuple(self, pair: Axes<u64>) -> String {
        if self.is_line { format!("({},)", pair.width) } else { format!("({}, {})", pair.height, pair.width) }
    }

    /// Whether a pair is the same number on every axis.
    pub(super) fn is(self, pair: Axes<u64>, number: u64) -> bool {
        pair.width == number && (self.is_line || pair.height == number)
    }

    /// `((top, bottom), (left, right))`, or `((left, right),)`.
    pub(super) fn pads(self, sides: Sides) -> String {
        let Sides { top, left, bottom, right } = sides;
        if self.is_line { format!("(({left}, {right}),)") } else { format!("(({top}, {bottom}), ({left}, {right}))") }
    }
}

/// The arguments of a call in the making.
#[derive(Default)]
pub(super) struct Arguments {
    list: Vec<String>,
}

impl Arguments {
    pub(super) fn new(first: impl IntoIterator<Item = String>) -> Self {
        Self { list: first.into_iter().collect() }
    }

    pub(super) fn put(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        self.list.push(format!("{key}={value}"));
        self
    }

    pub(super) fn put_if(self, given: bool, key: &str, value: impl std::fmt::Display) -> Self {
        if given { self.put(key, value) } else { self }
    }

    /// The call of a function with these arguments.
    pub(super) fn call(&self, function: &str) -> String {
        format!("{function}({})", self.list.join(", "))
    }
}

/// A slice that leaves out so many at the beginning and at the end.
pub(super) fn slice(before: u64, after: u64) -> String {
    let first = if before == 0 { String::new() } else { before.to_string() };
    let last = if after == 0 { String::new() } else { format!("-{after}") };
    format!("{first}:{last}")
}

/// The channels of one slice.
pub(super) fn section(sections: &[u64], index: u64) -> String {
    let index = usize::try_from(index).unwrap_or(usize::MAX);
    let first: u64 = sections.iter().take(index).sum();
    let length = sections.get(index).copied().unwrap_or_default();
    format!("{first}:{}", first + length)
}

/// A text of several lines between the quotes of a docstring.
fn in_docstring(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str(r"\\"),
            '"' => safe.push_str("\\\""),
            '\n' => safe.push('\n'),
            other if other.is_control() => safe.extend(format!("\\x{:02x}", u32::from(other)).chars()),
            other => safe.push(other),
        }
    }
    safe
}

/// A docstring at the beginning of a program: a first line, remarks, and the network in the notation.
pub(super) fn docstring(first: &str, network: &Network, remarks: &[String]) -> String {
    let mut text = String::from(first);
    for remark in remarks {
        text += "\n\n";
        text += remark;
    }
    text += "\n\nIn Convscope's notation:\n";
    for line in notation::write(network).lines() {
        text += "\n    ";
        text += line;
    }
    format!("\"\"\"{}\n\"\"\"\n", in_docstring(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_docstring_early() {
        assert_eq!(in_docstring("a\"\"\"b\\\u{7}"), "a\\\"\\\"\\\"b\\\\\\x07");
    }

    #[test]
    fn slices_leave_out_both_ends() {
        assert_eq!([slice(1, 2), slice(0, 1), slice(3, 0), slice(0, 0)], ["1:-2", ":-1", "3:", ":"]);
    }
}
