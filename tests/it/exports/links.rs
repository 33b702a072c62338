//! Links with long texts.

use convscope::export::link::{LONGEST, LinkError, compress, expand, is_compressed};
use convscope::formats::notation;
use convscope::presets::Preset;
use proptest::prelude::*;

fn resnet() -> String {
    notation::write_inline(&Preset::ResNet101.network())
}

#[test]
fn every_preset_comes_back_and_long_ones_are_much_shorter() {
    for preset in Preset::ALL {
        let text = notation::write_inline(&preset.network());
        let packed = compress(&text);
        assert_eq!(expand(&packed).as_ref(), Ok(&text), "{}", preset.id());
        println!("{:15}{:6} bytes, packed {:5}", preset.id(), text.len(), packed.len());
        assert!(text.len() < 1000 || packed.len() < text.len() / 3, "{}", preset.id());
    }
}

#[test]
fn an_address_takes_every_letter() {
    let packed = compress(&resnet());
    assert!(packed.bytes().all(|letter| letter.is_ascii_alphanumeric() || b".-_".contains(&letter)), "{packed}");
}

#[test]
fn links_are_told_from_texts() {
    assert!(is_compressed(&compress("")));
    assert!(!is_compressed("input 1x1x1"));
    assert_eq!(expand("input 1x1x1"), Err(LinkError::Version));
    assert_eq!(expand("z2.AAAA"), Err(LinkError::Version));
}

#[test]
fn damage_is_told_apart() {
    let packed = compress("input 3x32x32; conv 64 k3 p1");
    assert_eq!(expand(&format!("{packed}!")), Err(LinkError::Letters));
    assert_eq!(expand("z1."), Err(LinkError::Compression));
    assert_eq!(expand(&packed[..3 + 16]), Err(LinkError::Compression));
    // One stored block with a byte that is not valid UTF-8.
    assert_eq!(expand("z1.AQEA_v__"), Err(LinkError::Text));
}

#[test]
fn a_link_does_not_explode() {
    let longest = "a".repeat(LONGEST);
    assert_eq!(expand(&compress(&longest)), Ok(longest));
    let bomb = compress(&"a".repeat(64 * LONGEST));
    assert!(bomb.len() < 100_000);
    assert_eq!(expand(&bomb), Err(LinkError::TooLong));
}

/// A link packed by the first release: saved links must stay valid.
#[test]
fn old_links_stay_good() {
    assert_eq!(expand("z1.y8wrKC1RMK4wNgIia4Xk_LwyBTMThWxjhQJDAA").as_deref(), Ok("input 3x32x32; conv 64 k3 p1"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn texts_come_back(text in any::<String>()) {
        prop_assert_eq!(expand(&compress(&text)), Ok(text));
    }

    #[test]
    fn repetitive_texts_come_back(text in "(conv 64 k[357] (p1)?; (bn; )?relu; |\u{5c42}){0,200}") {
        prop_assert_eq!(expand(&compress(&text)), Ok(text));
    }

    /// A damaged link gives a text or an error, never a crash.
    #[test]
    fn damaged_links_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut letters = compress(&resnet()).into_bytes();
        for (place, letter) in changes {
            let place = 3 + place.index(letters.len() - 3);
            letters[place] = LETTERS[usize::from(letter) % LETTERS.len()];
        }
        let packed = String::from_utf8(letters).expect("ASCII");
        if let Ok(text) = expand(&packed) {
            prop_assert!(text.len() <= LONGEST);
        }
    }

    #[test]
    fn strangers_do_no_harm(rest in any::<String>(), letters in "[A-Za-z0-9_-]{0,400}") {
        prop_assert_eq!(expand(&format!("z1.{rest}!")), Err(LinkError::Letters));
        if let Ok(text) = expand(&format!("z1.{letters}")) {
            prop_assert!(text.len() <= LONGEST);
        }
    }
}
