//! Names of the factors in a derivation.

use leptos_i18n::td_string;

use super::number::grouped;
use crate::analysis::{Derivation, Label, Term};
use crate::i18n::Locale;

/// A derivation as a sum of labeled products: `64 out × 3 in × 3 kernel h × 3 kernel w + 64 biases`.
pub fn derivation(locale: Locale, derivation: &Derivation) -> String {
    let terms: Vec<String> = derivation.terms().iter().map(|term| product(locale, term)).collect();
    if terms.is_empty() { grouped(0) } else { terms.join(" + ") }
}

/// A derivation in numbers only: `64·3·3·3 + 64`.
pub fn numbers(derivation: &Derivation) -> String {
    let product = |term: &Term| {
        let factors: Vec<String> = term.factors().iter().map(|(value, _)| value.to_string()).collect();
        factors.join("·")
    };
    let terms: Vec<String> = derivation.terms().iter().map(product).collect();
    if terms.is_empty() { grouped(0) } else { terms.join(" + ") }
}

fn product(locale: Locale, term: &Term) -> String {
    let factor = |(value, label): &(u128, Label)| format!("{} {}", grouped(*value), word(locale, *label));
    let factors: Vec<String> = term.factors().iter().map(factor).collect();
    factors.join(" × ")
}

fn word(locale: Locale, label: Label) -> &'static str {
    match label {
        Label::OutputChannels => td_string!(locale, factor.output_channels),
        Label::InputChannels => td_string!(locale, factor.input_channels),
        Label::InputChannelsOfGroup => td_string!(locale, factor.input_channels_of_group),
        Label::KernelHeight => td_string!(locale, factor.kernel_height),
        Label::KernelWidth => td_string!(locale, factor.kernel_width),
        Label::OutputHeight => td_string!(locale, factor.output_height),
        Label::OutputWidth => td_string!(locale, factor.output_width),
        Label::InputHeight => td_string!(locale, factor.input_height),
        Label::InputWidth => td_string!(locale, factor.input_width),
        Label::OutputFeatures => td_string!(locale, factor.output_features),
        Label::InputFeatures => td_string!(locale, factor.input_features),
        Label::Biases => td_string!(locale, factor.biases),
        Label::Scales => td_string!(locale, factor.scales),
        Label::Slopes => td_string!(locale, factor.slopes),
        Label::Shifts => td_string!(locale, factor.shifts),
        Label::Channels => td_string!(locale, factor.channels),
        Label::Height => td_string!(locale, factor.height),
        Label::Width => td_string!(locale, factor.width),
        Label::Declared => td_string!(locale, factor.declared),
        Label::Values => td_string!(locale, factor.values),
        Label::FlopsPerMac => td_string!(locale, factor.flops_per_mac),
        Label::BiasAddition => td_string!(locale, factor.bias_addition),
        Label::NormOperations => td_string!(locale, factor.norm_operations),
        Label::Operations => td_string!(locale, factor.operations),
    }
}
