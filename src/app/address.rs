//! Address of a document: readable settings after the `#`.
//!
//! `#net=input+3x15x15;+conv+64+k3+p1&view=layers&unit=7,7` is the network in the notation on one line with spaces as `+`, and the state of
//! the page. Other characters that an address cannot hold are percent-encoded as UTF-8. Unknown keys are ignored, for later versions.
//!
//! | key | value |
//! |---|---|
//! | `net` | the network in the notation |
//! | `zip` | the same, [packed](crate::export::link), if it is longer than [`LONGEST_READABLE`] characters |
//! | `with`, `zipwith` | the network that it is compared with, likewise |
//! | `with3`, `zipwith3`, `with4`, `zipwith4` | the networks in the third and the fourth column of the comparison, likewise |
//! | `turn` | the parameter of the break-even sweep: `all-channels`, `input-size`, `middle-channels`, `output-channels` or `padding` |
//! | `cost` | the cost of the sweep: `operations` |
//! | `view` | `field`, `layers`, `side` or `kernel` |
//! | `layer` | the name of the selected layer, `input` for the input |
//! | `unit` | row and column of the pinned unit |
//! | `at` | the position of the timeline, in steps |
//! | `count` | `paths` or `random`: the weights of the influence map |
//! | `scale` | `log` |
//! | `rate` | sampling rate of a signal, per second |
//! | `learn` | `lessons`, `homework`, or the name of a lesson, such as `two-threes` |
//! | `step` | the step of the lesson, from 1 |
//! | `panel` | `lab` opens the [kernel lab](super::lab_link), which has further keys |
//! | `start` | `1` shows the network in the opening, if it can show it; without `net` the opening starts over |
//! | `theme` | `light` or `dark` |
//! | `lang` | `en` or `zh-CN`; `zh` is read as `zh-CN` |
//!
//! The keys of an [embedded figure](super::Embed) are documented there.

use thiserror::Error;

use super::import::{self, TooManyLayers};
use super::lab_link::{KEYS, LabLink};
use super::percent_encoding::{decode, encode};
use super::{Appearance, LearnPage, MOST_FURTHER};
use crate::analysis::Weights;
use crate::comparison::{Metric, SweepParameter};
use crate::export::link::{self, LinkError};
use crate::formats::notation::{self, NotationError};
use crate::i18n::Locale;
use crate::network::Network;
use crate::scene::{Scale, View};

/// Longer networks are packed, in characters.
pub const LONGEST_READABLE: usize = 2000;

/// Why an address cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AddressError {
    /// The percent-encoding is broken.
    #[error("its encoding is broken at “{rest}”")]
    Encoding {
        /// The text that could not be decoded, shortened.
        rest: String,
    },
    /// The text is not a network.
    #[error(transparent)]
    Notation(#[from] NotationError),
    /// The network is too long for the page.
    #[error(transparent)]
    Long(#[from] TooManyLayers),
    /// The packed network cannot be unpacked.
    #[error(transparent)]
    Packed(#[from] LinkError),
    /// A setting has an invalid value.
    #[error("“{key}” cannot be “{found}”")]
    Setting {
        /// The key.
        key: &'static str,
        /// The value, shortened.
        found: String,
    },
}

/// The content of an address, every part of which is optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The network.
    pub network: Option<Network>,
    /// The second network of the comparison.
    pub partner: Option<Network>,
    /// The networks in the third and the fourth column.
    pub further: Vec<Network>,
    /// The parameter of the break-even sweep.
    pub sweep_parameter: SweepParameter,
    /// The cost of the sweep.
    pub metric: Metric,
    /// The view of the stage.
    pub view: Option<View>,
    /// The name of the selected layer.
    pub layer: Option<String>,
    /// Row and column of the pinned unit.
    pub unit: Option<(i64, i64)>,
    /// The position of the timeline, in steps.
    pub at: Option<f64>,
    /// The weights of the influence map.
    pub weights: Option<Weights>,
    /// The scale of its shades.
    pub scale: Scale,
    /// The sampling rate per second; 0 for none.
    pub rate: u64,
    /// The open page of the learning panel.
    pub reading: Option<LearnPage>,
    /// The step of the lesson, from 0.
    pub step: usize,
    /// The content of the kernel lab, if it is open.
    pub lab: Option<LabLink>,
    /// Whether the network is shown in the opening.
    pub start: bool,
    /// Light or dark.
    pub appearance: Appearance,
    /// The language.
    pub locale: Option<Locale>,
}

impl Link {
    /// Whether the link names something to open: a network, a lesson, the kernel lab or the opening.
    pub const fn opens_something(&self) -> bool {
        self.network.is_some() || self.reading.is_some() || self.lab.is_some() || self.start
    }
}

/// The words of a setting's values in an address.
type Words<T> = &'static [(&'static str, T)];

