//! What holds of Convscope, as far as it can be checked without a browser: one test program, so that the library is linked once.
//!
//! | module | what it checks |
//! |---|---|
//! | [`analysis`] | receptive fields, influence and costs, against PyTorch's measurements and a brute force |
//! | [`measured_claims`] | the numbers that the page argues with, against what was measured of them |
//! | [`formats`] | the notation and JSON: what is read, what is refused and why, that nothing is lost; the presets |
//! | [`edits`] | what an edit does to a network, and what holds whatever is edited |
//! | [`exports`] | tables, code for three frameworks, compressed links |
//! | [`command_line`] | the built `convscope`: output, errors, exit status |
//! | [`any_input`] | that any input is answered, with a seeded generator and every input that ever broke something |
//! | [`still`] | the still picture in `index.html` |
//! | [`page_state`] | the signals of the page: what follows from an edit, a selection, the passing of time |
//! | [`saved_documents`] | that any network survives storage, address and files |
//! | [`break_even`] | the sweep that finds where the cheaper of two networks changes |
//! | [`kernel_lab`] | composing, fitting and comparing small kernels |
//! | [`lessons`] | what the lessons say, in both languages |
//! | [`locales`] | the words of the page, in both languages |
//! | [`evidence`] | what the page says of the cases that its numbers are compared with |
//! | [`colours`] | contrast and colour vision |
//! | [`icons`] | the icons of the installed page |
//! | [`tidy`] | rules about the files of the repository |
//!
//! [`reference`] reads the reference data and [`random_networks`] draws networks for property tests. The tests inside a
//! browser are `tests/browser`, those of the built page `tests/e2e`.

mod analysis;
mod any_input;
mod break_even;
mod colours;
mod command_line;
mod edits;
mod evidence;
mod exports;
mod formats;
mod icons;
mod kernel_lab;
mod lessons;
mod locales;
mod measured_claims;
mod page_state;
mod random_networks;
mod reference;
mod saved_documents;
mod still;
mod tidy;
