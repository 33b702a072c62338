//! Any network, written and read again; and any text.

use convscope::formats::{json, notation};
use proptest::prelude::*;

use crate::random_networks::any_network;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_notation_says_everything(network in any_network()) {
        let text = notation::write(&network);
        prop_assert_eq!(notation::read(&text), Ok(network.renumbered()), "{}", text);
        let line = notation::write_inline(&network);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(notation::read(&line), Ok(network.renumbered()), "{}", line);
    }

    #[test]
    fn json_says_everything(network in any_network()) {
        let text = json::write(&network);
        prop_assert_eq!(json::read(&text), Ok(network.renumbered()), "{}", text);
    }

    #[test]
    fn no_text_brings_a_reader_down(text in any::<String>(), words in "([a-z]{0,3}[0-9x:;,@\"#\\\\ -]{0,3}){0,40}") {
        for text in [text, words] {
            for text in [text.clone(), format!("input 3x9x9; conv {text}"), format!("input 3x9x9; a: add {text}")] {
                let _ = notation::read(&text);
                let _ = json::read(&text);
            }
        }
    }
}
