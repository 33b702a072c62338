//! Tree of modules: which module owns each layer, and in whose code it runs.
//!
//! A layer is in the module that its path names (`layer1.0.conv1`), or else in that of its block. A layer that has no module, such as an
//! addition, runs in the code of the smallest module that has all of its inputs. Where it runs does not change what is computed.

use std::collections::{HashMap, HashSet};

use super::writer::Draft;
use crate::export::code::layers::Layer;
use crate::export::code::names::{is_free, readable};
use crate::network::{Learned, Op};

/// The most components of a path; the rest becomes one name.
const DEEPEST: usize = 12;

/// The number of the module of the whole network.
pub(super) const ROOT: usize = 0;

/// A module that contains others.
pub(super) struct Container {
    /// The container in which it is; the root is in itself.
    pub(super) parent: usize,
    /// Its name there: an identifier or a number.
    pub(super) name: String,
    /// What it contains, in order.
    pub(super) children: Vec<Child>,
}

/// What a container contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Child {
    /// A container.
    Container(usize),
    /// The module of the layer with this index.
    Layer(usize),
}

/// The place of a layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The container in whose code it runs, which also owns its module.
    pub(super) scope: usize,
    /// The name of its module, or of its value if it has none.
    pub(super) name: String,
    /// The index of the layer that owns its module, if it has one.
    pub(super) owner: Option<usize>,
}

/// The modules of a network.
pub(super) struct Modules {
    /// All containers; a container comes before those in it.
    pub(super) containers: Vec<Container>,
    /// The place of each layer.
    pub(super) places: Vec<Place>,
}

/// Whether a name is a number, as in `nn.Sequential`.
pub(super) fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

impl Modules {
    /// The modules of layers, of which `drafts` says which have one. `sources` are the indices of their inputs, where 0 is the network's
    /// input and `i + 1` the output of layer `i`.
    pub(super) fn of(layers: &[Layer<'_>], drafts: &[Draft], sources: &[&[usize]]) -> Self {
        let root = Container { parent: ROOT, name: String::new(), children: Vec::new() };
        let mut modules = Self { containers: vec![root], places: vec![Place::default(); layers.len()] };
        let paths: Vec<Option<Vec<String>>> = layers
            .iter()
            .zip(drafts)
            .map(|(layer, draft)| path(layer).filter(|_| draft.constructor.is_some()))
            .collect();
        // All containers before the names in them, so that no layer takes the name of a container.
        let mut homes: Vec<Option<usize>> =
            paths.iter().map(|path| path.as_ref().map(|path| modules.container(&path[..path.len() - 1]))).collect();
        let mut numbered: HashSet<usize> = modules.numbered();
        for (home, path) in homes.iter().zip(&paths) {
            if let (Some(home), Some(path)) = (home, path)
                && path.last().is_some_and(|name| is_number(name))
            {
                numbered.insert(*home);
            }
        }
        for (index, layer) in layers.iter().enumerate() {
            // A list of modules cannot contain a parameter, and the network itself has no numbers.
            let is_refused = |home: usize| numbered.contains(&home) && (home == ROOT || matches!(layer.op, Op::Scale));
            homes[index] = homes[index].filter(|home| !is_refused(*home));
        }
        let blocks = modules.blocks(layers, drafts, &homes, &numbered);
        let with_paths: HashSet<&str> =
            layers.iter().zip(&homes).filter(|(_, home)| home.is_some()).map(|(layer, _)| layer.block).collect();
        for index in 0..layers.len() {
            let home = homes[index];
            let block = layers[index].block;
            let block = blocks.get(block).copied().or_else(|| modules.known(block)).unwrap_or(ROOT);
            let scope = home.unwrap_or_else(|| {
                let scope = modules.runs_in(index, layers, sources, &homes, &with_paths, block);
                modules.lifted(scope, &numbered)
            });
            modules.places[index].scope = scope;
        }
        modules.name(layers, drafts, &paths, &homes);
        modules.sort();
        modules
    }

    /// The containers from one up to the root.
    pub(super) fn up(&self, from: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(from), |&at| (at != ROOT).then(|| self.containers[at].parent))
    }

    /// Whether a container is another one or in it.
    pub(super) fn is_within(&self, inner: usize, outer: usize) -> bool {
        self.up(inner).any(|at| at == outer)
    }

    /// Puts what each container contains into the order in which it runs first.
    fn sort(&mut self) {
        let mut first = vec![usize::MAX; self.containers.len()];
        for (index, place) in self.places.iter().enumerate().rev() {
            for at in std::iter::successors(Some(place.scope), |&at| (at != ROOT).then(|| self.containers[at].parent)) {
                first[at] = index;
            }
        }
        for container in &mut self.containers {
            container.children.sort_by_key(|child| match *child {
                Child::Container(inner) => first[inner],
                Child::Layer(index) => index,
            });
        }
    }

