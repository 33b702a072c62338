//! The bar of buttons that add a layer.

use leptos::{html, prelude::*};

use crate::app::AppState;
use crate::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, OpSpec, Padding, PaddingMode,
    Parameter, Pool, ResizeMode, ResizeTo, Sees, Sides, SoftmaxAxis, Value,
};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Menu, MenuEntry, MenuItem};
use crate::words;

/// The output channels of a new convolution if no other number is suggested.
const CHANNELS: u64 = 64;

/// The most common layers as buttons, all others in a menu. The bar stays in place while layers are added: the list above it scrolls.
#[component]
pub fn AddLayer() -> impl IntoView {
    let state = use_state();
    let bar = NodeRef::<html::Div>::new();
    let quick = move |label: Signal<String>, side: u64| {
        let press = move |()| {
            stay_in_place(bar);
            state.insert(same(state.new_channels(CHANNELS), side, 1));
        };
        view! { <Button icon=Glyph::PLUS label on_press=press /> }
    };
    view! {
        <div class="quick-add" role="group" aria-label=words!(stack.add) node_ref=bar>
            {quick(words!(add.conv3), 3)}
            {quick(words!(add.conv5), 5)}
            {quick(words!(add.conv1), 1)}
            <Menu kind=ButtonKind::Plain icon=Glyph::PLUS label=words!(stack.more) entries=entries(state) />
        </div>
    }
}

/// After the page has changed, scrolls the list to its end, and the page by the distance that the bar moved.
fn stay_in_place(bar: NodeRef<html::Div>) {
    let Some(bar) = bar.get_untracked() else { return };
    let before = bar.get_bounding_client_rect().top();
    request_animation_frame(move || {
        if let Ok(Some(list)) = document().query_selector(".stack-scroll") {
            list.set_scroll_top(list.scroll_height());
        }
        window().scroll_by_with_x_and_y(0.0, bar.get_bounding_client_rect().top() - before);
    });
}

/// The entries of the menu.
fn entries(state: AppState) -> Vec<MenuEntry> {
    let item = |label: Signal<String>, op: fn(u64) -> Op| {
        MenuEntry::Item(MenuItem::new(label, move || state.insert(op(state.new_channels(CHANNELS)))))
    };
    vec![
        MenuEntry::Section(words!(add.convolution)),
        item(words!(add.conv3), |channels| same(channels, 3, 1)),
        item(words!(add.conv5), |channels| same(channels, 5, 1)),
        item(words!(add.conv7), |channels| same(channels, 7, 1)),
        item(words!(add.conv1), |channels| same(channels, 1, 1)),
        item(words!(add.strided), strided),
        item(words!(add.dilated), |channels| same(channels, 3, 2)),
        item(words!(add.depthwise), |_| depthwise()),
        item(words!(add.transposed), transposed),
        MenuEntry::Section(words!(add.pooling)),
        item(words!(add.maxpool), |_| Op::MaxPool(Pool::new(Axes::new(2, 2)))),
        item(words!(add.avgpool), |_| Op::AvgPool(Pool::new(Axes::new(2, 2)))),
        item(words!(add.lppool), |_| Op::LpPool { norm: 2, pool: Pool::new(Axes::new(2, 2)) }),
        item(words!(add.gap), |_| Op::GlobalAvgPool),
        item(words!(add.global_max), |_| Op::GlobalMaxPool),
        MenuEntry::Section(words!(add.size)),
        item(words!(add.upsample), |_| Op::Upsample { scale: Axes::new(2, 2), mode: Interpolation::Nearest }),
        item(words!(add.unpool), |_| Op::MaxUnpool),
        item(words!(add.pixel_shuffle), |_| Op::PixelShuffle { factor: 2 }),
        item(words!(add.space_to_depth), |_| Op::SpaceToDepth { factor: 2 }),
        item(words!(add.pad), |_| Op::Pad { sides: Sides::new(1, 1, 1, 1), mode: PaddingMode::Zeros }),
        item(words!(add.resize), |_| Op::Resize {
            to: ResizeTo::Size(Axes::new(64, 64)),
            mode: ResizeMode::Bilinear,
            align_corners: false,
        }),
        item(words!(add.crop), |_| Op::Crop(Sides::new(1, 1, 1, 1))),
        MenuEntry::Section(words!(add.pointwise)),
        item(words!(add.relu), |_| Op::Activation(Activation::Relu)),
        item(words!(add.batch_norm), |_| Op::BatchNorm),
        item(words!(add.layer_norm), |_| Op::LayerNorm),
        item(words!(add.instance_norm), |_| Op::InstanceNorm { affine: false }),
        item(words!(add.softmax), |_| Op::Softmax { axis: SoftmaxAxis::Channels }),
        item(words!(add.prelu), |_| Op::Prelu { per_channel: true }),
        item(words!(add.dropout), |_| Op::Dropout { probability: 0.5 }),
        MenuEntry::Section(words!(add.joins)),
        item(words!(add.add), |_| Op::Add),
        item(words!(add.concat), |_| Op::Concat { axis: MapAxis::Channels }),
        item(words!(add.flatten), |_| Op::Flatten),
        item(words!(add.linear), |_| Op::Linear { out_features: 1000, bias: true }),
        item(words!(add.block), |_| block()),
    ]
}

/// A convolution with padding that keeps the size.
fn same(channels: u64, side: u64, dilation: u64) -> Op {
    let reach = dilation * (side - 1) / 2;
    Op::Conv(Conv {
        padding: Padding::Sides(Sides::symmetric(Axes::both(reach))),
        dilation: Axes::both(dilation),
        ..Conv::new(channels, Axes::both(side))
    })
}

fn strided(channels: u64) -> Op {
    let Op::Conv(conv) = same(channels, 3, 1) else { unreachable!("a convolution") };
    Op::Conv(Conv { stride: Axes::both(2), ..conv })
}

fn depthwise() -> Op {
    let Op::Conv(conv) = same(1, 3, 1) else { unreachable!("a convolution") };
    Op::Conv(Conv { channels: Channels::Depthwise { multiplier: 1 }, ..conv })
}

/// An opaque block that sees the whole map, as attention does.
fn block() -> Op {
    let spec = OpSpec::of_word("opaque").expect("a kind of the table");
    let block = (spec.new)();
    block.with(Parameter::Sees, &Value::Choice(Sees::Whole.name())).unwrap_or(block)
}

fn transposed(channels: u64) -> Op {
    Op::ConvTranspose(ConvTranspose {
        out_channels: channels,
        groups: 1,
        kernel: Axes::both(4),
        stride: Axes::both(2),
        padding: Padding::Sides(Sides::symmetric(Axes::both(1))),
        output_padding: Axes::both(0),
        dilation: Axes::both(1),
        bias: true,
    })
}
