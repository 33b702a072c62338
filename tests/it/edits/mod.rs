//! Edits of networks: by example in the notation, and properties of all edits.

mod examples;
mod properties;
