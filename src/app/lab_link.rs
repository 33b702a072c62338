//! Link keys of the kernel lab in an address.
//!
//! `panel=lab` opens it. Its content is given only where it differs from the default:
//!
//! | key | value |
//! |---|---|
//! | `kernels` | the kernels in sequence, separated by `;`, middle channels by `/`: names such as `laplace`, or nine numbers, row by row |
//! | `run` | the enabled switches, comma-separated: `flip`, `valid`, `relu` |
//! | `target` | the 5×5 to factorize: a name such as `corners`, or 25 numbers |
//! | `picture` | `noise` |
//! | `pixels` | the longer side of the image |
//!
//! `panel=lab&kernels=laplace;0,0,0,0,2,0,0,0,0&run=valid,relu` is a Laplacian followed by a doubling, unpadded, with a `ReLU` between.

use super::lab::{Experiment, MOST_CHANNELS, MOST_STAGES, SIDES};
use crate::formats::notation::decimal;
use crate::kernels::{Border, Kernel, KernelPipeline, Orientation, Pattern, Rectifier, Target};

/// The keys of the lab's content.
pub(super) const KEYS: [&str; 5] = ["kernels", "run", "target", "picture", "pixels"];

/// The largest absolute value of a kernel's cell.
pub const LARGEST: f64 = 1e4;
/// The precision of written numbers.
const FINEST: f64 = 1e-6;

const PATTERNS: [&str; 7] = ["identity", "blur", "gaussian", "sobel-x", "sobel-y", "laplace", "sharpen"];
const TARGETS: [&str; 3] = ["gaussian", "blur", "corners"];

/// The content of the lab in a link.
#[derive(Clone, Debug, PartialEq)]
pub struct LabLink {
    /// The kernels, the options, and the kernel to factorize.
    pub experiment: Experiment,
    /// Whether the image is noise instead of the sample.
    pub noise: bool,
    /// The longer side of the image, in pixels.
    pub side: usize,
}

impl Default for LabLink {
    fn default() -> Self {
        Self { experiment: Experiment::default(), noise: false, side: SIDES[1] }
    }
}

impl LabLink {
    /// The keys and their values.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let first = Self::default();
        let (own, usual) = (words(self), words(&first));
        KEYS.into_iter().zip(own).zip(usual).filter(|((_, own), usual)| own != usual).map(|(pair, _)| pair).collect()
    }

    /// Sets the value of one of the [`KEYS`]; `None` if the value is invalid.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Option<()> {
        let Experiment { cascade, target } = &mut self.experiment;
        match key {
            "kernels" => cascade.channels = channels(value)?,
            "run" => run(cascade, value)?,
            "target" => *target = named(&TARGETS, value, |place| Target::NAMED[place].kernel(), 25)?,
            "picture" => self.noise = (value == "noise").then_some(true)?,
            _ => self.side = value.parse().ok().filter(|side| SIDES.contains(side))?,
        }
        Some(())
    }
}

/// The values of all keys, in their order.
fn words(link: &LabLink) -> [String; 5] {
    let Experiment { cascade, target } = &link.experiment;
    let pattern = |kernel: &Kernel| text(&PATTERNS, kernel, |place| Pattern::NAMED[place].kernel());
    let channel = |kernels: &Vec<Kernel>| kernels.iter().map(pattern).collect::<Vec<_>>().join(";");
    let channels: Vec<String> = cascade.channels.iter().map(channel).collect();
    let switches = [
        (cascade.orientation == Orientation::Convolution, "flip"),
        (cascade.border == Border::Valid, "valid"),
        (cascade.rectifier == Rectifier::Between, "relu"),
    ];
    let on: Vec<&str> = switches.into_iter().filter(|(is_on, _)| *is_on).map(|(_, word)| word).collect();
    let target = text(&TARGETS, target, |place| Target::NAMED[place].kernel());
    let picture = if link.noise { "noise" } else { "" };
    [channels.join("/"), on.join(","), target, picture.to_owned(), link.side.to_string()]
}

/// A kernel's name, or its values.
fn text(names: &[&str], kernel: &Kernel, of: impl Fn(usize) -> Kernel) -> String {
    let name = names.iter().enumerate().find(|(place, _)| of(*place) == *kernel);
    name.map_or_else(|| numbers(kernel), |(_, name)| (*name).to_owned())
}

fn numbers(kernel: &Kernel) -> String {
    // Adding 0 turns −0 into 0.
    let rounded = kernel.values().iter().map(|value| (value / FINEST).round() * FINEST + 0.0);
    let digits = rounded.map(|value| format!("{value:.6}").trim_end_matches('0').trim_end_matches('.').to_owned());
    digits.collect::<Vec<_>>().join(",")
}

