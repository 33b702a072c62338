//! Canvas element that paints one picture.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use leptos_use::{use_device_pixel_ratio, use_preferred_dark};

use super::fitted::magnification;
use super::pinch::Fingers;
use super::{Fitted, Pinch};
use crate::paint::{Picture, Scheme, Theme, paint_on_canvas};
use crate::scene::chart::Chart;
use crate::scene::{Point, Scene};
use crate::ui::size::{measure, use_visibility};
use crate::ui::{is_dark, use_state};

/// The movement of a pointer between down and up, in CSS pixels, beyond which it is a drag.
const LONGEST_PRESS: f64 = 5.0;

/// A drawing that a canvas can show.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// A stage.
    Scene(Arc<Scene>),
    /// A chart.
    Chart(Arc<Chart>),
}

impl Drawing {
    fn picture(&self) -> Picture<'_> {
        match self {
            Self::Scene(scene) => Picture::Scene(scene),
            Self::Chart(chart) => Picture::Chart(chart),
        }
    }
}

impl From<Arc<Scene>> for Drawing {
    fn from(scene: Arc<Scene>) -> Self {
        Self::Scene(scene)
    }
}

impl From<Arc<Chart>> for Drawing {
    fn from(chart: Arc<Chart>) -> Self {
        Self::Chart(chart)
    }
}

/// The distance within which a mouse grasps something, in CSS pixels.
const MOUSE_REACH: f64 = 3.0;
/// The distance within which a finger grasps something, in CSS pixels.
const FINGER_REACH: f64 = 14.0;

/// A pointer that goes down and may grasp something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grasp {
    /// The position in CSS pixels.
    pub at: Point,
    /// The distance within which it grasps, in CSS pixels.
    pub reach: f64,
    /// Whether it is a finger, whose movement may be meant to scroll the page.
    pub by_finger: bool,
}

/// The position of a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// The position in CSS pixels.
    pub at: Point,
    /// Whether the shift key is held.
    pub shift: bool,
}

/// The movement of a pointer whose button is down, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// The position where the button went down.
    pub from: Point,
    /// The present position.
    pub to: Point,
    /// The movement since the last call.
    pub way: (f64, f64),
    /// Whether it grasped something when it went down.
    pub holds: bool,
}

