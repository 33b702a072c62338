//! The layer whose weights a layer uses.

use leptos::prelude::*;

use crate::network::edit::Edit;
use crate::network::{Learned, Network, Node, NodeKey};
use crate::ui::use_state;
use crate::ui::widgets::{ChangingSelect, Choice};
use crate::words;

/// A choice between own weights and those of an earlier layer of the same kind. Nothing, if no earlier layer has such weights.
#[component]
pub(in crate::ui) fn ShareField(
    /// The layer.
    key: NodeKey,
) -> impl IntoView {
    let document = use_state().document;
    let own = words!(parameter.own_weights);
    let lenders = Memo::new(move |_| document.network.with(|network| lenders(network, key)));
    let value = Signal::derive(move || document.network.with(|network| network.node(key).and_then(|node| node.shares)));
    let choices = Signal::derive(move || {
        let lenders = lenders.get().into_iter().map(|(key, name)| Choice::new(Some(key), name));
        std::iter::once(Choice::new(None, own.get())).chain(lenders).collect::<Vec<_>>()
    });
    let set = move |with| document.apply(Edit::Share { key, with });
    view! {
        <Show when=move || lenders.with(|lenders| !lenders.is_empty())>
            <div class="field-wide">
                <ChangingSelect label=words!(parameter.weights) choices value on_change=set />
            </div>
        </Show>
    }
}

/// The earlier layers of the same kind that have weights of their own.
fn lenders(network: &Network, key: NodeKey) -> Vec<(NodeKey, String)> {
    let Some(node) = network.node(key) else { return Vec::new() };
    let lends = |other: &&Node| {
        std::ptr::eq(other.op.spec(), node.op.spec())
            && other.shares.is_none()
            && other.op.learned() != Learned::Nothing
    };
    let earlier = network.nodes().iter().take_while(|other| other.key != key);
    earlier.filter(lends).map(|other| (other.key, other.name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    #[test]
    fn weights_come_from_earlier_layers_of_the_same_kind() {
        let text = "input 3x9x9; conv 3 k3 p1; relu; conv 3 k3 p1; conv 3 k3 p1 shares conv1; relu; deconv 3 k3";
        let network = notation::read(text).expect("a network");
        let of = |name: &str| {
            let key = network.nodes().iter().find(|node| node.name == name).expect("a layer").key;
            lenders(&network, key).into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(of("conv3"), ["conv1", "conv2"]);
        assert_eq!(of("conv1"), Vec::<String>::new());
        assert_eq!(of("relu2"), Vec::<String>::new());
        assert_eq!(of("deconv1"), Vec::<String>::new());
    }
}
