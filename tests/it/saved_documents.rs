//! Saved documents: any network survives storage, address and both kinds of files.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use convscope::app::address::{self, Link};
use convscope::app::documents::{Storage, StorageError, WindowDocuments, find};
use convscope::formats::{json, notation};
use proptest::prelude::*;

use crate::random_networks::any_network;

/// A storage without limits.
#[derive(Default)]
struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    calls: Cell<u32>,
}

impl Memory {
    fn count(&self) -> u32 {
        self.calls.set(self.calls.get() + 1);
        self.calls.get()
    }
}

impl Storage for Memory {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn now(&self) -> f64 {
        f64::from(self.count())
    }

    fn fresh(&self) -> String {
        self.count().to_string()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_survives_storage_an_address_and_both_kinds_of_file(network in any_network()) {
        let whole = network.renumbered();
        let (storage, mut keeper) = (Memory::default(), WindowDocuments::default());
        keeper.save(&storage, 1, &network).expect("room");
        let kept = find(&storage, keeper.id(1).expect("a document")).expect("it is whole");
        prop_assert_eq!(kept.network(), Ok(whole.clone()));
        let link = Link { network: Some(whole.clone()), ..Link::default() };
        prop_assert_eq!(address::read(&address::write(&link)), Ok(link));
        prop_assert_eq!(json::read(&json::write(&network)), Ok(whole.clone()));
        prop_assert_eq!(notation::read(&notation::write(&network)), Ok(whole));
    }
}