const WEIGHTS: Words<Weights> = &[("paths", Weights::Paths), ("random", Weights::RandomRms)];
const SWEEP_PARAMETERS: Words<SweepParameter> = &[
    ("all-channels", SweepParameter::AllChannels),
    ("input-size", SweepParameter::InputSize),
    ("middle-channels", SweepParameter::MiddleChannels),
    ("output-channels", SweepParameter::OutputChannels),
    ("padding", SweepParameter::Padding),
];
const COSTS: Words<Metric> = &[("operations", Metric::Operations)];
const SCALES: Words<Scale> = &[("log", Scale::Logarithmic)];
const THEMES: Words<Appearance> = &[("light", Appearance::Light), ("dark", Appearance::Dark)];
const LANGUAGES: Words<Locale> = &[("en", Locale::en), ("zh-CN", Locale::zh_CN)];

/// The keys of the networks in the third and the fourth column, readable and packed.
const FURTHER: [(&str, &str); MOST_FURTHER] = [("with3", "zipwith3"), ("with4", "zipwith4")];

/// The value of `start` for a network shown in the opening.
const OPENED: &str = "1";

/// The value of `panel` for the kernel lab.
const LAB: &str = "lab";

/// The fragment for a link, without the `#`.
pub fn write(link: &Link) -> String {
    join(&pairs(link))
}

/// The keys and values of a link, not yet encoded.
pub(super) fn pairs(link: &Link) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    pairs.extend(link.network.as_ref().map(|network| part("net", "zip", network)));
    pairs.extend(link.partner.as_ref().map(|network| part("with", "zipwith", network)));
    let further = FURTHER.iter().zip(&link.further);
    pairs.extend(further.map(|(&(readable, packed), network)| part(readable, packed, network)));
    let mut put = |key: &'static str, value: Option<String>| pairs.extend(value.map(|value| (key, value)));
    put("turn", word(SWEEP_PARAMETERS, Some(&link.sweep_parameter)));
    put("cost", word(COSTS, Some(&link.metric)));
    put("view", link.view.map(|view| view.name().to_owned()));
    put("layer", link.layer.clone());
    put("unit", link.unit.map(|(row, column)| format!("{row},{column}")));
    put("at", link.at.map(|at| at.to_string()));
    put("count", word(WEIGHTS, link.weights.as_ref()));
    put("scale", word(SCALES, Some(&link.scale)));
    put("rate", (link.rate > 0).then(|| link.rate.to_string()));
    put("learn", link.reading.map(|reading| reading.name().to_owned()));
    put("step", (link.step > 0).then(|| (link.step + 1).to_string()));
    if let Some(lab) = &link.lab {
        put("panel", Some(LAB.to_owned()));
        lab.pairs().into_iter().for_each(|(key, value)| put(key, Some(value)));
    }
    put("start", link.start.then(|| OPENED.to_owned()));
    put("theme", word(THEMES, Some(&link.appearance)));
    put("lang", word(LANGUAGES, link.locale.as_ref()));
    pairs
}