    /// The container with a block's name as its path, if there is one.
    fn known(&self, block: &str) -> Option<usize> {
        components(block).iter().map(|name| identifier(name)).try_fold(ROOT, |at, name| {
            self.containers[at].children.iter().find_map(|child| match child {
                Child::Container(inner) if self.containers[*inner].name == name => Some(*inner),
                _ => None,
            })
        })
    }

    /// The container with a path, which is made if it does not exist.
    fn container(&mut self, path: &[String]) -> usize {
        path.iter().fold(ROOT, |at, name| {
            let known = self.containers[at].children.iter().find_map(|child| match child {
                Child::Container(inner) if self.containers[*inner].name == *name => Some(*inner),
                _ => None,
            });
            known.unwrap_or_else(|| {
                let new = self.containers.len();
                self.containers.push(Container { parent: at, name: name.clone(), children: Vec::new() });
                self.containers[at].children.push(Child::Container(new));
                new
            })
        })
    }

    /// The containers that contain one with a number.
    fn numbered(&self) -> HashSet<usize> {
        self.containers.iter().filter(|inner| is_number(&inner.name)).map(|inner| inner.parent).collect()
    }

    /// The smallest container around one whose contents have names: new contents can be added there.
    fn lifted(&self, from: usize, numbered: &HashSet<usize>) -> usize {
        self.up(from).find(|at| !numbered.contains(at)).unwrap_or(ROOT)
    }

    /// The container of each block: that of all its layers with a path, or else one with the block's name.
    fn blocks<'a>(
        &mut self,
        layers: &[Layer<'a>],
        drafts: &[Draft],
        homes: &[Option<usize>],
        numbered: &HashSet<usize>,
    ) -> HashMap<&'a str, usize> {
        let mut blocks: HashMap<&str, usize> = HashMap::new();
        for (layer, home) in layers.iter().zip(homes) {
            let Some(home) = *home else { continue };
            let common = match blocks.get(layer.block) {
                Some(&known) => self.up(known).find(|&at| self.is_within(home, at)).unwrap_or(ROOT),
                None => home,
            };
            blocks.insert(layer.block, common);
        }
        let mut all: HashMap<&str, usize> =
            blocks.into_iter().map(|(block, at)| (block, self.lifted(at, numbered))).collect();
        for (layer, draft) in layers.iter().zip(drafts) {
            if draft.constructor.is_some() && !layer.block.is_empty() && !all.contains_key(layer.block) {
                let path = components(layer.block).into_iter().map(|name| identifier(&name)).collect::<Vec<_>>();
                all.insert(layer.block, self.container(&path));
            }
        }
        all
    }

    /// The container in whose code a layer without a path runs.
    fn runs_in(
        &self,
        index: usize,
        layers: &[Layer<'_>],
        sources: &[&[usize]],
        homes: &[Option<usize>],
        with_paths: &HashSet<&str>,
        block: usize,
    ) -> usize {
        let Some(before) = index.checked_sub(1).filter(|before| sources[index].contains(&(before + 1))) else {
            return block;
        };
        // Blocks without any path have their layers; a path is in the blocks around it.
        let (inner, outer) = (layers[before].block, layers[index].block);
        let is_around =
            inner.strip_prefix(outer).is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with('.'));
        let is_of_paths = homes[before].is_some() || with_paths.contains(outer);
        let others: Vec<usize> = sources[index].iter().copied().filter(|source| *source != before + 1).collect();
        let belongs = matches!(layers[index].op, Op::Activation(_) | Op::ChannelShuffle { .. } | Op::Dropout { .. });
        if !is_of_paths || !is_around || others.is_empty() && !belongs {
            return block;
        }
        let scope = self.places[before].scope;
        // The value of a layer in the container, or one that its first layer reads too.
        let has = |at: usize, source: usize| {
            let is_inside = |layer: usize| self.is_within(self.places[layer].scope, at);
            let mut first = index;
            while first.checked_sub(1).is_some_and(is_inside) {
                first -= 1;
            }
            source.checked_sub(1).is_some_and(|layer| layer >= first) || sources[first].contains(&source)
        };
        self.up(scope).find(|&at| others.iter().all(|&source| has(at, source))).unwrap_or(ROOT)
    }

    /// Gives every layer its name, and containers their layers.
    fn name(&mut self, layers: &[Layer<'_>], drafts: &[Draft], paths: &[Option<Vec<String>>], homes: &[Option<usize>]) {
        let mut taken: Vec<HashSet<String>> = vec![HashSet::new(); self.containers.len()];
        for container in self.containers.iter().skip(1) {
            taken[container.parent].insert(container.name.clone());
        }
        let mut owners: HashMap<(usize, &str), usize> = HashMap::new();
        // Paths come first: their names are fixed.
        for (index, path) in paths.iter().enumerate() {
            let (Some(home), Some(wanted)) = (homes[index], path.as_ref().and_then(|path| path.last())) else {
                continue;
            };
            let owner = owners.get(&(home, wanted.as_str())).copied();
            let is_same = |owner: usize| {
                drafts[owner].constructor == drafts[index].constructor && layers[index].op.learned() == Learned::Nothing
            };
            if let Some(owner) = owner.filter(|owner| is_same(*owner)) {
                self.places[index] = Place { owner: Some(owner), ..self.places[owner].clone() };
                continue;
            }
            self.places[index].name = unique(wanted, &mut taken[home]);
            self.places[index].owner = Some(index);
            self.containers[home].children.push(Child::Layer(index));
            owners.entry((home, wanted)).or_insert(index);
        }
        let mut numbers: HashMap<(usize, &str), u64> = HashMap::new();
        for (index, layer) in layers.iter().enumerate() {
            if homes[index].is_some() {
                continue;
            }
            let scope = self.places[index].scope;
            let wanted = if scope == ROOT {
                layer.id.clone()
            } else if let Some(name) = own_name(layer) {
                name
            } else {
                let number = numbers.entry((scope, layer.op.word())).or_insert(0);
                *number += 1;
                format!("{}{number}", layer.op.word())
            };
            self.places[index].name = unique(&wanted, &mut taken[scope]);
            if drafts[index].constructor.is_some() {
                self.places[index].owner = Some(index);
                self.containers[scope].children.push(Child::Layer(index));
            }
        }
    }
}

