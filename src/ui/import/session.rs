//! Session of importing: reads and opens one network at a time.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, File};

use crate::app::import::{OpenError, limited};
use crate::app::text_fix::USUAL_INPUT;
use crate::app::{
    AppState, ImportOutcome, ImportRefusal, ImportRemark, ImportStage, ImportedNetwork, Importing, PythonForm,
    Translated, address,
};
use crate::formats::python::{PythonAnswer, PythonNote, PythonOptions, PythonQuestion, PythonReading, is_python};
use crate::formats::{in_utf8, notation};
use crate::network::Network;
use crate::sync::autosave::Autosave;
use crate::sync::files;
use crate::text::source::source_error;
use crate::text::{python as python_words, reading};
use crate::ui::focus::go_on_at;
use crate::worker::import::outcome;
use crate::worker::{ImportClient, ImportProgress, ImportRequest, ImportSource, PythonClient};

/// The duration of reading after which the dialog shows its progress.
const SHOWN_AFTER: Duration = Duration::from_millis(400);

/// The longest text that is read without a worker, in bytes.
pub(super) const SHORT: usize = 20_000;

/// The longest file that may be a Python program, in bytes.
const LONGEST_PROGRAM: f64 = 1_000_000.0;

/// The longest refused text that is shown in the text box to be corrected, in bytes.
const LONGEST_IN_BOX: usize = 200_000;

/// Reads and opens networks.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ImportSession {
    state: AppState,
    autosave: Autosave,
    client: ImportClient,
    python: PythonClient,
    current: StoredValue<Current, LocalStorage>,
}

/// The source being read.
#[derive(Default)]
struct Current {
    source: Option<ImportSource>,
    /// Whether the network is saved permanently once it is open.
    is_kept: bool,
    /// The timer until the dialog shows the progress.
    timer: Option<TimeoutHandle>,
}

impl ImportSession {
    /// The import session of a page.
    pub(in crate::ui) fn new(state: AppState, autosave: Autosave) -> Self {
        let current = StoredValue::new_local(Current::default());
        // The client reports to the session, which owns the client.
        let session = StoredValue::new(None::<Self>);
        let client = ImportClient::new(Callback::new(move |progress| {
            if let Some(session) = session.try_get_value().flatten() {
                session.hear(progress);
            }
        }));
        let own = Self { state, autosave, client, python: PythonClient::new(), current };
        session.set_value(Some(own));
        own
    }

    /// The state of the import.
    pub(in crate::ui) fn importing(self) -> Importing {
        self.state.importing
    }

    /// Opens the dialog in its initial state.
    pub(in crate::ui) fn open_dialog(self) {
        if !matches!(self.importing().stage.get_untracked(), ImportStage::Reading { .. }) {
            self.importing().stage.set(ImportStage::Resting);
            self.importing().file.set(None);
        }
        self.importing().open.set(true);
    }

    /// Closes the dialog and cancels reading.
    pub(in crate::ui) fn close(self) {
        self.cancel();
        self.importing().open.set(false);
    }

    /// Cancels reading; the current network stays.
    pub(in crate::ui) fn cancel(self) {
        self.client.cancel();
        self.python.cancel();
        self.forget();
        self.importing().stage.set(ImportStage::Resting);
    }

    /// Reads a file and opens it; if `is_kept`, it is saved as a new document.
    pub(in crate::ui) fn read_file(self, file: &File, is_kept: bool) {
        let name = file.name();
        let file: Blob = file.clone().into();
        if file.size() > LONGEST_PROGRAM {
            return self.start(
                ImportSource { request: ImportRequest::default(), file: Some(file) },
                Some(name),
                is_kept,
            );
        }
        spawn_local(async move {
            // The client reports files that cannot be read.
            let bytes = files::read_bytes(&file).await.unwrap_or_default();
            match String::from_utf8(in_utf8(&bytes).into_owned()) {
                Ok(program) if is_python(program.as_bytes()) => self.start_program(program, Some(name), is_kept),
                Ok(_) | Err(_) => {
                    let source = ImportSource { request: ImportRequest::default(), file: Some(file) };
                    self.start(source, Some(name), is_kept);
                }
            }
        });
    }

    /// Reads a text and opens it. A link to this page opens its content.
    pub(in crate::ui) fn read_text(self, text: &str) {
        if let Some(link) = link_in(text) {
            self.close();
            self.state.apply_link(link);
            return;
        }
        if is_python(text.as_bytes()) {
            return self.start_program(text.to_owned(), None, false);
        }
        let request = ImportRequest { bytes: text.as_bytes().to_vec(), input: None };
        self.start(ImportSource { request, file: None }, None, false);
    }

    /// Continues reading with the input's shape.
    pub(in crate::ui) fn answer_input(self, input: String) {
        let source = self.current.with_value(|current| current.source.clone());
        if let Some(mut source) = source {
            source.request.input = Some(input);
            let is_kept = self.current.with_value(|current| current.is_kept);
            self.start(source, self.importing().file.get_untracked(), is_kept);
        }
    }

    /// Starts running a program that defines a network.
    fn start_program(self, program: String, file: Option<String>, is_kept: bool) {
        self.client.cancel();
        let request = ImportRequest { bytes: program.into_bytes(), input: None };
        self.begin(ImportSource { request, file: None }, file, is_kept);
        self.run_python(PythonOptions::default());
    }

