//! Derivations in LaTeX: parameters, MACs and receptive field as formulas.

use super::tex;
use crate::analysis::{
    Cost, CostUnit, Costs, Derivation, Field, GrowthStep, Label, NetworkAnalysis, NoFormula, Term, growth_steps,
};
use crate::network::Axis;

/// The receptive field of a map, layer by layer, and the parameters and operations of every layer, with numbers.
///
/// The text is for a document with `amsmath`. The recursion is that of Araujo et al., "Computing receptive fields of convolutional neural
/// networks", 2019: r is the size of the field in input positions, j the effective stride, k, d and s are a layer's kernel, dilation and
/// stride. In a graph it follows the widest path, and a field is the hull over all paths.
///
/// ```
/// use convscope::analysis::{Convention, Costs, NetworkAnalysis};
/// use convscope::presets::Preset;
/// let analysis = NetworkAnalysis::new(Preset::ThreeThrees.network().into());
/// let costs = Costs::of(&analysis.shaped, Convention::default());
/// let formulas = convscope::export::derivation(&analysis, &costs, 3);
/// assert!(formulas.contains(r"r_{2} &= r_{1} + (k_{2} - 1)\,j_{1} = 3 + (3 - 1) \cdot 1 = 5"));
/// ```
pub fn derivation(analysis: &NetworkAnalysis, costs: &Costs, map: usize) -> String {
    let mut text =
        String::from("% \\usepackage{amsmath}, and \\allowdisplaybreaks where the formulas are longer than a page\n");
    text += &field(analysis, map);
    let unit = match costs.convention.unit {
        CostUnit::Macs => "Multiply-adds",
        CostUnit::Flops => "Floating-point operations",
    };
    let totals = costs.totals.as_ref().ok();
    text += &sums(analysis, costs, "Parameters", totals.map(|totals| totals.parameters), |cost| &cost.parameters);
    text += &sums(analysis, costs, unit, totals.map(|totals| totals.operations), |cost| &cost.operations);
    text
}

/// The field of a map along each axis, or once if both grow alike.
fn field(analysis: &NetworkAnalysis, map: usize) -> String {
    let name = tex::text(analysis.shaped.name(map));
    let without = |why: &str| format!("\nThe receptive field of {name} {why}\n");
    match &analysis.fields[map] {
        Field::Local(_) => {}
        Field::Global => return without("is the whole input: a layer before it reads the whole feature map."),
        Field::Nothing => return without("is empty: no unit depends on the input."),
        Field::Irregular => return without("has no closed form: no single formula gives the field of each unit."),
        Field::TooLarge(_) => return without("is too large to compute."),
        Field::Unknown => return without("is unknown: what a layer before it sees is not known."),
        Field::Missing => return without("does not exist: this layer or one before it has a problem."),
    }
    let [height, width] = Axis::BOTH.map(|axis| growth_steps(analysis, map, axis));
    let graph = if analysis.shaped.network().is_plain_stack() {
        ""
    } else {
        " The network has branches: the lines follow the widest path, and where branches meet the field is the hull over all paths."
    };
    let head = |along: &str| format!("\nThe receptive field of {name}{along}.{graph}\n");
    if analysis.shaped.network().input.one_dimensional {
        return head("") + &recursion(analysis, &width, Axis::Width);
    }
    if height == width {
        return head(" along height and width") + &recursion(analysis, &width, Axis::Width);
    }
    head(" along the height")
        + &recursion(analysis, &height, Axis::Height)
        + &head(" along the width")
        + &recursion(analysis, &width, Axis::Width)
}

