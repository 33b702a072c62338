//! The page.
//!
//! As it is published, it is taken to pieces: `.ci/pieces.mjs` moves all that only one of the functions below needs into a file of
//! its own. While it is developed and tested, it is whole.

#![cfg_attr(pieces, allow(unsafe_code, reason = "pieces of a program meet at foreign functions"))]

use convscope::ui::{App, Loading, Piece, pieces};
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <App load /> });
}

/// Gives each piece a function that leads to it, and gathers these in `load`.
macro_rules! pieces {
    ($($piece:ident => $name:ident,)*) => {
        /// Loads a piece, unless it is there.
        fn load(piece: Piece) -> Loading {
            match piece {
                $(Piece::$piece => {
                    #[cfg(pieces)]
                    #[wasm_split_helpers::wasm_split($name, fallible)]
                    fn way() -> Result<convscope::ui::Make, convscope::ui::NotLoaded> {
                        Ok(pieces::$name)
                    }
                    #[cfg(not(pieces))]
                    async fn way() -> Result<convscope::ui::Make, convscope::ui::NotLoaded> {
                        Ok(pieces::$name)
                    }
                    Box::pin(way())
                })*
            }
        }
    };
}

pieces! {
    Contenders => contenders,
    Flipping => flipping,
    Lab => lab,
    Gridding => gridding,
    Counting => counting,
    Derivation => derivation,
    Documents => documents,
    Figure => figure,
    InputFields => input_fields,
    LayerActions => layer_actions,
    LayerFields => layer_fields,
    Learn => learn,
    Menus => menus,
    Messages => messages,
    Outside => outside,
    Paste => paste,
    Pictures => pictures,
    Presenter => presenter,
    Ruler => ruler,
    Share => share,
    Sides => sides,
    StackedView => stacked_view,
    Verdict => verdict,
}
