//! Tests of addresses: what is written is read again, and published addresses keep their meaning.

use proptest::prelude::*;

use super::address::*;
use super::lab_link::LabLink;
use super::percent_encoding::{decode, encode};
use super::{Appearance, LearnPage};
use crate::analysis::Weights;
use crate::comparison::{Metric, SweepParameter};
use crate::formats::notation;
use crate::i18n::Locale;
use crate::network::Network;
use crate::presets::Preset;
use crate::scene::{Scale, View};

fn of(network: Network) -> Link {
    Link { network: Some(network), ..Link::default() }
}

#[test]
fn the_address_of_a_network_is_readable() {
    let network = notation::read("input 3x15x15; conv 64 k3 p1").expect("a network");
    let link = Link { view: Some(View::Side), unit: Some((7, 3)), at: Some(1.5), ..of(network) };
    assert_eq!(write(&link), "net=input+3x15x15;+conv+64+k3+p1&view=side&unit=7,3&at=1.5");
}

#[test]
fn every_preset_survives_its_address() {
    for preset in Preset::ALL {
        let link = of(preset.network().renumbered());
        let fragment = write(&link);
        assert!(fragment.len() <= LONGEST_READABLE || fragment.starts_with("zip="), "{fragment}");
        assert_eq!(read(&fragment), Ok(link), "{}", preset.id());
    }
}

#[test]
fn further_columns_survive_readable_and_packed() {
    let small = notation::read("input 3x15x15; conv 64 k3 p1").expect("a network");
    let further = vec![small.clone(), Preset::ResNet50.network().renumbered()];
    let link = Link { partner: Some(small.clone()), further, ..of(small.clone()) };
    let fragment = write(&link);
    assert!(fragment.contains("&with3=input+3x15x15;+conv+64+k3+p1&zipwith4=z1."), "{fragment}");
    assert_eq!(read(&fragment), Ok(link));
    // A column that is left out leaves no gap.
    let alone = read("#net=input+3x15x15;+conv+64+k3+p1&with4=input+3x15x15;+conv+64+k3+p1").expect("a link");
    assert_eq!(alone.further, [small]);
}

#[test]
fn an_address_without_a_network_is_no_mistake() {
    assert_eq!(read(""), Ok(Link::default()));
    assert_eq!(read("#lesson=3"), Ok(Link::default()));
}

/// Published addresses, each of which must keep its meaning.
#[test]
fn old_links_keep_working() {
    let old = [
        ("#net=input+3x15x15;+conv+64+k3+p1", 1, None),
        (
            "#net=input%203x9x9%3B%20conv%208%20k5&view=layers&unit=2,2&at=1&count=paths&scale=log",
            1,
            Some(View::Layers),
        ),
        ("#net=input+3x9x9;+conv+8+k5&panel=lab&kernels=laplace;0,0,0,0,2,0,0,0,0&run=valid,relu&pixels=640", 1, None),
        ("#net=input+1x9x9;+conv+8+k5&with=input+1x9x9;+conv+8+k3&turn=padding&cost=operations", 1, None),
        ("#net=input+1x16000;+conv+8+k10+s5&view=side&layer=conv1&theme=dark&lang=zh-CN", 1, Some(View::Side)),
    ];
    for (fragment, layers, view) in old {
        let link = read(fragment).expect(fragment);
        assert_eq!((link.network.map(|network| network.nodes().len()), link.view), (Some(layers), view));
    }
}

#[test]
fn any_chinese_is_the_one_that_there_is() {
    assert_eq!(read("#lang=zh").map(|link| link.locale), Ok(Some(Locale::zh_CN)));
    assert!(matches!(read("#lang=tlh"), Err(AddressError::Setting { key: "lang", .. })));
}

#[test]
fn a_wrong_value_is_named() {
    let wrong = AddressError::Setting { key: "view", found: "upside-down".into() };
    assert_eq!(read("#view=upside-down"), Err(wrong));
    assert!(matches!(read("#zip=z1.AAAA"), Err(AddressError::Packed(_))));
    assert!(matches!(read("#panel=cockpit"), Err(AddressError::Setting { key: "panel", .. })));
    assert!(matches!(read("#start=2"), Err(AddressError::Setting { key: "start", .. })));
    assert!(matches!(read("#kernels=blur"), Err(AddressError::Setting { key: "kernels", .. })));
    assert!(matches!(read("#at=NaN"), Err(AddressError::Setting { key: "at", .. })));
}

proptest! {
    #[test]
    fn text_survives_encoding(text in ".*") {
        prop_assert_eq!(decode(&encode(&text)), Ok(text));
    }

    #[test]
    fn every_setting_survives(
        view in 0..3_usize, unit in any::<(i64, i64)>(), at in 0.0..1e6_f64, layer in "[^\\x00]{1,12}", random in any::<bool>(),
    ) {
        let link = Link {
            view: Some(View::ALL[view]),
            unit: Some(unit),
            at: Some(at),
            layer: Some(layer),
            weights: Some(if random { Weights::RandomRms } else { Weights::Paths }),
            scale: Scale::Logarithmic,
            rate: 16_000,
            reading: Some(LearnPage::Homework),
            step: 3,
            appearance: Appearance::Dark,
            locale: Some(Locale::zh_CN),
            network: None,
            partner: None,
            further: Vec::new(),
            sweep_parameter: SweepParameter::Padding,
            metric: Metric::Operations,
            start: random,
            lab: Some(LabLink { noise: true, ..LabLink::default() }),
        };
        prop_assert_eq!(read(&write(&link)), Ok(link));
    }

    #[test]
    fn no_address_makes_it_panic(text in ".*", key in "net|zip|with|zipwith|with3|zipwith3|with4|zipwith4|turn|cost|view|layer|unit|at|count|scale|rate|learn|step|panel|start|kernels|run|target|picture|pixels|theme|lang") {
        let _ = read(&format!("#panel=lab&{key}={text}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn damaged_links_never_panic(place in 0..200_usize, byte in any::<char>()) {
        let link = Link { view: Some(View::Layers), unit: Some((3, 4)), ..of(Preset::ThreeThrees.network()) };
        let mut letters: Vec<char> = write(&link).chars().collect();
        let place = place % letters.len();
        letters[place] = byte;
        let _ = read(&letters.into_iter().collect::<String>());
    }
}