/// The sizes and strides from the input on, one line per layer.
fn recursion(analysis: &NetworkAnalysis, steps: &[GrowthStep], axis: Axis) -> String {
    let mut lines = vec![r"r_{0} &= 1, & j_{0} &= 1 && \text{input}".to_owned()];
    let mut size = 1;
    let mut jump = (1, 1);
    for step in steps {
        if step.before != size {
            let index = lines.len();
            let j = fraction(jump);
            lines.push(format!(
                r"r_{{{index}}} &= {}, & j_{{{index}}} &= {j} && \text{{branches meet: the hull over all paths}}",
                step.before
            ));
        }
        let (index, last) = (lines.len(), lines.len() - 1);
        let name = tex::text(analysis.shaped.name(step.map));
        let (sizes, remark) = match step.formula {
            Ok((kernel, dilation, below)) => {
                let (symbol, number) = match dilation {
                    1 => (String::new(), String::new()),
                    _ => (format!(r"\,d_{{{index}}}"), format!(r" \cdot {dilation}")),
                };
                let symbols = format!(r"r_{{{last}}} + (k_{{{index}}} - 1){symbol}\,j_{{{last}}}");
                let numbers = format!(r"{} + ({kernel} - 1){number} \cdot {below}", step.before);
                (format!("{symbols} = {numbers} = {}", step.after), "")
            }
            Err(NoFormula::Enlarges) => (step.after.to_string(), ", which upsamples its map"),
            Err(NoFormula::Enlarged) => (step.after.to_string(), ", on an upsampled map"),
            Err(NoFormula::Branches) => (step.after.to_string(), ", where branches meet"),
        };
        let above = analysis.fields[step.map].local().map_or(jump, |axes| axes.get(axis).lowest_stride());
        let strides = strides(index, jump, above);
        lines.push(format!(r"r_{{{index}}} &= {sizes}, & {strides} && \text{{{name}{remark}}}"));
        (size, jump) = (step.after, above);
    }
    aligned(&lines)
}

/// The derivation of the effective stride, from the layer's stride or enlargement.
fn strides(index: usize, below: (i128, i128), above: (i128, i128)) -> String {
    let last = index - 1;
    let number = fraction(above);
    let factor = above.0.checked_mul(below.1).zip(above.1.checked_mul(below.0));
    match factor {
        Some((up, down)) if up == down => format!(r"j_{{{index}}} &= j_{{{last}}} = {number}"),
        Some((up, down)) if up.checked_rem(down) == Some(0) => {
            format!(
                r"j_{{{index}}} &= j_{{{last}}}\,s_{{{index}}} = {} \cdot {} = {number}",
                fraction(below),
                up / down
            )
        }
        Some((up, down)) if down.checked_rem(up) == Some(0) => {
            format!(r"j_{{{index}}} &= j_{{{last}}} / {} = {number}", down / up)
        }
        _ => format!(r"j_{{{index}}} &= {number}"),
    }
}

/// A stride as a number or a fraction.
fn fraction((advance, period): (i128, i128)) -> String {
    if period == 1 { advance.to_string() } else { format!(r"\tfrac{{{advance}}}{{{period}}}") }
}

/// One cost of every layer that has it, and the sum.
fn sums(
    analysis: &NetworkAnalysis,
    costs: &Costs,
    title: &str,
    total: Option<u128>,
    of: impl Fn(&Cost) -> &Derivation,
) -> String {
    let line = |map: usize| {
        let derivation = of(costs.of_map(map)?);
        let sum = derivation.total().filter(|_| !derivation.terms().is_empty())?;
        let terms: Vec<String> = derivation.terms().iter().map(product).collect();
        let name = tex::text(analysis.shaped.name(map));
        Some(format!(r"\text{{{name}}} &= {} = {}", terms.join(" + "), tex::grouped(sum)))
    };
    let mut lines: Vec<String> = (1..analysis.shaped.map_count()).filter_map(line).collect();
    if lines.is_empty() {
        return format!("\n{title}: none.\n");
    }
    if let Some(total) = total {
        let left_out = analysis.shaped.left_out().map(|left_out| format!(" ({})", tex::text(&left_out.to_string())));
        lines.push(format!(r"\text{{total{}}} &= {}", left_out.unwrap_or_default(), tex::grouped(total)));
    }
    format!("\n{title}.\n{}", aligned(&lines))
}