    /// Runs the present program with the options known so far.
    pub(in crate::ui) fn run_python(self, options: PythonOptions) {
        let program = self.current.with_value(|current| {
            current.source.as_ref().and_then(|source| String::from_utf8(source.request.bytes.clone()).ok())
        });
        let Some(program) = program else { return };
        self.importing()
            .stage
            .set(ImportStage::Reading { share: None, is_slow: self.importing().open.get_untracked() });
        self.python.run(program, &options, move |reading| self.hear_python(reading));
    }

    fn hear_python(self, reading: PythonReading) {
        let PythonReading { result, model, models, notes } = reading;
        match result {
            Ok(PythonAnswer::Network { network, .. }) => match limited(*network) {
                Ok(network) => {
                    let remark = |note: &PythonNote| ImportRemark {
                        words: Translated::new(|locale| python_words::note(locale, note)),
                        layer: None,
                    };
                    self.open(network, "Python".into(), notes.iter().map(remark).collect());
                }
                Err(error) => {
                    let reason = Translated::new(|locale| source_error(locale, &OpenError::Long(error)));
                    self.refuse(ImportRefusal::new(reason));
                }
            },
            Ok(PythonAnswer::Question(PythonQuestion { arguments, input, input_known })) => {
                let input = (!input_known).then(|| input.unwrap_or_else(|| USUAL_INPUT.to_owned()));
                self.show(ImportStage::NeedsArguments(PythonForm { model, models, arguments, input }));
            }
            Err(error) => {
                let reason = Translated::new(|locale| python_words::error(locale, &error));
                self.refuse(ImportRefusal::new(reason));
            }
        }
    }

    /// Records what is being read, and shows the progress if it is slow.
    fn begin(self, source: ImportSource, file: Option<String>, is_kept: bool) {
        self.forget();
        let importing = self.importing();
        importing.file.set(file);
        importing.stage.set(ImportStage::Reading { share: None, is_slow: false });
        let show = move || {
            if let Some(ImportStage::Reading { share, .. }) = importing.stage.try_get_untracked() {
                importing.stage.set(ImportStage::Reading { share, is_slow: true });
                importing.open.set(true);
            }
        };
        let timer = set_timeout_with_handle(show, SHOWN_AFTER).ok();
        self.current.set_value(Current { source: Some(source), is_kept, timer });
    }

    fn start(self, source: ImportSource, file: Option<String>, is_kept: bool) {
        self.python.cancel();
        if source.file.is_none() && source.request.bytes.len() <= SHORT {
            self.forget();
            self.importing().file.set(file);
            self.current.set_value(Current { source: Some(source.clone()), is_kept, timer: None });
            return self.hear(ImportProgress::Done(outcome(&source.request)));
        }
        self.begin(source.clone(), file, is_kept);
        self.client.read(source);
    }

    fn forget(self) {
        let current = self.current.try_update_value(std::mem::take);
        if let Some(timer) = current.and_then(|current| current.timer) {
            timer.clear();
        }
    }

    fn hear(self, progress: ImportProgress) {
        let stopped = |reason: Translated| ImportOutcome::Refused(ImportRefusal::new(reason));
        let outcome = match progress {
            ImportProgress::Read(share) => {
                let stage = self.importing().stage;
                let is_slow = matches!(stage.get_untracked(), ImportStage::Reading { is_slow: true, .. });
                return stage.set(ImportStage::Reading { share: Some(share), is_slow });
            }
            ImportProgress::Done(outcome) => outcome,
            ImportProgress::Stopped => stopped(reading::stopped()),
            ImportProgress::Unreadable => stopped(reading::unreadable()),
        };
        match outcome {
            ImportOutcome::Read(imported) => self.accept(imported),
            ImportOutcome::NeedsInput { guess } => self.show(ImportStage::NeedsInput { guess }),
            ImportOutcome::Refused(refusal) => self.refuse(refusal),
        }
    }

    fn accept(self, imported: ImportedNetwork) {
        let ImportedNetwork { network, format, remarks } = imported;
        let Ok(network) = notation::read(&network) else {
            let reason = reading::stopped();
            return self.show(ImportStage::Refused(ImportRefusal::new(reason)));
        };
        self.open(network, format, remarks);
    }

    /// Opens a network that was read.
    fn open(self, network: Network, format: String, remarks: Vec<ImportRemark>) {
        let is_kept = self.current.with_value(|current| current.is_kept);
        let importing = self.importing();
        let file = importing.file.get_untracked();
        self.forget();
        importing.stage.set(ImportStage::Resting);
        importing.open.set(false);
        self.state.open_import(network, file, format, remarks);
        if is_kept {
            self.autosave.save();
        }
    }

    /// Shows a refusal. A short text is put into the text box to be corrected.
    fn refuse(self, refusal: ImportRefusal) {
        let text = self.current.with_value(|current| {
            let source = current.source.as_ref()?;
            let bytes = &source.request.bytes;
            let is_for_box = source.file.is_none() && bytes.len() <= LONGEST_IN_BOX;
            is_for_box.then(|| String::from_utf8(bytes.clone()).ok()).flatten()
        });
        if let Some(text) = text {
            self.importing().text.set(text);
        }
        self.show(ImportStage::Refused(refusal));
        go_on_at([".paste-area"]);
    }

    fn show(self, stage: ImportStage) {
        self.importing().stage.set(stage);
        self.importing().open.set(true);
    }
}

/// The content of a link to this page in a text; `None` if the text is not such a link, or has no network.
fn link_in(text: &str) -> Option<address::Link> {
    let text = text.trim();
    let is_address = ["http://", "https://", "file://"].iter().any(|scheme| text.starts_with(scheme));
    let (_, fragment) = text.split_once('#').filter(|_| is_address && !text.contains(char::is_whitespace))?;
    address::read(fragment).ok().filter(|link| link.network.is_some())
}
