//! Derivations: a count as the sum of labeled products (kernel height × kernel width × channels …).

/// What a factor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the quantities' own names")]
pub enum Label {
    OutputChannels,
    InputChannels,
    InputChannelsOfGroup,
    KernelHeight,
    KernelWidth,
    OutputHeight,
    OutputWidth,
    InputHeight,
    InputWidth,
    OutputFeatures,
    InputFeatures,
    Biases,
    Scales,
    Slopes,
    Shifts,
    Channels,
    Height,
    Width,
    Values,
    FlopsPerMac,
    BiasAddition,
    NormOperations,
    Operations,
    Declared,
}

/// A product of labeled factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    factors: Vec<(u128, Label)>,
}

impl Term {
    /// The product of the given factors.
    pub fn product(factors: impl Into<Vec<(u128, Label)>>) -> Self {
        Self { factors: factors.into() }
    }

    /// The factors in reading order.
    pub fn factors(&self) -> &[(u128, Label)] {
        &self.factors
    }

    /// The value; `None` beyond `u128`.
    pub fn value(&self) -> Option<u128> {
        self.factors.iter().try_fold(1_u128, |product, (factor, _)| product.checked_mul(*factor))
    }
}

/// A number as the sum of labeled products: 64 out × 3 in × 3 × 3 + 64 biases = 1,792.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derivation {
    terms: Vec<Term>,
}

impl Derivation {
    /// The sum of the given terms; 0 for no terms.
    pub fn sum(terms: impl IntoIterator<Item = Term>) -> Self {
        Self { terms: terms.into_iter().collect() }
    }

    /// The terms in reading order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The value; `None` beyond `u128`.
    pub fn total(&self) -> Option<u128> {
        self.terms.iter().try_fold(0_u128, |sum, term| sum.checked_add(term.value()?))
    }
}
