//! Follow marks: which entries of `inputs` mean "the preceding node", so that they can be omitted.

/// The indices in a list of inputs that mean the preceding node by default: its first mention.
pub(super) fn assumed_to_follow<'n>(inputs: impl IntoIterator<Item = &'n str>, before: &str) -> Vec<usize> {
    inputs.into_iter().position(|name| name == before).into_iter().collect()
}