/// The kernel with a name, or with `count` values.
fn named(names: &[&str], text: &str, of: impl Fn(usize) -> Kernel, count: usize) -> Option<Kernel> {
    if let Some(place) = names.iter().position(|name| *name == text) {
        return Some(of(place));
    }
    let value = |number: &str| signed(number).filter(|value| value.abs() <= LARGEST);
    let values: Vec<f64> = text.split(',').map(value).collect::<Option<_>>()?;
    Kernel::new(values).ok().filter(|kernel| kernel.values().len() == count)
}

fn signed(number: &str) -> Option<f64> {
    number.strip_prefix('-').map_or_else(|| decimal(number), |number| decimal(number).map(|value| -value))
}

fn channels(text: &str) -> Option<Vec<Vec<Kernel>>> {
    let pattern = |text: &str| named(&PATTERNS, text, |place| Pattern::NAMED[place].kernel(), 9);
    let channel = |text: &str| text.split(';').map(pattern).collect::<Option<Vec<Kernel>>>();
    let channels: Vec<Vec<Kernel>> = text.split('/').map(channel).collect::<Option<_>>()?;
    let stages = channels.first()?.len();
    let is_regular = channels.iter().all(|kernels| kernels.len() == stages);
    (is_regular && channels.len() <= MOST_CHANNELS && (2..=MOST_STAGES).contains(&stages)).then_some(channels)
}

fn run(cascade: &mut KernelPipeline, text: &str) -> Option<()> {
    for word in text.split(',').filter(|word| !word.is_empty()) {
        match word {
            "flip" => cascade.orientation = Orientation::Convolution,
            "valid" => cascade.border = Border::Valid,
            "relu" => cascade.rectifier = Rectifier::Between,
            _ => return None,
        }
    }
    Some(())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::kernels::Noise;

    fn read(pairs: &[(&str, &str)]) -> Option<LabLink> {
        let mut link = LabLink::default();
        for (key, value) in pairs {
            link.take(key, value)?;
        }
        Some(link)
    }

    #[test]
    fn what_is_as_at_first_is_not_said() {
        assert_eq!(LabLink::default().pairs(), []);
    }

    #[test]
    fn all_that_is_in_the_lab_survives() {
        let mut noise = Noise::new(3);
        let mut random = || Kernel::from_fn(1, |_, _| (noise.normal() * 1e3).round() / 1e3);
        let kernels = [(); 3].map(|()| vec![random(), Pattern::SobelX.kernel(), Pattern::Blur.kernel()]);
        let mut link = LabLink { noise: true, side: 640, ..LabLink::default() };
        link.experiment.target = Target::Corners.kernel();
        link.experiment.cascade = KernelPipeline {
            channels: kernels.to_vec(),
            orientation: Orientation::Convolution,
            border: Border::Valid,
            rectifier: Rectifier::Between,
        };
        let pairs = link.pairs();
        assert_eq!(pairs.len(), KEYS.len());
        assert_eq!(
            pairs[1..],
            [("run", "flip,valid,relu"), ("target", "corners"), ("picture", "noise"), ("pixels", "640")]
                .map(|(key, value)| (key, value.to_owned()))
        );
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let found = read(&pairs).expect("it was written");
        for (ours, theirs) in link.experiment.cascade.channels.iter().zip(&found.experiment.cascade.channels) {
            assert!(ours.iter().zip(theirs).all(|(ours, theirs)| ours.distance(theirs) < 1e-9));
        }
        assert_eq!(found.pairs(), link.pairs());
    }

    #[test]
    fn what_nobody_drew_is_refused() {
        for (key, value) in [
            ("kernels", ""),
            ("kernels", "laplace"),
            ("kernels", "laplace;laplace;laplace;laplace"),
            ("kernels", "laplace;blur/blur"),
            ("kernels", "blur;blur/blur;blur/blur;blur/blur;blur/blur;blur"),
            ("kernels", "blur;1,2,3"),
            ("kernels", "blur;NaN,0,0,0,0,0,0,0,0"),
            ("kernels", "blur;1e300,0,0,0,0,0,0,0,0"),
            ("run", "backwards"),
            ("target", "laplace"),
            ("target", "1,2,3,4,5,6,7,8,9"),
            ("picture", "mine"),
            ("pixels", "1000000"),
        ] {
            assert_eq!(read(&[(key, value)]), None, "{key}={value}");
        }
    }
}