fn product(term: &Term) -> String {
    let factor = |&(number, label): &(u128, Label)| {
        let number = tex::grouped(number);
        word(label).map_or_else(|| number.clone(), |word| format!(r"{number}\,\text{{{word}}}"))
    };
    term.factors().iter().map(factor).collect::<Vec<_>>().join(r" \cdot ")
}

/// What a factor counts; `None` for extents, which need no word.
const fn word(label: Label) -> Option<&'static str> {
    match label {
        Label::OutputChannels | Label::OutputFeatures => Some("out"),
        Label::InputChannels | Label::InputFeatures => Some("in"),
        Label::InputChannelsOfGroup => Some("in per group"),
        Label::Biases => Some("biases"),
        Label::Scales => Some("scales"),
        Label::Slopes => Some("slopes"),
        Label::Shifts => Some("shifts"),
        Label::Channels => Some("channels"),
        Label::Values => Some("values"),
        Label::FlopsPerMac => Some("per multiply-add"),
        Label::BiasAddition => Some("bias"),
        Label::NormOperations | Label::Operations => Some("operations"),
        Label::Declared => Some("declared"),
        Label::KernelHeight
        | Label::KernelWidth
        | Label::OutputHeight
        | Label::OutputWidth
        | Label::InputHeight
        | Label::InputWidth
        | Label::Height
        | Label::Width => None,
    }
}

fn aligned(lines: &[String]) -> String {
    format!("\\begin{{align*}}\n  {}\n\\end{{align*}}\n", lines.join(" \\\\\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Convention;
    use crate::formats::notation;

    fn formulas(text: &str) -> String {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = NetworkAnalysis::new(network.into());
        let costs = Costs::of(&analysis.shaped, Convention::default());
        derivation(&analysis, &costs, analysis.last_local_map())
    }

    #[test]
    fn a_stack_is_derived_line_by_line() {
        insta::assert_snapshot!(formulas("input 3x32x32; conv 8 k3 s2 p1; relu; conv 4 k3 d2 p2; maxpool k2; bn"));
    }

    #[test]
    fn axes_that_differ_stand_apart() {
        let text = formulas("input 1x32x32; a_b: conv 4 k3x5 p1x2");
        assert!(text.contains("along the height") && text.contains("along the width"), "{text}");
        assert!(text.contains(r"= 1 + (5 - 1) \cdot 1 = 5") && text.contains(r"\text{a\_b}"), "{text}");
    }

    #[test]
    fn where_branches_meet_the_hull_is_said() {
        let text =
            formulas("input 1x32x32; a: conv 1 k3 p0,0,2,2; b: conv 1 k3 p2,2,0,0 from input; add a,b; conv 1 k3");
        assert!(text.contains(r"r_{2} &= 5, & j_{2} &= 1 && \text{branches meet: the hull over all paths}"), "{text}");
        assert!(text.contains(r"r_{3} &= r_{2} + (k_{3} - 1)\,j_{2} = 5 + (3 - 1) \cdot 1 = 7"), "{text}");
        assert!(text.contains("the widest path"), "{text}");
    }

    #[test]
    fn enlarged_maps_have_fractions() {
        let text = formulas("input 1x32; conv 1 k3 s2; up 4");
        assert!(text.contains(r"j_{2} &= j_{1} / 4 = \tfrac{1}{2}"), "{text}");
        let text = formulas("input 1x32; conv 1 k3; up 2 bilinear; conv 1 k3");
        assert!(text.contains(r"\text{up1, which upsamples its map}"), "{text}");
        assert!(text.contains(r"\text{conv2, on an upsampled map}"), "{text}");
    }

    #[test]
    fn a_field_without_closed_form_is_said_to_have_none() {
        let network =
            notation::read("input 1x8x8; a: conv 1 k1 s2; b: conv 1 k5 from input; add a,b").expect("a network");
        let analysis = NetworkAnalysis::new(network.into());
        let costs = Costs::of(&analysis.shaped, Convention::default());
        assert!(derivation(&analysis, &costs, 3).contains("has no closed form"));
    }
}
