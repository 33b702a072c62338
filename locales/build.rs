//! Turns the locale files into typed words, checked while compiling: a key that one language lacks is an error.
//!
//! `leptos_i18n_build` does the same, and would compile all of ICU's data exporter for formats that the page does not use; so its two
//! halves, the parser and the code generator, are called directly. The command line has no words of the locale files.

fn main() {
    println!("cargo::rerun-if-changed=locales");
    #[cfg(feature = "page")]
    if let Err(problem) = words::generate() {
        println!("cargo::error={problem}");
    }
    if cfg!(feature = "python-worker") && std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        // The interpreter calls itself for every call of the program that it runs.
        println!("cargo::rustc-link-arg-bin=python=-zstack-size=16777216");
    }
}

#[cfg(feature = "page")]
mod words {
    use std::error::Error;
    use std::path::PathBuf;
    use std::{env, fs};

    use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
    use leptos_i18n_parser::parse_locales::parse_locales;

    /// Writes `locales.rs` into the build's own folder.
    pub(super) fn generate() -> Result<(), Box<dyn Error>> {
        let options = ParseOptions::default().interpolate_display(true);
        let config = Config::new("en")?.add_locale("zh-CN")?.parse_options(options);
        let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
        let parsed = parse_locales(Some(root), config)?;
        for problem in parsed.diag.errors().iter() {
            println!("cargo::error={problem}");
        }
        for problem in parsed.diag.warnings().iter() {
            println!("cargo::error={problem}");
        }
        let code = leptos_i18n_codegen::gen_code(&parsed, None, false, None, false)?;
        let out = PathBuf::from(env::var("OUT_DIR")?).join("locales.rs");
        fs::write(out, code.to_string())?;
        Ok(())
    }
}