/// Keys and values as a fragment.
pub(super) fn join(pairs: &[(&'static str, String)]) -> String {
    let parts: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
    parts.join("&")
}

/// The link of a fragment, with or without the `#`.
///
/// # Errors
/// [`AddressError`] if a value cannot be read.
pub fn read(fragment: &str) -> Result<Link, AddressError> {
    let mut link = Link::default();
    let (mut lab, mut lab_is_open) = (LabLink::default(), false);
    let mut further = [const { None }; FURTHER.len()];
    for part in fragment.strip_prefix('#').unwrap_or(fragment).split('&') {
        let Some((key, value)) = part.split_once('=') else { continue };
        if let Some(place) = FURTHER.iter().position(|(readable, packed)| [*readable, *packed].contains(&key)) {
            let text = if key == FURTHER[place].1 { link::expand(value)? } else { decode(value)? };
            further[place] = Some(network(&text)?);
            continue;
        }
        if let "zip" | "zipwith" = key {
            let network = Some(network(&link::expand(value)?)?);
            if key == "zip" {
                link.network = network;
            } else {
                link.partner = network;
            }
            continue;
        }
        let text = decode(value)?;
        let wrong = |key| AddressError::Setting { key, found: text.chars().take(24).collect() };
        match key {
            "net" => link.network = Some(network(&text)?),
            "with" => link.partner = Some(network(&text)?),
            "turn" => link.sweep_parameter = meaning(SWEEP_PARAMETERS, &text).ok_or_else(|| wrong("turn"))?,
            "cost" => link.metric = meaning(COSTS, &text).ok_or_else(|| wrong("cost"))?,
            "view" => link.view = Some(View::from_name(&text).ok_or_else(|| wrong("view"))?),
            "layer" => link.layer = Some(text),
            "unit" => link.unit = Some(pair(&text).ok_or_else(|| wrong("unit"))?),
            "at" => link.at = Some(moment(&text).ok_or_else(|| wrong("at"))?),
            "count" => link.weights = Some(meaning(WEIGHTS, &text).ok_or_else(|| wrong("count"))?),
            "scale" => link.scale = meaning(SCALES, &text).ok_or_else(|| wrong("scale"))?,
            "rate" => link.rate = text.parse().map_err(|_| wrong("rate"))?,
            "learn" => link.reading = Some(LearnPage::from_name(&text).ok_or_else(|| wrong("learn"))?),
            "step" => link.step = text.parse::<usize>().map_err(|_| wrong("step"))?.saturating_sub(1),
            "panel" => lab_is_open = (text == LAB).then_some(true).ok_or_else(|| wrong("panel"))?,
            "start" => link.start = (text == OPENED).then_some(true).ok_or_else(|| wrong("start"))?,
            "theme" => link.appearance = meaning(THEMES, &text).ok_or_else(|| wrong("theme"))?,
            "lang" => {
                // Any Chinese is the one that there is.
                let text = if text == "zh" { "zh-CN" } else { &text };
                link.locale = Some(meaning(LANGUAGES, text).ok_or_else(|| wrong("lang"))?);
            }
            key => {
                if let Some(key) = KEYS.into_iter().find(|own| *own == key) {
                    lab.take(key, &text).ok_or_else(|| wrong(key))?;
                }
            }
        }
    }
    link.further = further.into_iter().flatten().collect();
    link.lab = lab_is_open.then_some(lab);
    Ok(link)
}

/// A network in the notation.
fn network(text: &str) -> Result<Network, AddressError> {
    Ok(import::limited(notation::read(text)?)?)
}

/// A network under its readable key, or packed under the other if it would be too long.
fn part(readable: &'static str, packed: &'static str, network: &Network) -> (&'static str, String) {
    let text = notation::write_inline(network);
    let is_long = readable.len() + 1 + encode(&text).len() > LONGEST_READABLE;
    if is_long { (packed, link::compress(&text)) } else { (readable, text) }
}

fn word<T: PartialEq>(words: Words<T>, value: Option<&T>) -> Option<String> {
    words.iter().find(|(_, meaning)| Some(meaning) == value).map(|(word, _)| (*word).to_owned())
}

fn meaning<T: Copy>(words: Words<T>, text: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
}

fn pair(text: &str) -> Option<(i64, i64)> {
    let (row, column) = text.split_once(',')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

fn moment(text: &str) -> Option<f64> {
    notation::decimal(text)
}