/// A canvas that fills its container, painted again whenever its drawing, the theme or the pixel ratio changes, and at no other time. While
/// it is out of sight nothing is computed or painted.
///
/// A finger that grasps something does not scroll the page; any other finger does, and does not drag.
#[component]
#[expect(clippy::too_many_lines, reason = "the gestures of one canvas share what they know of the pointer")]
pub fn Canvas<T>(
    /// The drawing.
    fitted: Fitted<T>,
    /// Called with the pointer while it is over the canvas, and with `None` when it leaves.
    #[prop(optional, into)]
    on_point: Option<Callback<Option<Pointer>>>,
    /// Called when a pointer goes down; returns whether it grasps something, which it then drags.
    #[prop(optional, into)]
    on_grasp: Option<Callback<Grasp, bool>>,
    /// Called when a pointer that grasped something is released.
    #[prop(optional, into)]
    on_release: Option<Callback<()>>,
    /// Called with the position of a press that was not a drag.
    #[prop(optional, into)]
    on_press: Option<Callback<Point>>,
    /// Called with the movement of a pointer whose button is down.
    #[prop(optional, into)]
    on_drag: Option<Callback<Drag>>,
    /// Called with the movement of two fingers.
    #[prop(optional, into)]
    on_pinch: Option<Callback<Pinch>>,
) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
    Drawing: From<Arc<T>>,
{
    let canvas = NodeRef::<html::Canvas>::new();
    let frame = NodeRef::<html::Div>::new();
    measure(frame, fitted.canvas);
    let visible = use_visibility(frame);
    let ratio = use_device_pixel_ratio();
    let theme = use_theme();
    let state = use_state();
    let larger = Memo::new(move |_| magnification(state));
    let drawing = fitted.drawing();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        // For printing, everything is painted.
        if !visible.get() && !state.printing.get() {
            return;
        }
        let Some(drawing) = drawing.get() else { return };
        theme.with(|theme| {
            if let Err(error) = paint_on_canvas(drawing.picture(), theme, &canvas, ratio.get() * larger.get()) {
                leptos::logging::error!("{error}");
            }
        });
    });
    let dragged = StoredValue::new(0.0);
    let holds = StoredValue::new(false);
    let last = StoredValue::new(Point::default());
    let pressed = StoredValue::new(Point::default());
    let fingers = StoredValue::new(Fingers::default());
    let several = move || on_pinch.is_some() && fingers.with_value(Fingers::are_several);
    let let_go = move || {
        if holds.try_update_value(std::mem::take) == Some(true)
            && let Some(on_release) = on_release
        {
            on_release.try_run(());
        }
    };
    let moved = move |event: ev::PointerEvent| {
        let larger = larger.get_untracked();
        if several() {
            // A pinch must not end in a press.
            dragged.set_value(LONGEST_PRESS);
            let_go();
            let pinch = fingers.try_update_value(|fingers| fingers.stray(event.pointer_id(), place(&event, larger)));
            if let (Some(on_pinch), Some(pinch)) = (on_pinch, pinch.flatten()) {
                on_pinch.run(pinch);
            }
            return;
        }
        let (to, from, holds) = (place(&event, larger), last.get_value(), holds.get_value());
        last.set_value(to);
        let is_down = event.buttons() & 1 == 1;
        if is_down {
            let way = (to.x - from.x, to.y - from.y);
            dragged.update_value(|dragged| *dragged += way.0.abs() + way.1.abs());
            // What is grasped moves only once this is more than a press.
            if let Some(on_drag) = on_drag.filter(|_| !holds || dragged.get_value() >= LONGEST_PRESS) {
                on_drag.run(Drag { from: pressed.get_value(), to, way, holds });
            }
        }
        // A finger does not hover: it presses, drags or scrolls.
        if let Some(on_point) = on_point.filter(|_| event.pointer_type() != "touch" && !(is_down && holds)) {
            on_point.run(Some(Pointer { at: place(&event, larger), shift: event.shift_key() }));
        }
    };
    let down = move |event: ev::PointerEvent| {
        dragged.set_value(0.0);
        let at = place(&event, larger.get_untracked());
        pressed.set_value(at);
        last.set_value(at);
        let by_finger = event.pointer_type() == "touch";
        if by_finger {
            fingers.update_value(|fingers| fingers.come(event.pointer_id(), at));
        }
        let grasp = Grasp { at, reach: if by_finger { FINGER_REACH } else { MOUSE_REACH }, by_finger };
        holds.set_value(event.button() == 0 && !several() && on_grasp.is_some_and(|on_grasp| on_grasp.run(grasp)));
        // A drag continues outside the canvas.
        if let (Some(canvas), true) = (canvas.get_untracked(), event.pointer_type() == "mouse") {
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
    };
    // `try_…`: a canvas that is removed under a pointer gets this event after its signals are disposed.
    let left_by = move |event: ev::PointerEvent| {
        fingers.try_update_value(|fingers| fingers.go(event.pointer_id()));
        let_go();
    };
    let lifted = move |event: ev::PointerEvent| {
        // The browser sends no click for a touch whose scrolling was prevented.
        let is_tap = event.pointer_type() == "touch" && holds.try_get_value() == Some(true);
        if let Some(on_press) = on_press
            && is_tap
            && dragged.try_get_value().is_some_and(|dragged| dragged < LONGEST_PRESS)
        {
            on_press.try_run(place(&event, larger.get_untracked()));
        }
        left_by(event);
    };
    // The browser would scroll the page with both fingers, and with one that grasps something.
    let touched = move |event: ev::TouchEvent| {
        let is_pinch = on_pinch.is_some() && event.touches().length() > 1;
        if (is_pinch || holds.try_get_value() == Some(true)) && event.cancelable() {
            event.prevent_default();
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        if let Some(on_press) = on_press
            && dragged.get_value() < LONGEST_PRESS
        {
            on_press.run(place(&event, larger.get_untracked()));
        }
    };
    view! {
        <div class="canvas-frame" node_ref=frame>
            <canvas
                node_ref=canvas
                aria-hidden="true"
                on:pointermove=moved
                on:pointerdown=down
                on:pointerup=lifted
                on:pointercancel=left_by
                on:touchstart=touched
                on:touchmove=touched
                on:click=clicked
                on:pointerleave=move |_| on_point.into_iter().for_each(|on_point| on_point.run(None))
            ></canvas>
        </div>
    }
}

/// The position of a pointer on its canvas, in the pixels of the drawing.
pub(in crate::ui) fn place(event: &ev::MouseEvent, larger: f64) -> Point {
    Point::new(f64::from(event.offset_x()) / larger, f64::from(event.offset_y()) / larger)
}

/// The present colors of the page.
pub fn use_theme() -> Memo<Theme> {
    let state = use_state();
    let system_is_dark = use_preferred_dark();
    Memo::new(move |_| {
        // Read to track its changes.
        system_is_dark.track();
        Theme::of(if is_dark(state) { Scheme::Dark } else { Scheme::Light })
    })
}
