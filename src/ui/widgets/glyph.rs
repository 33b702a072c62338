//! Glyphs: the paths of all icons.

/// A line drawing on a grid of 16 units, drawn by [`Icon`](super::Icon).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    path: &'static str,
    is_solid: bool,
}

#[expect(missing_docs, reason = "a drawing is its name")]
impl Glyph {
    pub const UNDO: Self = Self::outlined("M6 3 3 6l3 3M3 6h6.75a3.5 3.5 0 0 1 0 7H6");
    pub const REDO: Self = Self::outlined("m10 3 3 3-3 3M13 6H6.25a3.5 3.5 0 0 0 0 7H10");
    pub const RESET: Self = Self::outlined("M3 2.5v3.25h3.25M3.4 5.5A5.25 5.25 0 1 1 2.75 8");
    pub const PLAY: Self = Self::solid("M5 3.25v9.5L12.5 8z");
    pub const PAUSE: Self = Self::solid("M4.75 3.75h1.5v8.5h-1.5zM9.75 3.75h1.5v8.5h-1.5z");
    pub const STEP_BACK: Self = Self::solid("M12 3.75v8.5L6 8zM3.75 3.75v8.5");
    pub const STEP_FORWARD: Self = Self::solid("M4 3.75v8.5L10 8zM12.25 3.75v8.5");
    pub const TO_START: Self = Self::solid("M2.5 4v8M8.5 4.5v7L4.75 8zM13.5 4.5v7L9.75 8z");
    pub const LOOP: Self = Self::outlined(
        "m10.5 1.75 2.25 2.25-2.25 2.25M12.75 4H6.5A3.75 3.75 0 0 0 2.75 7.75M5.5 14.25 3.25 12 5.5 9.75M3.25 12H9.5a3.75 3.75 0 0 0 3.75-3.75",
    );
    pub const SWEEP: Self = Self::outlined("M2.75 3.5h10.5l-10.5 4.5h10.5L2.75 12.5H13M11 10.5l2.25 2L11 14.5");
    pub const SWAP: Self =
        Self::outlined("M3 5.5h10M10.25 2.75 13 5.5l-2.75 2.75M13 10.5H3M5.75 7.75 3 10.5l2.75 2.75");
    pub const PLUS: Self = Self::outlined("M8 3v10M3 8h10");
    pub const MINUS: Self = Self::outlined("M3 8h10");
    pub const CLOSE: Self = Self::outlined("m4 4 8 8M12 4l-8 8");
    pub const CHECK: Self = Self::outlined("m3 8.75 3.25 3.25L13 4.5");
    pub const TRASH: Self =
        Self::outlined("M2.75 4.5h10.5M6.25 4.25v-1.5h3.5v1.5M4.25 4.75l.6 8.5h6.3l.6-8.5M6.75 7.25v3.5M9.25 7.25v3.5");
    pub const DUPLICATE: Self = Self::outlined("M6 6h7.25v7.25H6zM10 3.5v-.75H2.75V10h.75");
    pub const COPY: Self = Self::outlined("M5.75 5.75h7.5v7.5h-7.5zM3.5 10.25h-.75v-7.5h7.5v.75");
    pub const PASTE: Self = Self::outlined("M5.75 3.25H3.5v10.5h9V3.25h-2.25M5.75 2.25h4.5v2.25h-4.5zM6 8h4M6 10.75h4");
    pub const SHARE: Self = Self::outlined("M8 9.75v-7.5M5.25 4.75 8 2l2.75 2.75M4.5 7.5H3v6h10v-6h-1.5");
    pub const DOWNLOAD: Self = Self::outlined("M8 2.25v7.5M5.25 7.25 8 10l2.75-2.75M3 11.25v2.25h10v-2.25");
    pub const OPEN: Self = Self::outlined("M2.5 12.75v-9.5h4l1.5 2h5.5v7.5z");
    pub const GRIP: Self = Self::outlined("M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01");
    pub const PIN: Self = Self::outlined("M5.25 2.5h5.5M6 2.5V6.5L4 9.25h8L10 6.5v-4M8 9.25v4.5");
    pub const ARROW_UP: Self = Self::outlined("M8 13V3M4 7l4-4 4 4");
    pub const EYE: Self = Self::outlined(
        "M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8zM9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0z",
    );
    pub const EYE_OFF: Self = Self::outlined(
        "m2.75 2.75 10.5 10.5M6.4 3.95A6 6 0 0 1 8 3.75C12 3.75 14.25 8 14.25 8a11 11 0 0 1-1.6 2.1M4.3 5.15A10 10 0 0 0 1.75 8S4 12.25 8 12.25a6 6 0 0 0 2.7-.65",
    );
    pub const LINK: Self = Self::outlined(
        "M7.25 5 8.7 3.55a2.65 2.65 0 0 1 3.75 3.75L11 8.75M8.75 11 7.3 12.45A2.65 2.65 0 0 1 3.55 8.7L5 7.25M6.4 9.6l3.2-3.2",
    );
    pub const UNLINK: Self = Self::outlined(
        "M7.25 5 8.7 3.55a2.65 2.65 0 0 1 3.75 3.75L11 8.75M8.75 11 7.3 12.45A2.65 2.65 0 0 1 3.55 8.7L5 7.25M2 5h1.5M5 2v1.5M14 11h-1.5M11 14v-1.5",
    );
    pub const CHEVRON_DOWN: Self = Self::outlined("M3.5 6 8 10.5 12.5 6");
    pub const CHEVRON_LEFT: Self = Self::outlined("M10 3.5 5.5 8l4.5 4.5");
    pub const CHEVRON_RIGHT: Self = Self::outlined("m6 3.5 4.5 4.5L6 12.5");
    pub const SUN: Self = Self::outlined(
        "M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
    );
    pub const MOON: Self = Self::outlined("M13.25 9.6A5.5 5.5 0 0 1 6.4 2.75a5.5 5.5 0 1 0 6.85 6.85z");
    pub const SYSTEM: Self =
        Self::outlined("M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8 2.5v11M8 5h4.5M8 8h5.5M8 11h4.5");
    pub const HELP: Self = Self::outlined(
        "M13.75 8A5.75 5.75 0 1 1 2.25 8a5.75 5.75 0 0 1 11.5 0zM6.25 6.4a1.75 1.75 0 1 1 2.6 1.55C8.3 8.25 8 8.6 8 9.25M8 11.25h.01",
    );
    pub const WARNING: Self = Self::outlined("M8 2.5 14.25 13.25H1.75zM8 6.5v3.25M8 11.5h.01");
    pub const MENU: Self = Self::outlined("M2.75 4.25h10.5M2.75 8h10.5M2.75 11.75h10.5");
    pub const MORE: Self = Self::outlined("M3.5 8h.01M8 8h.01M12.5 8h.01");
    pub const FIT: Self = Self::outlined("M2.75 6V2.75H6M10 2.75h3.25V6M13.25 10v3.25H10M6 13.25H2.75V10");
    pub const LAYERS: Self = Self::outlined("M8 2.25 14 5.25l-6 3-6-3zM2 8l6 3 6-3M2 10.75l6 3 6-3");
    pub const FIELD: Self = Self::outlined("M2.5 2.5h11v11h-11zM5 5h6v6H5zM7.5 7.5h1v1h-1z");
    pub const SIDE: Self = Self::outlined("M8 3 2.75 13h10.5zM8 3v10M5.4 8h5.2");
    pub const KERNEL_VIEW: Self =
        Self::outlined("M2.25 2.25h8v8h-8zM2.25 6.25h8M6.25 2.25v8M10.25 10.25l3.5 3.5M13.75 11v2.75H11");
    pub const COMPARE: Self = Self::outlined("M2.5 3h4.25v10H2.5zM9.25 3h4.25v10H9.25z");
    pub const LESSONS: Self = Self::outlined(
        "M8 4.5C6.5 3.4 4.5 3 2.25 3v9.5c2.25 0 4.25.4 5.75 1.5 1.5-1.1 3.5-1.5 5.75-1.5V3C11.5 3 9.5 3.4 8 4.5zM8 4.5V14",
    );
    pub const PRESENT: Self = Self::outlined("M2.5 3h11v7.5h-11zM8 10.5v2.75M5.25 13.25h5.5M6.75 5.25v3l2.75-1.5z");
    pub const PRINT: Self = Self::outlined("M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z");
    pub const PICTURE: Self = Self::outlined(
        "M2.5 3h11v10h-11zM2.5 10.5l3-3 3 3 1.75-1.75 3.25 3.25M11.25 5.75a.75.75 0 1 1-1.5 0 .75.75 0 0 1 1.5 0z",
    );
    pub const RULER: Self =
        Self::outlined("m2.25 10.5 8.25-8.25 3.25 3.25-8.25 8.25zM5 7.75 6.25 9M7 5.75 8.25 7M9 3.75 10.25 5");
    pub const UPWARDS: Self = Self::outlined("M8 13 2.75 3h10.5zM8 13V6M5.75 8.25 8 6l2.25 2.25");
    pub const KERNEL: Self = Self::outlined("M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11");
    pub const DOCUMENTS: Self = Self::outlined("M5.5 2.5h4.25L13 5.75v7.75H5.5zM9.5 2.75V6H13M3 5v9.75h7");
    pub const PENCIL: Self = Self::outlined("m3 13 .75-3.25 6.75-6.75 2.5 2.5-6.75 6.75zM9 4.5 11.5 7");
}

impl Glyph {
    const fn outlined(path: &'static str) -> Self {
        Self { path, is_solid: false }
    }

    const fn solid(path: &'static str) -> Self {
        Self { path, is_solid: true }
    }

    /// The path, in SVG syntax.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.path
    }

    /// Whether it is filled, not outlined.
    #[must_use]
    pub fn is_solid(self) -> bool {
        self.is_solid
    }
}
