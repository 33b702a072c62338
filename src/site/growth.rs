//! Growth of a field, layer by layer, as a sum and as a table.

use maud::{Markup, html};

use super::Language;
use crate::analysis::NetworkAnalysis;
use crate::comparison::{FieldStep, FieldSteps, Pair};
use crate::export::table::grouped;
use crate::network::{Axis, Network};

/// The width of a bar of the table in CSS pixels, for the whole field.
const BAR: u32 = 120;

/// The steps in which the field of the last local map grows along the width.
pub(super) fn steps(analysis: &NetworkAnalysis) -> Vec<FieldStep> {
    FieldSteps::of(Pair::new(analysis, analysis), Axis::Width).steps.a
}

/// The steps as a sum, equal ones in a row together: 1 + 2·1 + 3 × 2·4 = 27. `None` if a step has no formula.
pub(super) fn sum(steps: &[FieldStep]) -> Option<String> {
    let mut terms = vec!["1".to_owned()];
    for run in steps.chunk_by(|one, two| one.formula == two.formula) {
        let (kernel, dilation, stride) = run.first()?.formula?;
        let mut term = kernel.saturating_sub(1).to_string();
        if dilation != 1 {
            term = format!("{term}·{dilation}");
        }
        term = format!("{term}·{stride}");
        terms.push(if run.len() > 1 { format!("{}×{term}", run.len()) } else { term });
    }
    let last = steps.last()?;
    Some(format!("{} = {}", terms.join(" + "), last.after))
}

/// The table of the steps.
pub(super) fn table(steps: &[FieldStep], network: &Network, language: Language) -> Markup {
    let block =
        |name: &str| network.nodes().iter().find(|node| node.name == name).map_or("", |node| node.block.as_str());
    let texts = &language.words().network;
    let largest = steps.iter().map(|step| step.after).max().unwrap_or(1).max(1);
    let bar = |size: u128| ((size as f64 / largest as f64) * f64::from(BAR)).round().max(1.0);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(texts.growth) {
            table.growth {
                thead { tr {
                    th scope="col" { (texts.layer) }
                    th scope="col" { (texts.after) }
                    td {}
                    th scope="col" { (texts.adds) }
                    th scope="col" { (texts.kernel) }
                    th scope="col" { (texts.dilation) }
                    th scope="col" { (texts.below) }
                } }
                tbody {
                    @for step in steps {
                        tr {
                            th scope="row" { (step.name) @if !block(&step.name).is_empty() { " " span.block { (block(&step.name)) } } }
                            td.after { (grouped(step.after)) }
                            td.bar {
                                svg aria-hidden="true" width=(BAR) height="10" {
                                    rect.before width=(bar(step.after)) height="10" {}
                                    rect width=(bar(step.after - step.added)) height="10" {}
                                }
                            }
                            td { "+" (grouped(step.added)) }
                            @if let Some((kernel, dilation, stride)) = step.formula {
                                td { (kernel) }
                                td { (dilation) }
                                td { (stride) }
                            } @else {
                                td { "–" }
                                td { "–" }
                                td { "–" }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    #[test]
    fn the_sum_says_what_the_table_says() {
        let sum = |preset: Preset| sum(&steps(&NetworkAnalysis::new(preset.network().into())));
        assert_eq!(sum(Preset::Dilated).as_deref(), Some("1 + 2·1 + 2·2·1 + 2·4·1 = 15"));
        assert_eq!(sum(Preset::ResNet50).as_deref(), Some("1 + 6·1 + 2·2 + 4×2·4 + 4×2·8 + 6×2·16 + 2×2·32 = 427"));
    }

    #[test]
    fn every_sum_adds_up() {
        for preset in Preset::ALL {
            let steps = steps(&NetworkAnalysis::new(preset.network().into()));
            let mut size = 1;
            for step in &steps {
                size += step.added;
                assert_eq!(step.after, size, "{} {}", preset.id(), step.name);
                if let Some((kernel, dilation, stride)) = step.formula {
                    assert_eq!(u128::from((kernel - 1) * dilation) * stride, step.added, "{}", step.name);
                }
            }
        }
    }
}
