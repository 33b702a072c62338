//! Links, whatever happens to them on their way.

use convscope::cnn::notation;
use convscope::cnn::preset::Preset;
use convscope::export::{compress, expand};
use proptest::prelude::*;

#[test]
fn every_presets_link_is_shorter_and_comes_back() {
    for preset in Preset::ALL {
        let text = notation::write_inline(&preset.network());
        let short = compress(&text);
        println!("{:15}{:6} → {}", preset.id(), text.len(), short.len());
        assert_eq!(expand(&short).as_ref(), Ok(&text));
        assert!(short.len() < text.len() || text.len() < 100, "{}", preset.id());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_comes_back(text in ".{0,400}") {
        prop_assert_eq!(expand(&compress(&text)), Ok(text));
    }

    #[test]
    fn a_damaged_link_is_refused_or_some_other_text(
        preset in prop::sample::select(&Preset::ALL[..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut letters: Vec<char> = compress(&notation::write_inline(&preset.network())).chars().collect();
        for (place, letter) in changes {
            let place = place.index(letters.len());
            letters[place] = letter;
        }
        letters.truncate(cut.index(letters.len()) + 1);
        let damaged: String = letters.into_iter().collect();
        if let Ok(text) = expand(&damaged) {
            prop_assert!(text.len() <= convscope::export::link::LONGEST);
        }
    }

    #[test]
    fn damage_within_the_alphabet_does_no_harm(
        noise in "[A-Za-z0-9_-]{0,300}",
        place in any::<prop::sample::Index>(),
    ) {
        let mut short = compress(&notation::write_inline(&Preset::ResNet18.network()));
        short.insert_str(3 + place.index(short.len() - 3), &noise);
        if let Ok(text) = expand(&short) {
            prop_assert!(text.len() <= convscope::export::link::LONGEST);
        }
    }
}