/// The name that a layer has in its block; `None` if it is only the word of its operator with a number, or the block's name.
fn own_name(layer: &Layer<'_>) -> Option<String> {
    let name = layer.node.strip_prefix(layer.block).filter(|_| !layer.block.is_empty()).unwrap_or(layer.node);
    let name = name.trim_start_matches(['.', '/', '_']);
    let is_automatic =
        name.strip_prefix(layer.op.word()).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    (!name.is_empty() && !is_automatic && !is_number(name)).then(|| readable(name))
}

/// The path of a layer's module: its own, or its name if that begins with its block.
fn path(layer: &Layer<'_>) -> Option<Vec<String>> {
    let is_path = !layer.block.is_empty() && layer.block.contains('.') || layer.node.contains('.');
    let names_block = layer.node.strip_prefix(layer.block).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
    let path = if !layer.module.is_empty() {
        layer.module
    } else if is_path && !layer.block.is_empty() && names_block {
        layer.node
    } else {
        return None;
    };
    let path: Vec<String> = components(path).into_iter().map(|name| identifier(&name)).collect();
    // The network itself has no module with a number.
    (!path.is_empty() && !is_number(&path[0])).then_some(path)
}

/// The names in a path.
fn components(path: &str) -> Vec<String> {
    let names: Vec<&str> = path.split(['.', '/']).filter(|name| !name.is_empty()).collect();
    match names.split_at_checked(DEEPEST - 1) {
        Some((first, rest)) if rest.len() > 1 => {
            first.iter().map(|&name| name.to_owned()).chain([rest.join("_")]).collect()
        }
        _ => names.into_iter().map(str::to_owned).collect(),
    }
}

/// A name as an identifier that modules do not use themselves, or the number that it is.
fn identifier(name: &str) -> String {
    // Python would write a number without zeros before it.
    let is_index = is_number(name) && name.len() < 8 && (name == "0" || !name.starts_with('0'));
    if is_index {
        return name.to_owned();
    }
    let is_identifier = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let name = if is_identifier { name.to_owned() } else { readable(name) };
    if is_attribute(&name) { name } else { format!("{name}_2") }
}

/// Whether a module can have an attribute of this name.
fn is_attribute(name: &str) -> bool {
    /// Names that are reserved for other reasons: variables of the script, members of other frameworks.
    const FREE: &str = "layers model models ops output image signal inputs second third fourth variables build init scope path parent name \
        param variable setup pad x jax jnp keras math tabulate torch nn F sum print unbind bind";
    is_free(name) || FREE.split_whitespace().any(|free| free == name)
}

/// A name that is not taken, and now is.
fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    if !is_attribute(&name) || is_number(&name) && taken.contains(&name) {
        name = format!("layer_{wanted}");
    }
    let base = name.clone();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{base}_{number}");
    }
    name
}
