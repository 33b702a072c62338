//! Which entries of `inputs` mean "the node before", so that they may be left out.

/// The places in a list of inputs that mean the node before if nothing else is said: the first that mentions it.
pub(super) fn assumed_to_follow<'n>(inputs: impl IntoIterator<Item = &'n str>, before: &str) -> Vec<usize> {
    inputs.into_iter().position(|name| name == before).into_iter().collect()
}
