//! Main test program: everything that can be checked without a browser, in one program so that the library is linked once.
//!
//! | module | what it checks |
//! |---|---|
//! | [`analysis`] | receptive fields, influence and costs, against PyTorch's measurements and a brute force |
//! | [`measured_claims`] | the numbers in the page's arguments, compared with measurements |
//! | [`formats`] | the notation and JSON: what is read, what is refused and why, that nothing is lost; the presets |
//! | [`edits`] | what an edit does to a network, and properties of all edits |
//! | [`exports`] | tables, code for three frameworks, compressed links |
//! | [`command_line`] | the built `convscope`: output, errors, exit status |
//! | [`any_input`] | that any input is answered, with a seeded generator and every input that ever caused a failure |
//! | [`still`] | the still picture in `index.html` |
//! | [`page_state`] | the signals of the page after an edit, a selection, the passing of time |
//! | [`saved_documents`] | that any network survives storage, address and files |
//! | [`break_even`] | the sweep that finds where the cheaper of two networks changes |
//! | [`kernel_lab`] | composing, fitting and comparing small kernels |
//! | [`lessons`] | the claims of the lessons, in both languages |
//! | [`locales`] | the texts of the page, in both languages |
//! | [`evidence`] | the numbers of measured cases that the page claims |
//! | [`colors`] | contrast and color vision |
//! | [`pages`] | the static pages: valid HTML, both languages, links, numbers, preview pictures |
//! | [`icons`] | the icons of the installed page |
//! | [`tidy`] | rules about the files of the repository |
//!
//! [`reference`] reads the reference data and [`random_networks`] generates networks for property tests. Tests inside a browser are in
//! `tests/browser`, those of the built page in `tests/e2e`.

mod analysis;
mod any_input;
mod break_even;
mod colors;
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
mod pages;
mod random_networks;
mod reference;
mod saved_documents;
mod still;
mod tidy;
