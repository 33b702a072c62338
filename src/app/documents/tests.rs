//! Tests of saved documents: two windows with one storage, and its failures.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::formats::notation;
use crate::network::Network;

/// A browser's storage with a limited number of characters.
pub(super) struct Shelf {
    texts: RefCell<BTreeMap<String, String>>,
    clock: Cell<u32>,
    pub(super) room: Cell<usize>,
}

impl Shelf {
    pub(super) fn new() -> Self {
        Self { texts: RefCell::default(), clock: Cell::new(0), room: Cell::new(usize::MAX) }
    }

    fn tick(&self) -> u32 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }

    fn names(&self) -> Vec<String> {
        let entries = list(self).expect("this storage can be read");
        entries.into_iter().map(|entry| entry.kept.map_or("damaged".to_owned(), |kept| kept.name)).collect()
    }
}

impl Storage for Shelf {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if text.len() > self.room.get() {
            return Err(StorageError::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn now(&self) -> f64 {
        f64::from(self.tick())
    }

    fn fresh(&self) -> String {
        self.tick().to_string()
    }
}

fn net(name: &str, channels: u32) -> Arc<Network> {
    let mut network = notation::read(&format!("input 1x9x9; conv {channels} k3")).expect("a network");
    network.name = name.into();
    Arc::new(network)
}

#[test]
fn what_is_never_changed_is_not_kept() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.follow(&shelf, 1, &net("a", 1)).expect("room");
    keeper.follow(&shelf, 1, &net("a", 1)).expect("room");
    assert!(shelf.names().is_empty());
    keeper.follow(&shelf, 1, &net("a", 2)).expect("room");
    keeper.follow(&shelf, 1, &net("a", 3)).expect("room");
    assert_eq!(shelf.names(), ["a"], "one draft follows every change");
    let entry = list(&shelf).expect("a list").remove(0);
    assert_eq!(entry.kept.expect("it is whole").network().as_ref(), Ok(&*net("a", 3)));
}

#[test]
fn drafts_make_room_and_named_ones_stay() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.save(&shelf, 0, &net("named", 1)).expect("room");
    for origin in 1..40 {
        keeper.follow(&shelf, origin, &net("draft", 1)).expect("room");
        keeper.follow(&shelf, origin, &net("draft", 2 + origin)).expect("room");
    }
    let names = shelf.names();
    assert_eq!(names.iter().filter(|name| *name == "draft").count(), MOST_DRAFTS);
    assert_eq!(names.last().map(String::as_str), Some("named"));
    keeper.follow(&shelf, 0, &net("named", 7)).expect("room");
    assert!(!find(&shelf, keeper.id(0).expect("a document")).expect("it is whole").draft);
}

#[test]
fn two_windows_do_not_destroy_each_others_documents() {
    let shelf = Shelf::new();
    let (mut here, mut there) = (WindowDocuments::default(), WindowDocuments::default());
    here.save(&shelf, 1, &net("shared", 1)).expect("room");
    let id = here.id(1).expect("a document").to_owned();
    there.resume(&shelf, 1, &id, &net("shared", 1));
    assert_eq!(there.id(1), Some(id.as_str()));

    here.follow(&shelf, 1, &net("shared", 2)).expect("room");
    there.follow(&shelf, 1, &net("shared", 3)).expect("room");
    here.follow(&shelf, 1, &net("shared", 4)).expect("room");
    there.follow(&shelf, 1, &net("shared", 5)).expect("room");
    let kept =
        |keeper: &WindowDocuments| find(&shelf, keeper.id(1).expect("a document")).expect("it is whole").network();
    assert_eq!((kept(&here).as_ref(), kept(&there).as_ref()), (Ok(&*net("shared", 4)), Ok(&*net("shared", 5))));
    assert_eq!(shelf.names().len(), 2);
}

#[test]
fn a_document_that_was_taken_away_elsewhere_is_not_lost() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.save(&shelf, 1, &net("a", 1)).expect("room");
    remove(&shelf, keeper.id(1).expect("a document"));
    keeper.follow(&shelf, 1, &net("a", 2)).expect("room");
    assert_eq!(shelf.names(), ["a"]);
}

#[test]
fn what_was_taken_away_can_be_put_back() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.save(&shelf, 1, &net("a", 1)).expect("room");
    let id = keeper.id(1).expect("a document").to_owned();
    rename(&shelf, &id, "b").expect("room");
    let kept = remove(&shelf, &id).expect("it was there");
    assert!(shelf.names().is_empty());
    restore(&shelf, &id, &kept).expect("room");
    assert_eq!(shelf.names(), ["b"]);
    assert_eq!(kept.network().expect("a network").name, "b");
}

#[test]
fn a_full_storage_keeps_what_it_has() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.save(&shelf, 1, &net("a", 1)).expect("room");
    shelf.room.set(10);
    assert_eq!(keeper.follow(&shelf, 1, &net("a", 2)), Err(StorageError::Full));
    let id = keeper.id(1).expect("a document");
    assert_eq!(find(&shelf, id).expect("it is whole").network().as_ref(), Ok(&*net("a", 1)));
    shelf.room.set(usize::MAX);
    keeper.follow(&shelf, 1, &net("a", 2)).expect("room");
    assert_eq!(shelf.names(), ["a"], "it goes on in the same document");
}

#[test]
fn damage_is_listed_last_and_harms_nothing() {
    let (shelf, mut keeper) = (Shelf::new(), WindowDocuments::default());
    keeper.save(&shelf, 1, &net("a", 1)).expect("room");
    for (id, text) in [("x", "{"), ("y", "null"), ("z", "{\"name\":3}")] {
        shelf.write(&format!("convscope:document:{id}"), text).expect("room");
    }
    shelf.write("something else", "{").expect("room");
    assert_eq!(shelf.names(), ["a", "damaged", "damaged", "damaged"]);
    assert_eq!(remove(&shelf, "x"), None);
    rename(&shelf, "y", "b").expect("nothing to do");
    assert_eq!(shelf.names(), ["a", "damaged", "damaged"]);
}
