//! What an edit does to a network: by example in the notation, and what holds whatever is edited.

mod examples;
mod properties;
