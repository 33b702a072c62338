//! QR code as a picture.

use leptos::prelude::*;

use crate::export::QrCode;
use crate::export::qr_code::QUIET_ZONE;

/// A QR code, black on white in every theme; nothing if the text is too long for one.
#[component]
pub fn QrPicture(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The name of the picture.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    move || {
        let code = text.with(|text| QrCode::of(text)).ok()?;
        let side = code.side() + 2 * QUIET_ZONE;
        Some(view! {
            <svg class="qr-code" role="img" aria-label=label viewBox=format!("0 0 {side} {side}")>
                <path d=code.path() />
            </svg>
        })
    }
}
