//! Measures of the compared networks, and the verdict on two of them, as memos.

use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use super::Document;
use crate::comparison::{Compared, Measures, Pair, Verdict};
use crate::network::Fault;

/// Why two networks cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct ComparisonError {
    /// The network with the faulty layer.
    pub compared: Compared,
    /// The fault.
    pub fault: Fault,
}

/// The measures of a network, or its first fault.
pub(super) type Measured = Result<Arc<Measures>, Fault>;

/// The verdict on two networks, computed only while something reads it.
pub(super) fn verdict(measures: Pair<Memo<Measured>>) -> Memo<Result<Arc<Verdict>, ComparisonError>> {
    Memo::new_with_compare(
        move |_| {
            let of = |compared, measures: Memo<Measured>| {
                measures.get().map_err(|fault| ComparisonError { compared, fault })
            };
            let (a, b) = (of(Compared::A, measures.a)?, of(Compared::B, measures.b)?);
            Ok(Arc::new(Verdict::of(Pair::new(&*a, &*b))))
        },
        |_, _| true,
    )
}

/// The measures of a document's network.
pub(super) fn measured(document: Document) -> Memo<Measured> {
    Memo::new_with_compare(
        move |_| {
            document.analysis.with(|analysis| document.costs.with(|costs| Measures::of(analysis, costs).map(Arc::new)))
        },
        |_, _| true,
    )
}
