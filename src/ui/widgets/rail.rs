//! Rail: the graph gutter of one row.

use leptos::prelude::*;

/// A line within one row of the graph, on a lane counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strand {
    /// Runs past the row, from its top to its bottom.
    Pass(usize),
    /// Comes from the top and ends at the row's node.
    Arrive(usize),
    /// Starts at the row's node and leaves at the bottom.
    Leave(usize),
}

impl Strand {
    /// The lane.
    pub const fn lane(self) -> usize {
        match self {
            Self::Pass(lane) | Self::Arrive(lane) | Self::Leave(lane) => lane,
        }
    }
}

/// Distance between lanes, in units of 1/16 rem.
const LANE: usize = 14;
/// Height of the node, in the same units, from the row's top.
const NODE: usize = 17;

/// One row's part of the graph that connects a list of rows, as in the log of a version control system. The node itself is the child,
/// usually a [`Chip`](super::Chip).
#[component]
pub fn Rail(
    /// The lines that touch this row.
    #[prop(into)]
    strands: Signal<Vec<Strand>>,
    /// The lane of the row's own node.
    #[prop(optional, into)]
    node_lane: Signal<usize>,
    /// The number of lanes of the whole list; all rails are equally wide.
    #[prop(into)]
    lanes: Signal<usize>,
    /// The node.
    children: Children,
) -> impl IntoView {
    // Most edits leave the graph unchanged.
    let strands = Memo::new(move |_| strands.get());
    let drawing = move || {
        let node = node_lane.get();
        strands.get().into_iter().map(|strand| draw(strand, node)).collect_view()
    };
    view! {
        <div
            class="rail"
            style=("--lanes", move || lanes.get().to_string())
            style=("--node-lane", move || node_lane.get().to_string())
        >
            <svg aria-hidden="true">{drawing}</svg>
            <span class="rail-node">{children()}</span>
        </div>
    }
}

fn draw(strand: Strand, node: usize) -> impl IntoView {
    let class = |lane| if lane == node { "rail-line" } else { "rail-skip" };
    match strand {
        Strand::Pass(lane) => straight(class(lane), lane, "0", "100%").into_any(),
        Strand::Arrive(lane) => curve(class(lane), lane, 0, node, NODE).into_any(),
        Strand::Leave(lane) if lane == node => straight(class(lane), lane, &units(NODE), "100%").into_any(),
        Strand::Leave(lane) => {
            let down = straight(class(lane), lane, &units(2 * NODE), "100%");
            view! {
                {curve(class(lane), node, NODE, lane, 2 * NODE)}
                {down}
            }
            .into_any()
        }
    }
}

fn straight(class: &'static str, lane: usize, from: &str, to: &'static str) -> impl IntoView + use<> {
    let (x, from) = (units(centre(lane)), from.to_owned());
    view! { <line class=class x1=x.clone() x2=x y1=from y2=to></line> }
}

fn curve(class: &'static str, from_lane: usize, top: usize, to_lane: usize, bottom: usize) -> impl IntoView {
    let (from, to, bend) = (centre(from_lane), centre(to_lane), (bottom - top) * 3 / 5);
    let path = format!("M{from} {top}C{from} {} {to} {} {to} {bottom}", top + bend, bottom - bend);
    view! {
        <svg width="1em" height="1em" viewBox="0 0 16 16" overflow="visible">
            <path class=class d=path></path>
        </svg>
    }
}

fn centre(lane: usize) -> usize {
    lane * LANE + LANE / 2
}

fn units(sixteenths: usize) -> String {
    format!("{}em", sixteenths as f64 / 16.0)
}
