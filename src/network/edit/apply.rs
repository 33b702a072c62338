//! Application of edits to a network.

use crate::network::{INPUT_NAME, Network, Node, NodeKey, Op, Source, labelled};

use super::{Edit, EditError, links};

impl Network {
    /// The network after an edit. Layers that nobody named are numbered in their new order.
    ///
    /// ```
    /// use convscope::network::edit::Edit;
    /// use convscope::formats::notation;
    ///
    /// let network = notation::read("input 3x9x9; conv 8 k3; relu").expect("two layers");
    /// let shorter = network.apply(&Edit::Remove(network.nodes()[0].key)).expect("the layer is there");
    /// assert_eq!(notation::write_inline(&shorter), "input 3x9x9; relu");
    /// ```
    ///
    /// # Errors
    /// [`EditError`] if the edit cannot be carried out.
    pub fn apply(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut edited = self.clone();
        match edit {
            Edit::Load(network) | Edit::Adjust { network, .. } => return Ok(network.clone()),
            Edit::SetTitle(name) => edited.name.clone_from(name),
            Edit::SetInput(input) => edited.input = *input,
            Edit::SetInputChannels(channels) => edited.input.channels = *channels,
            Edit::SetInputSize(size) => {
                edited.input.size.width = size.width;
                if !edited.input.one_dimensional {
                    edited.input.size.height = size.height;
                }
            }
            Edit::SetStatistics(statistics) => edited.statistics = *statistics,
            Edit::Insert { at, op } => edited.insert_op(*at, op)?,
            Edit::Append(op) => edited.insert_op(self.nodes().len(), op)?,
            Edit::Remove(key) => {
                let index = edited.place(*key)?;
                links::bypass(&mut edited, index);
                edited.nodes_mut().remove(index);
            }
            Edit::Duplicate(key) => edited.duplicate(*key)?,
            Edit::Move { key, to } => edited.move_node(*key, *to)?,
            Edit::SetOp { key, op } => edited.set_op(*key, op)?,
            Edit::Set { key, parameter, value } => {
                let index = edited.place(*key)?;
                let node = &mut edited.nodes_mut()[index];
                let op = node.op.with(*parameter, value);
                node.op =
                    op.ok_or_else(|| EditError::NoSuchParameter { node: node.name.clone(), parameter: *parameter })?;
            }
            Edit::Toggle(key) => {
                let index = edited.place(*key)?;
                let node = &mut edited.nodes_mut()[index];
                node.bypassed = !node.bypassed;
            }
            Edit::Rename { key, name } => edited.rename(*key, name)?,
            Edit::Connect { key, sources } => edited.connect(*key, sources)?,
            Edit::SetBlock { key, block } => {
                let index = edited.place(*key)?;
                edited.nodes_mut()[index].block.clone_from(block);
            }
            Edit::Share { key, with } => edited.share(*key, *with)?,
        }
        edited.settle_shares();
        if edit.reorders() {
            edited.renumber_names(&labelled(self.nodes()));
        }
        Ok(edited)
    }

    /// Makes the first of all layers that share weights their owner, and the others refer to it.
    pub fn settle_shares(&mut self) {
        links::settle_shares(self);
    }

    fn place(&self, key: NodeKey) -> Result<usize, EditError> {
        self.index_of(key).ok_or(EditError::NoSuchNode)
    }

    fn name_of(&self, key: NodeKey) -> String {
        self.node(key).map(|node| node.name.clone()).unwrap_or_default()
    }

    fn insert_op(&mut self, at: usize, op: &Op) -> Result<(), EditError> {
        let count = self.nodes().len();
        if at > count {
            return Err(EditError::NoSuchPlace { place: at.saturating_add(1), count });
        }
        let (name, sources) = (self.free_name(op.word()), links::for_new(self, at, op));
        // A layer inserted between two layers of one block joins the block.
        let block = match (at.checked_sub(1).and_then(|before| self.nodes().get(before)), self.nodes().get(at)) {
            (Some(before), Some(after)) if before.block == after.block => before.block.clone(),
            _ => String::new(),
        };
        let key = self.fresh_key();
        let (op, module) = (op.clone(), String::new());
        self.nodes_mut().insert(at, Node { key, name, op, sources, bypassed: false, block, module, shares: None });
        Ok(())
    }

    fn duplicate(&mut self, key: NodeKey) -> Result<(), EditError> {
        let index = self.place(key)?;
        let mut copy = self.nodes()[index].clone();
        copy.name = self.free_name(copy.op.word());
        copy.key = self.fresh_key();
        copy.shares = None;
        copy.module.clear();
        if let Some(first) = copy.sources.first_mut() {
            *first = Source::Previous;
        }
        let later: Vec<Source> = copy.sources.iter().skip(1).map(|source| links::named(self, index, *source)).collect();
        copy.sources.truncate(1);
        copy.sources.extend(later);
        self.nodes_mut().insert(index + 1, copy);
        Ok(())
    }

    fn move_node(&mut self, key: NodeKey, to: usize) -> Result<(), EditError> {
        let index = self.place(key)?;
        let count = self.nodes().len();
        if to >= count {
            return Err(EditError::NoSuchPlace { place: to.saturating_add(1), count });
        }
        let node = self.nodes_mut().remove(index);
        self.nodes_mut().insert(to, node);
        let node = &self.nodes()[to];
        if let Some(source) = links::first_later_source(self, to, &node.sources) {
            return Err(EditError::BeforeItsSource { node: node.name.clone(), source_name: self.name_of(source) });
        }
        if let Some(reader) = links::first_earlier_reader(self, to) {
            return Err(EditError::BehindItsReader { node: node.name.clone(), reader: self.name_of(reader) });
        }
        Ok(())
    }

    fn set_op(&mut self, key: NodeKey, op: &Op) -> Result<(), EditError> {
        let index = self.place(key)?;
        let sources = links::for_other_op(self, index, op);
        let node = &self.nodes()[index];
        let word = node.op.word();
        let numbered = node.name.strip_prefix(word).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let name = if numbered && word != op.word() { self.free_name(op.word()) } else { node.name.clone() };
        let node = &mut self.nodes_mut()[index];
        (node.op, node.name, node.sources) = (op.clone(), name, sources);
        Ok(())
    }

    fn rename(&mut self, key: NodeKey, name: &str) -> Result<(), EditError> {
        let index = self.place(key)?;
        if name.is_empty() {
            return Err(EditError::EmptyName);
        }
        if name == INPUT_NAME {
            return Err(EditError::InputName);
        }
        if self.index_of_name(name).is_some_and(|other| other != index) {
            return Err(EditError::NameTaken { name: name.into() });
        }
        name.clone_into(&mut self.nodes_mut()[index].name);
        Ok(())
    }

    fn share(&mut self, key: NodeKey, with: Option<NodeKey>) -> Result<(), EditError> {
        let index = self.place(key)?;
        if let Some(with) = with
            && self.place(with)? >= index
        {
            return Err(EditError::ReadsLater { node: self.name_of(key), source_name: self.name_of(with) });
        }
        self.nodes_mut()[index].shares = with;
        Ok(())
    }

    fn connect(&mut self, key: NodeKey, sources: &[Source]) -> Result<(), EditError> {
        let index = self.place(key)?;
        for source in sources {
            if let Source::Node(source) = source {
                self.place(*source)?;
            }
        }
        if let Some(later) = links::first_later_source(self, index, sources) {
            let (node, source_name) = (self.name_of(key), self.name_of(later));
            return Err(EditError::ReadsLater { node, source_name });
        }
        sources.clone_into(&mut self.nodes_mut()[index].sources);
        Ok(())
    }
}
